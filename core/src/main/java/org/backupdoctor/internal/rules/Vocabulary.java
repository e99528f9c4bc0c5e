package org.backupdoctor.internal.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Efficacy;
import org.backupdoctor.rule.Strength;
import org.backupdoctor.rule.Texts;
import org.backupdoctor.rule.Verb;
import org.backupdoctor.rule.Verbs;
import org.jspecify.annotations.Nullable;

/** The names a rule file may use without importing them: facts, words for their values, and verbs. */
final class Vocabulary {

    private static final Map<String, Class<?>> TYPES = byName();
    private static final Set<String> FACTS = TYPES.entrySet().stream()
            .filter(entry -> entry.getValue().isRecord())
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    private static final List<Class<?>> WORDS = List.of(Strength.class, Efficacy.class, NoteKind.class);
    private static final String STATICS = Verb.words().stream()
                    .map(verb -> "import static " + Verbs.class.getName() + "." + verb + ";")
                    .collect(Collectors.joining())
            + WORDS.stream()
                    .map(words -> "import static " + words.getCanonicalName() + ".*;")
                    .collect(Collectors.joining());

    private Vocabulary() {}

    /** The fact or enumeration of this name, or null. */
    static @Nullable Class<?> type(String name) {
        return TYPES.get(name);
    }

    /** All facts and enumerations, those of verbs too. */
    static List<Class<?>> types() {
        return Stream.concat(TYPES.values().stream(), WORDS.stream()).toList();
    }

    /** The names of all facts. */
    static Collection<String> factNames() {
        return Collections.unmodifiableSet(FACTS);
    }

    /** The names of all enumerations. */
    static Collection<String> enumNames() {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().isEnum())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The imports that rules need for the names they use, on one line. */
    static String imports(String drl) {
        return TYPES.entrySet().stream()
                        .filter(entry -> Pattern.compile("\\b" + entry.getKey() + "\\b")
                                .matcher(drl)
                                .find())
                        .map(entry -> "import " + entry.getValue().getCanonicalName() + ";")
                        .collect(Collectors.joining())
                + (drl.contains("Texts.matches( ") ? "import " + Texts.class.getName() + ";" : "")
                + STATICS;
    }

    private static Map<String, Class<?>> byName() {
        Map<String, Class<?>> types = new TreeMap<>();
        types.put(Diagnosis.class.getSimpleName(), Diagnosis.class);
        for (FactType fact : FactType.all()) {
            types.put(fact.type().getSimpleName(), fact.type());
            Arrays.stream(fact.type().getRecordComponents())
                    .map(component -> component.getType())
                    .filter(Class::isEnum)
                    .forEach(words -> types.put(words.getSimpleName(), words));
        }
        return types;
    }
}
