package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.RuleSet.Mode;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.rules.Premise.Matches;
import org.backupdoctor.rule.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a rule's conditions without their classes is what the compiled conditions say. */
class ShapeTest {

    private static final int TRIES = 300;

    /** Conditions in the ways in which most are written. */
    private static final List<String> TOLD = List.of(
            "AppSize( sizeBytes == 0 )",
            "AppSize( sizeBytes != 5 )",
            "AppSize( sizeBytes > 2 * 1000 - 1 )",
            "AppSize( sizeBytes >= 5L * 1000 * 1000 * 1000 )",
            "AppSize( sizeBytes < -1 )",
            "AppSize( sizeBytes <= 100 + 20 * 3 )",
            "AppSize( sizeBytes > 10 && < 20 )",
            "AppSize( sizeBytes > 10 && sizeBytes < 20 || sizeBytes == 100 )",
            "AppSize( !( sizeBytes > 10 ) )",
            "AppSize( index in ( 1, 2, 1 + 2 ) )",
            "AppSize( index not in ( 0, -1 ) )",
            "AppSize( name == \"Photos\" )",
            "AppSize( name != \"Photos\" )",
            "AppSize( name in ( \"Photos\", \"Notes\" ) )",
            "AppSize( name not in ( \"Photos\" ) )",
            "$app : AppSize( $size : sizeBytes > 10 ) and AppSize( index == $app.index, sizeBytes != $size, name != \"a\" )",
            "$app : AppSize( sizeBytes > 10 ) and not AppSize( index != $app.index, sizeBytes > $app.sizeBytes )",
            "AppSize( $one : index ) and AppSize( index == $one || sizeBytes == 7 )",
            "AppSize( $one : index ) and AppSize( index in ( $one, 7 ) )",
            "AppSize( name == \"Photos\" ) or AppSize( sizeBytes > 99 )",
            "AppSize( name == \"Photos\" ) and exists AppSize( sizeBytes > 99 )",
            "UploadSpeed( mbps < 1 )",
            "UploadSpeed( mbps >= 0.5 )",
            "UploadSpeed( mbps in ( 1, 2.5 ) )",
            "IosVersion( atLeast( \"17\" ) )",
            "IosVersion( !olderThan( \"18.1\" ) )",
            "IosVersion( atLeast( \"17\" ) && olderThan( \"26\" ) )",
            "ComplaintMessage( mentions( \"not enough\" ) || text == \"?\" )",
            "NewestError( kind == ErrorKind.TLS )",
            "NewestError( kind != ErrorKind.TLS, code == 7 )",
            "NewestError( kind in ( ErrorKind.TLS, ErrorKind.DNS ), root )",
            "NewestError( kind not in ( ErrorKind.TLS, ErrorKind.DNS ), !root )",
            "NewestError( root == true )",
            "NewestError( root != true || passing == false )");

    /** What takes the compiled condition to tell. */
    private static final List<String> NOT_TOLD = List.of(
            "AppSize( sizeBytes > index )",
            "AppSize( sizeBytes * 2 > 30 )",
            "AppSize( name == \"a \\\"quoted\\\" one\" )",
            "AppSize( name.length > 3 )",
            "AppSize( name.startsWith( \"P\" ) )",
            "AppSize( name contains \"hot\" )",
            "AppSize( name matches \"P.*\" )",
            "AppSize( $first : index, sizeBytes > $first )",
            "AppSize( $one : index ) and AppSize( index != $one && sizeBytes == 7 )");

    @Test
    void ofTheBundledRulesMostAreToldAndAreToldRight() {
        LoadedRules rules = LoadedRules.bundled();
        int told = 0;
        for (RuleInfo rule : rules.rules().rules().values()) {
            told += isToldRight(rules, rule) ? 1 : 0;
        }
        assertTrue(told > rules.rules().rules().size() * 9 / 10, "Only " + told + " can be told.");
    }

    @Test
    void plainConditionsAreToldInWhateverWayTheyAreWritten(@TempDir Path directory) throws IOException {
        List<String> forms = Stream.of(TOLD, NOT_TOLD).flatMap(List::stream).toList();
        StringBuilder drl = new StringBuilder();
        for (int i = 0; i < forms.size(); i++) {
            drl.append("""
                    rule "no-wifi/form-%d"
                        @because("It is written so.")
                    when
                        $on : AirplaneMode( yes )
                        ( %s )
                    then
                        suspect( SLIGHT, $on );
                    end

                    """.formatted(i, forms.get(i)));
        }
        Path file = directory.resolve("causes/network/forms.drl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, drl);
        LoadedRules rules = LoadedRules.bundledWith(directory, Mode.RESTRICTED, null);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            if (isToldRight(rules, rules.rules().rule("no-wifi/form-" + i))) {
                told.add(forms.get(i));
            }
        }
        assertEquals(TOLD, told);
    }

    /** Says whether a rule can be told; what is told has to be right. */
    private static boolean isToldRight(LoadedRules rules, RuleInfo rule) {
        if (!Shape.isPlain(rule.need().shape())) {
            return false;
        }
        Premise told = Shape.premise(rule.need().shape());
        Premise compiled = rules.rules().compiledPremise(rule.name());
        assertEquals(outline(compiled), outline(told), rule::name);
        List<Matches> matches = new ArrayList<>();
        told.eachMatch(matches::add);
        List<Matches> others = new ArrayList<>();
        compiled.eachMatch(others::add);
        List<Object> constants = new ArrayList<>();
        collect(rule.need().shape(), constants);
        Random random = new Random(rule.name().hashCode());
        for (int i = 0; i < matches.size(); i++) {
            for (int j = 0; j < TRIES; j++) {
                Fact fact = fact(matches.get(i).type(), constants, random);
                if (fact != null) {
                    String about = rule.name() + " " + fact;
                    assertEquals(others.get(i).fits(fact), matches.get(i).fits(fact), about);
                    assertEquals(
                            others.get(i).own().isEmpty(), matches.get(i).own().isEmpty(), about);
                    // Of a diagnosis nobody asks what comes first.
                    if (!others.get(i).own().isEmpty() && !(fact instanceof Diagnosis)) {
                        assertEquals(
                                others.get(i).fitsFirst(fact), matches.get(i).fitsFirst(fact), about);
                    }
                }
            }
        }
        return true;
    }

    /** How a premise is put together, without what is asked of facts. */
    private static String outline(Premise premise) {
        if (premise instanceof Premise.All all) {
            return all.parts().stream()
                    .filter(part -> !(part instanceof Premise.Nothing))
                    .map(ShapeTest::outline)
                    .collect(Collectors.joining(" and "));
        } else if (premise instanceof Premise.Any any) {
            return "any" + any.parts().stream().map(ShapeTest::outline).toList();
        } else if (premise instanceof Premise.Not not) {
            return "not[" + outline(not.part()) + "]";
        } else if (premise instanceof Premise.Gathered gathered) {
            return "gathered[" + outline(gathered.part()) + "]";
        }
        return premise instanceof Matches matches
                ? matches.type().getSimpleName() + (matches.joined() ? "*" : "")
                : premise.getClass().getSimpleName();
    }

    private static void collect(Object shape, List<Object> constants) {
        if (shape instanceof List<?> list) {
            list.forEach(part -> collect(part, constants));
        } else {
            constants.add(shape);
        }
    }

    /** A fact with values at and beside the constants of a rule; null where there can't be such a fact. */
    private static @Nullable Fact fact(Class<?> type, List<Object> constants, Random random) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getType(), constants, random);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            return (Fact) constructor.newInstance(values);
        } catch (InvocationTargetException impossible) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object value(Class<?> type, List<Object> constants, Random random) {
        Object constant = constants.get(random.nextInt(constants.size()));
        if (type == String.class) {
            return random.nextInt(4) == 0
                    ? List.of("", "17.4", "26.1", "x").get(random.nextInt(4))
                    : constant.toString();
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == LocalDate.class) {
            return LocalDate.EPOCH.plusDays(random.nextInt(3));
        } else if (type == Instant.class) {
            return Instant.EPOCH.plusSeconds(random.nextInt(3));
        } else if (type.isEnum()) {
            Object[] words = type.getEnumConstants();
            return Arrays.stream(words)
                    .filter(word -> ((Enum<?>) word).name().equals(constant))
                    .findAny()
                    .orElse(words[random.nextInt(words.length)]);
        }
        List<Number> numbers = constants.stream()
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .toList();
        double number = numbers.isEmpty() || random.nextInt(8) == 0
                ? random.nextInt(10) - 2
                : numbers.get(random.nextInt(numbers.size())).doubleValue() + random.nextInt(3) - 1;
        if (type == int.class) {
            return (int) number;
        }
        return type == long.class ? (Object) (long) number : (Object) (number + (random.nextInt(3) - 1) * 0.5);
    }
}
