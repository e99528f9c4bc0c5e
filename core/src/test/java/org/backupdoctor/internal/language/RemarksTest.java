package org.backupdoctor.internal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemarksTest {

    private static final List<String> VALUES =
            List.of("a.plist", "b c.plist", "/backup/enabled", "18.4", "text: of it", "2026-11-20", "some, more");

    /** Each is told from all others, also where one says more than another. */
    @Test
    void eachRemarkIsToldByItsOwnPhrase() {
        Map<String, String> others = new LinkedHashMap<>();
        Phrases.ENGLISH.all().forEach((key, pattern) -> {
            if (key.startsWith("remark.")) {
                others.put(key, key + places(pattern));
            }
        });
        assertTrue(others.size() > 50, others.size() + " remarks");
        Remarks remarks = new Remarks(Phrases.ENGLISH.with(others));
        Map<String, String> wrong = new TreeMap<>();
        others.forEach((key, other) -> {
            if (!key.startsWith("remark.word.")) {
                String english = filled(Phrases.ENGLISH.pattern(key));
                String told = remarks.of(english);
                if (!told.equals(filled(other))) {
                    wrong.put(english, told);
                }
            }
        });
        assertEquals(Map.of(), wrong);
    }

    @Test
    void partsThatAreWordsOfOursAreSaidInTheLanguageToo() {
        Remarks remarks = new Remarks(Phrases.ENGLISH.with(Map.of(
                "remark.leftOut",
                "{0} em {1}: {2}, {3}",
                "remark.word.trueOrFalse",
                "verdadeiro ou falso",
                "remark.word.text",
                "um texto")));
        assertEquals(
                "Enabled em a.plist: verdadeiro ou falso, um texto",
                remarks.of("Enabled in a.plist was left out: expected true or false but was a text."));
        assertEquals("Nobody says so.", remarks.of("Nobody says so."));
    }

    private static String places(String pattern) {
        int count = count(pattern);
        return IntStream.range(0, count).mapToObj(i -> "|{" + i + "}").collect(Collectors.joining());
    }

    private static int count(String pattern) {
        int count = 0;
        while (pattern.contains("{" + count + "}")) {
            count++;
        }
        return count;
    }

    private static String filled(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).format(VALUES.toArray());
    }
}
