package org.backupdoctor.internal.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Backup.ErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * What error codes mean, as {@code data/errors.yaml} says.
 *
 * @param codes by domain and code, as {@code MBErrorDomain 303}
 */
public record ErrorCodes(Map<String, Meaning> codes) {

    /** What is said of a code that isn't known. */
    public static final Meaning NOT_KNOWN = new Meaning(ErrorKind.UNKNOWN, "an error that isn't known", false, true);

    /**
     * What a code means.
     *
     * @param kind what kind of thing it speaks of
     * @param meaning half a sentence
     * @param passing whether it often goes by itself
     * @param counts whether the device counts it as a failure when it decides how long to wait
     */
    public record Meaning(ErrorKind kind, String meaning, boolean passing, boolean counts) {}

    /** What a code means, if it is known. */
    public Optional<Meaning> of(String domain, long code) {
        @Nullable Meaning meaning = codes.get(domain + " " + code);
        return Optional.ofNullable(meaning);
    }

    static ErrorCodes parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = FieldReader.ofData(file, data, problems);
        Map<String, Meaning> codes = new TreeMap<>();
        FieldReader domains = all.group("domains");
        for (String domain : domains.names()) {
            FieldReader numbers = domains.group(domain);
            for (String number : numbers.names()) {
                if (!number.matches("-?\\d{1,9}")) {
                    numbers.problem(number, "Expected a code, a whole number, but was \"" + number + "\".", "");
                }
                FieldReader code = numbers.group(number);
                codes.put(
                        domain + " " + number,
                        new Meaning(
                                code.word("kind", ErrorKind.class, null),
                                code.text("meaning", null),
                                code.flag("passing", false),
                                code.flag("counts", true)));
                code.nothingElse();
            }
        }
        all.nothingElse();
        return new ErrorCodes(codes);
    }
}
