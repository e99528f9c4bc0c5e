package org.backupdoctor.internal.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.backupdoctor.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ // no | JSON has no comments | comment",
                "{\"a\": NaN} | \"NaN\" is no number | leave the field out",
                "{\"a\": True} | \"True\" is no value | meant true",
                "{\"a\": None} | \"None\" is no value | meant null",
                "{\"a\": phone} | \"phone\" is no value | quotation marks",
                "{'a': 1} | single quotation mark | double ones",
                "{\"a\": 1,} | after the comma | one too many",
                "{\"a\": [1,]} | after the comma | one too many",
                "{ a = 1; } | a name in double quotation marks | quotation marks are missing",
                "{\"a\": .5} | begin with a point | The 0",
                "{\"a\": +5} | begin with a plus | delete",
                "{\"a\": 05} | begin with 0 | zeros",
                "{\"a\": } | value is expected | missing",
                "{\"a\": 1 \"b\": 2} | comma is missing | line above",
                "{\"a\": \"x\\q\"} | \\q means nothing | doubled"
            })
    void saysWhatIsWrongAndWhatMayBeMeant(String text, String what, String hint) {
        Problem problem = assertThrows(Trees.Unreadable.class, () -> Trees.json("a.json", text))
                .problem();
        assertContains(problem.message(), what);
        assertContains(problem.hint(), hint);
        assertFalse(problem.toString().contains("Feature"), problem::toString);
    }

    @Test
    void aBrokenTextIsTold() {
        Problem problem = assertThrows(Trees.Unreadable.class, () -> Trees.json("a.json", "{\"a\": \"x\ny\"}"))
                .problem();
        assertContains(problem.message(), "control character");
        assertEquals("1:9", problem.place());
    }

    private static void assertContains(String text, String part) {
        assertEquals(true, text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)), text);
    }
}
