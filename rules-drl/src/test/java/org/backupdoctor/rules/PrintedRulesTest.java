package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.rules.text.Printed;
import org.backupdoctor.internal.rules.text.RuleText;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.Told;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is compiled is printed from the tree of what was written: read again, it is the same tree. */
class PrintedRulesTest {

    @TestFactory
    Stream<DynamicTest> printedRulesAreReadAsTheyWereWritten() {
        return LoadedRules.bundledFiles().all().stream()
                .filter(file -> file.is(".drl"))
                .map(file -> DynamicTest.dynamicTest(file.path(), () -> check(file)));
    }

    private static void check(RuleFile file) {
        List<String> printed = printed(file.path(), file.text());
        assertFalse(printed.isEmpty());
        assertEquals(printed, printed(file.path(), String.join("\n", printed)));
    }

    private static List<String> printed(String path, String text) {
        List<Problem> problems = new ArrayList<>();
        List<RuleTree> rules = new RuleText(text, new Told(path, text, problems)).rules();
        assertEquals(List.of(), problems);
        return rules.stream().map(Printed::of).toList();
    }
}
