package org.backupdoctor.internal.rules;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What an author is told who got something wrong: the whole text of it, in {@code src/test/resources/errors}. */
class RuleErrorsTest {

    @TestFactory
    Stream<DynamicTest> rules() {
        return ErrorBook.tests("/errors/rules.txt");
    }

    @TestFactory
    Stream<DynamicTest> pages() {
        return ErrorBook.tests("/errors/pages.txt");
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return ErrorBook.tests("/errors/cases.txt");
    }

    @TestFactory
    Stream<DynamicTest> data() {
        return ErrorBook.tests("/errors/data.txt");
    }

    @TestFactory
    Stream<DynamicTest> warnings() {
        return ErrorBook.tests("/errors/warnings.txt");
    }
}
