package org.backupdoctor.internal.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupdoctor.FactInfo;
import org.backupdoctor.FactInfo.Property;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.data.Suggestions;
import org.jspecify.annotations.Nullable;

/** Describes all facts to whoever writes rules: from their records, and from their Javadoc, which the build keeps as a resource. */
public final class FactCatalog {

    /** The sentences of the facts' Javadoc, by the name of a fact, or of a fact and its method. */
    public static final String DESCRIPTIONS = "org/backupdoctor/schema/facts.properties";

    private FactCatalog() {}

    /** All facts, in the order of the snapshot's JSON. */
    public static List<FactInfo> all() {
        Properties descriptions = descriptions();
        List<String> order = new ArrayList<>();
        Schema.ROOT.fields().forEach((name, type) -> {
            order.add("/" + name);
            if (type instanceof Schema.Group group) {
                group.fields().keySet().forEach(field -> order.add("/" + name + "/" + field));
            }
        });
        return FactType.all().stream()
                .map(type -> info(type, descriptions))
                .sorted(Comparator.comparingInt((FactInfo fact) -> place(fact, order)))
                .toList();
    }

    /**
     * Of these facts those of a name, a JSON path or a group.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static List<FactInfo> named(String name, List<FactInfo> facts) {
        String path = "/" + name.replace('.', '/').replaceFirst("^/", "");
        List<FactInfo> found = facts.stream()
                .filter(fact -> fact.name().equalsIgnoreCase(name)
                        || fact.group().equals(path.substring(1))
                        || fact.paths().stream().anyMatch(other -> isAt(path, other)))
                .toList();
        if (found.isEmpty()) {
            Set<String> known = new TreeSet<>();
            facts.forEach(fact -> {
                known.add(name.startsWith("/") ? fact.paths().get(0) : fact.name());
                known.add(name.startsWith("/") ? "/" + fact.group() : fact.group());
            });
            String near = Suggestions.maybe(name, known);
            throw new IllegalArgumentException("There is no fact, no path and no group \"" + name + "\".\n"
                    + (near.isEmpty() ? "Maybe \"rules facts\" without a name shows it." : near));
        }
        return found;
    }

    /** Whether a fact is read from there: {@code /backup/apps/2/sizeBytes} is of {@code /backup/apps/*}. */
    private static boolean isAt(String path, String of) {
        String begin = of.replace("/*", "/");
        return path.equals(of)
                || path.equals(of.replaceFirst("/\\*$", ""))
                || (of.endsWith("/*") && path.startsWith(begin));
    }

    private static int place(FactInfo fact, List<String> order) {
        String path = fact.paths().get(0);
        int star = path.indexOf("/*");
        return order.indexOf(star < 0 ? path : path.substring(0, star));
    }

    private static FactInfo info(FactType fact, Properties descriptions) {
        Class<? extends Fact> type = fact.type();
        String name = type.getSimpleName();
        List<Property> properties = fact.parts().stream()
                .map(part -> new Property(
                        part.name(),
                        List.of(),
                        FactPattern.kind(part.name(), part.type()),
                        words(part.type()),
                        described(part)))
                .toList();
        List<Property> derived = derived(fact, descriptions);
        String[] steps = fact.paths().get(0).split("/", -1);
        boolean grouped = Schema.ROOT.fields().get(steps[1]) instanceof Schema.Group;
        return new FactInfo(
                name,
                grouped ? steps[1] : "",
                fact.paths(),
                descriptions.getProperty(name, ""),
                properties,
                derived,
                FactPattern.of(name, properties, derived));
    }

    private static String described(FactType.Part part) {
        return part.isIndex() ? "Its place in the list; 0 is the first." : "";
    }

    private static List<Property> derived(FactType fact, Properties descriptions) {
        Map<String, Property> derived = new TreeMap<>();
        for (Method method : fact.type().getMethods()) {
            boolean own = Fact.class.isAssignableFrom(method.getDeclaringClass())
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isSynthetic()
                    && !List.of("equals", "hashCode", "toString").contains(method.getName())
                    && fact.parts().stream().noneMatch(part -> part.name().equals(method.getName()));
            if (own) {
                derived.put(
                        method.getName(),
                        new Property(
                                method.getName(),
                                Arrays.stream(method.getParameterTypes())
                                        .map(type -> type == String.class ? "text" : type.getSimpleName())
                                        .toList(),
                                FactPattern.kind(method.getName(), method.getReturnType()),
                                words(method.getReturnType()),
                                description(fact.type(), method.getName(), descriptions)));
            }
        }
        return List.copyOf(derived.values());
    }

    /** The method's own description, or that of the interface which asks for it. */
    private static String description(Class<?> type, String method, Properties descriptions) {
        String text = descriptions.getProperty(type.getSimpleName() + "." + method, "");
        for (Class<?> above : type.getInterfaces()) {
            text = text.isEmpty() ? description(above, method, descriptions) : text;
        }
        return text;
    }

    private static List<String> words(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(word -> type.getSimpleName() + "." + ((Enum<?>) word).name())
                        .toList()
                : List.of();
    }

    private static Properties descriptions() {
        Properties descriptions = new Properties();
        try (@Nullable InputStream in = FactCatalog.class.getClassLoader().getResourceAsStream(DESCRIPTIONS)) {
            if (in != null) {
                descriptions.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return descriptions;
    }
}
