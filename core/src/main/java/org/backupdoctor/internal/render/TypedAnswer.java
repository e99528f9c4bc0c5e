package org.backupdoctor.internal.render;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Sizes;
import org.backupdoctor.internal.language.Phrases;
import org.backupdoctor.internal.snapshot.Schema;

/** An answer as a person types it: a size has its unit, a number may have one, and a comma may stand where decimals begin. */
final class TypedAnswer {

    /** A comma before three digits may group thousands. */
    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,18})(?:([.,])(\\d{1,2})|(\\.\\d{3,15}))?(\\D.*)?");

    /** Phrases with the unit, by how names of fields begin or end. */
    private static final Map<String, List<String>> UNITS = Map.of(
            "days", List.of("unit.day", "unit.days"),
            "minutes", List.of("unit.minute"),
            "seconds", List.of("unit.seconds"),
            "dbm", List.of("unit.dbm"),
            "mbps", List.of("unit.mbps"),
            "percent", List.of("unit.percent"));

    private final Wording wording;

    TypedAnswer(Wording wording) {
        this.wording = wording;
    }

    /**
     * The same as a field of the snapshot takes it.
     *
     * @throws SnapshotException when a size is expected and it is none
     */
    String plain(String path, String typed) {
        Schema.Type type = Schema.at(path);
        Matcher number = NUMBER.matcher(typed.strip());
        if (type instanceof Schema.Size) {
            String size =
                    number.matches() ? decimal(number) + " " + unit(number).replace("IB", "iB") : typed;
            if (Sizes.parse(size).isEmpty()) {
                throw new SnapshotException(List.of(new Problem(
                        "answer",
                        path,
                        wording.phrase("answer.size", wording.value("typed", typed)),
                        wording.phrase("answer.unit"))));
            }
            return size;
        }
        boolean isNumber = type instanceof Schema.Whole || type instanceof Schema.Real;
        return isNumber && number.matches() && units(path).anyMatch(unit(number)::equals) ? decimal(number) : typed;
    }

    private static String decimal(Matcher number) {
        return number.group(1)
                + (number.group(2) == null ? "" : "." + number.group(3))
                + (number.group(4) == null ? "" : number.group(4));
    }

    private static String unit(Matcher number) {
        return number.group(5) == null ? "" : number.group(5).strip().toUpperCase(Locale.ROOT);
    }

    /** How the unit of a field is written, in this language and in English; it may be left out. */
    private Stream<String> units(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        Stream<String> written = UNITS.entrySet().stream()
                .filter(unit -> name.startsWith(unit.getKey()) || name.endsWith(unit.getKey()))
                .flatMap(unit -> unit.getValue().stream())
                .flatMap(key -> Stream.of(wording.language().phrases(), Phrases.ENGLISH)
                        .map(phrases -> phrases.pattern(key).replace("{0}", "")));
        return Stream.concat(written, Stream.of("")).map(unit -> unit.strip().toUpperCase(Locale.ROOT));
    }
}
