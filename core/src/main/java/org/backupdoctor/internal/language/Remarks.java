package org.backupdoctor.internal.language;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is remarked of a snapshot while it is read, in another language. A snapshot is of no language and its remarks are English; they are
 * told by the English phrases, whose keys begin with {@code remark.}.
 */
final class Remarks {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Phrases phrases;
    private final Map<Pattern, String> keys = new LinkedHashMap<>();

    Remarks(Phrases phrases) {
        this.phrases = phrases;
        Phrases.ENGLISH.all().forEach((key, pattern) -> {
            if (key.startsWith("remark.")) {
                keys.put(matching(pattern.replace("''", "'")), key);
            }
        });
    }

    /** Places for values in the order of their numbers, as the English phrases have them. */
    private static Pattern matching(String pattern) {
        StringBuilder matching = new StringBuilder();
        Matcher place = PLACE.matcher(pattern);
        int end = 0;
        while (place.find()) {
            matching.append(Pattern.quote(pattern.substring(end, place.start())))
                    .append("(.+)");
            end = place.end();
        }
        return Pattern.compile(matching + Pattern.quote(pattern.substring(end)));
    }

    /** A remark in this language; as it is where it isn't known. */
    String of(String remark) {
        for (Map.Entry<Pattern, String> known : keys.entrySet()) {
            Matcher found = known.getKey().matcher(remark);
            if (found.matches()) {
                List<Object> values = new ArrayList<>();
                for (int i = 1; i <= found.groupCount(); i++) {
                    values.add(found.group(i));
                }
                return new MessageFormat(phrases.pattern(known.getValue()), Locale.ROOT).format(values.toArray());
            }
        }
        return remark;
    }
}
