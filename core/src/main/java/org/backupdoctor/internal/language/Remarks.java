package org.backupdoctor.internal.language;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is remarked of a snapshot while it is read, in another language. A snapshot is of no language and its remarks are English; they are
 * told by the English phrases, whose keys begin with {@code remark.}; parts of them that are words of ours by those that begin with
 * {@code remark.word.}.
 */
final class Remarks {

    private static final String WORD = "remark.word.";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Phrases phrases;
    private final Map<Pattern, String> keys = new LinkedHashMap<>();
    private final Map<String, String> words = new HashMap<>();

    Remarks(Phrases phrases) {
        this.phrases = phrases;
        Map<String, String> remarks = new HashMap<>();
        Phrases.ENGLISH.all().forEach((key, pattern) -> {
            String english = pattern.replace("''", "'");
            if (key.startsWith(WORD)) {
                words.put(english, key);
            } else if (key.startsWith("remark.")) {
                remarks.put(english, key);
            }
        });
        // What says more is looked for first: what says less would fit it too.
        remarks.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, String> remark) ->
                                -PLACE.matcher(remark.getKey()).replaceAll("").length())
                        .thenComparing(Map.Entry::getKey))
                .forEach(remark -> keys.put(matching(remark.getKey()), remark.getValue()));
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
                    values.add(word(found.group(i)));
                }
                return new MessageFormat(phrases.pattern(known.getValue()), Locale.ROOT).format(values.toArray());
            }
        }
        return remark;
    }

    /** A part of a remark that is words of ours in this language, else as it is. */
    private String word(String value) {
        String key = words.get(value);
        return key == null ? value : new MessageFormat(phrases.pattern(key), Locale.ROOT).format(new Object[0]);
    }
}
