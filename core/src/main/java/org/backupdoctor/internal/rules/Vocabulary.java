package org.backupdoctor.internal.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.data.Once;
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

    private static final SortedMap<String, Class<?>> FACTS = facts();
    private static final Map<String, Class<?>> FACT = Map.copyOf(FACTS);
    private static final Once<SortedMap<String, Class<?>>> ENUMS = Once.of(Vocabulary::enums);
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
        Class<?> fact = FACT.get(name);
        return fact == null ? ENUMS.get().get(name) : fact;
    }

    /** All facts and enumerations, those of verbs too. */
    static List<Class<?>> types() {
        return Stream.of(named().values(), WORDS).flatMap(Collection::stream).toList();
    }

    /** Whether a fact of ours has this name. */
    static boolean isFact(String name) {
        return FACT.containsKey(name);
    }

    /** The names of all facts. */
    static Collection<String> factNames() {
        return Collections.unmodifiableSet(FACTS.keySet());
    }

    /** The names of all enumerations. */
    static Collection<String> enumNames() {
        return List.copyOf(ENUMS.get().keySet());
    }

    /** The imports that rules need for the names they use, on one line. */
    static String imports(String drl) {
        return named().entrySet().stream()
                        .filter(entry -> Pattern.compile("\\b" + entry.getKey() + "\\b")
                                .matcher(drl)
                                .find())
                        .map(entry -> "import " + entry.getValue().getCanonicalName() + ";")
                        .collect(Collectors.joining())
                + (drl.contains("Texts.matches( ") ? "import " + Texts.class.getName() + ";" : "")
                + STATICS;
    }

    private static SortedMap<String, Class<?>> named() {
        SortedMap<String, Class<?>> named = new TreeMap<>(FACTS);
        named.putAll(ENUMS.get());
        return named;
    }

    private static SortedMap<String, Class<?>> facts() {
        SortedMap<String, Class<?>> facts = new TreeMap<>();
        facts.put(Diagnosis.class.getSimpleName(), Diagnosis.class);
        FactType.all().forEach(fact -> facts.put(fact.type().getSimpleName(), fact.type()));
        return facts;
    }

    private static SortedMap<String, Class<?>> enums() {
        SortedMap<String, Class<?>> enums = new TreeMap<>();
        for (FactType fact : FactType.all()) {
            Arrays.stream(fact.type().getRecordComponents())
                    .map(component -> component.getType())
                    .filter(Class::isEnum)
                    .forEach(words -> enums.put(words.getSimpleName(), words));
        }
        return enums;
    }
}
