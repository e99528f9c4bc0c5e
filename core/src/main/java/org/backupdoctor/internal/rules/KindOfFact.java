package org.backupdoctor.internal.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.DomainClassMetadata;

/**
 * What Drools numbers the properties of a kind of fact by. It makes a class for each kind and rule file; bundled rules share this one, as
 * hundreds of classes take longer to load than the rules to fire.
 */
public final class KindOfFact implements DomainClassMetadata {

    private static final Pattern MADE = Pattern.compile(
            "new (\\w+_Metadata)\\(\\);\\R    private static class \\1 implements .*?\\R    }\\R", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("return ([\\w.]+)\\.class;");
    private static final Pattern PROPERTY = Pattern.compile("case \"(\\w+)\": return (\\d+);");

    private final Class<?> type;
    private final List<String> properties;

    /**
     * A kind.
     *
     * @param properties its properties, by their numbers
     */
    public KindOfFact(Class<?> type, String... properties) {
        this.type = type;
        this.properties = List.of(properties);
    }

    @Override
    public Class<?> getDomainClass() {
        return type;
    }

    @Override
    public int getPropertiesSize() {
        return properties.size();
    }

    @Override
    public int getPropertyIndex(String name) {
        int index = properties.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("Unknown property '" + name + "' of " + type.getName() + ".");
        }
        return index;
    }

    /**
     * The source that Drools made of the kinds of a file, with this class in place of those that it made.
     *
     * @throws IllegalStateException when it isn't as this version of Drools makes it
     */
    static byte[] sharedIn(byte[] source) {
        String shared = MADE.matcher(new String(source, StandardCharsets.UTF_8))
                .replaceAll(made -> Matcher.quoteReplacement(constructor(made.group())));
        if (shared.contains("_Metadata implements ")) {
            throw new IllegalStateException("Drools makes the kinds of facts in another way than it used to.");
        }
        return shared.getBytes(StandardCharsets.UTF_8);
    }

    private static String constructor(String made) {
        Matcher type = TYPE.matcher(made);
        StringBuilder properties = new StringBuilder();
        Matcher property = PROPERTY.matcher(made);
        for (int number = 0; property.find(); number++) {
            if (Integer.parseInt(property.group(2)) != number) {
                return made;
            }
            properties.append(", \"").append(property.group(1)).append('"');
        }
        return type.find()
                ? "new " + KindOfFact.class.getName() + "(" + type.group(1) + ".class" + properties + ");\n"
                : made;
    }
}
