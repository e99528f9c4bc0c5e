package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskCommandTest {

    @TempDir
    private Path directory;

    @Test
    void asksAndEndsWithTheReport() throws IOException {
        Path save = directory.resolve("snapshot.json");
        Cli ask = Cli.withInput(
                "t\nw\n\n1\nd\nb\nq\n", "ask", "--set", "complaint.manualBackupFails=true", "--save", save.toString());
        assertEquals(Main.FINE, Math.min(ask.code(), Main.FINE), ask.err());
        assertTrue(ask.out().startsWith("A number, or what you see."), ask.out());
        assertTrue(ask.out().contains("\n  1  "), ask.out());
        assertTrue(ask.out().contains("First step: "), ask.out());
        assertTrue(ask.out().contains("It is expected to save "), ask.out());
        assertTrue(ask.out().contains("\nWHAT TO DO"), ask.out());
        assertTrue(Files.readString(save).contains("\"manualBackupFails\":true"));
    }

    @Test
    void whatCannotBeIsAskedAgain() {
        Cli ask = Cli.withInput(
                "a word that no field has\nq\n",
                "ask",
                "--set",
                "complaint.message=x",
                "--set",
                "complaint.manualBackupFails=true");
        assertTrue(ask.out().contains("  Expected "), ask.out());
    }

    @Test
    void answersComeFromAFile() throws IOException {
        Path answers = directory.resolve("answers.txt");
        Files.writeString(
                answers,
                "# what I know\nicloud.storageFreeBytes=50 MB\nbackup.nextSizeBytes=4 GB\nrestore.inProgress=false\n");
        Cli ask =
                Cli.run("ask", "--answers", answers.toString(), "--set", "complaint.message=Not Enough iCloud Storage");
        assertTrue(ask.code() <= Main.CAUSES, ask.err());
        assertTrue(ask.out().contains("iCloud has too little room"), ask.out());
        assertFalse(ask.out().contains("A number, or what you see."), ask.out());
    }

    @Test
    void aLineThatIsNoAnswerIsToldWithItsPlace() throws IOException {
        Path answers = directory.resolve("answers.txt");
        Files.writeString(answers, "\nyes\n");
        Cli ask = Cli.run("ask", "--answers", answers.toString());
        assertEquals(Main.WRONG_INPUT, ask.code());
        assertTrue(ask.err().contains("answers.txt:2:1"), ask.err());
    }

    @Test
    void portugueseIsAskedAndAnswered() throws IOException {
        Cli ask = Cli.withInput(
                "t\nw\n\n1\nd\nb\nq\n", "ask", "--locale", "pt-PT", "--set", "complaint.manualBackupFails=true");
        assertTrue(ask.out().startsWith("Um número, ou o que vê."), ask.out());
        assertTrue(ask.out().contains("Primeiro passo: "), ask.out());
        assertTrue(ask.out().contains("A resposta deve poupar "), ask.out());
        assertTrue(ask.out().contains("\nO QUE FAZER"), ask.out());
        assertFalse(ask.out().contains("Settings"), ask.out());
    }

    @Test
    void answersMayBeWhatAQuestionOffersInEitherLanguage() throws IOException {
        for (String label : new String[] {"Desativado", "off", "false"}) {
            Path answers = directory.resolve("answers.txt");
            Path save = directory.resolve("snapshot.json");
            Files.writeString(answers, "backup.enabled=" + label + "\n");
            Cli ask = Cli.run("ask", "--locale", "pt", "--answers", answers.toString(), "--save", save.toString());
            assertTrue(ask.out().contains("A Cópia de segurança em iCloud está desativada"), ask.out() + ask.err());
            assertTrue(Files.readString(save).contains("\"backup\":{\"enabled\":false}"), label);
        }
    }

    @Test
    void aNumberThatIsNotOfferedIsNoValue() throws IOException {
        Path save = directory.resolve("snapshot.json");
        for (String[] said : new String[][] {
            {"How much iCloud storage is free?", "1 to 5, or a size such as 800 MB, but was 9."},
            {"When was the last good backup?", "1 to 5, or a number of days such as 7 days, but was 9."},
            {"What does the message say, word for word?", "1 to 6, or the words themselves, but was 9."},
            {"Is it on Wi-Fi?", "1 to 3, but was 9."}
        }) {
            Cli ask = asked(said[0], "9\n", save);
            assertTrue(
                    ask.out().contains("  Expected the number of an answer, " + said[1] + "\n  Maybe give"), ask.out());
            assertFalse(Files.readString(save).matches(".*[:\"]9.*"), Files.readString(save));
        }
        assertTrue(asked("How much iCloud storage is free?", "-3\n", save)
                .out()
                .contains("  Expected a size such as 800 MB"));
    }

    @Test
    void anAnswerMayTellNothingOrSomethingElse() throws IOException {
        Path save = directory.resolve("snapshot.json");
        Cli ask = asked("Where does it hang?", "5\n", save, "--set", "backup.neverSucceeded=true");
        assertEquals(2, ask.out().split("It doesn't hang", -1).length, ask.out());
        assertFalse(Files.readString(save).contains("complaint"), Files.readString(save));
        asked("When was the last good backup?", "5\n", save);
        assertTrue(Files.readString(save).contains("\"neverSucceeded\":true"), Files.readString(save));
    }

    @Test
    void aValueWithItsUnitIsAnAnswer() throws IOException {
        Path save = directory.resolve("snapshot.json");
        asked("How much iCloud storage is free?", "3,2 gb\n", save);
        assertTrue(Files.readString(save).contains("\"storageFreeBytes\":3200000000"), Files.readString(save));
        asked("When was the last good backup?", "9 days\n", save);
        assertTrue(Files.readString(save).contains("\"daysSinceLastSuccess\":9"), Files.readString(save));
        Cli ask = asked("Quanto armazenamento do iCloud está livre?", "1,024 MB\n", save, "--locale", "pt-PT");
        assertTrue(
                ask.out().contains("  Esperava-se um tamanho como 800 MB ou 3,2 GB, mas era “1,024 MB”."), ask.out());
        asked("De quando é a última", "9 dias\n", save, "--locale", "pt-PT");
        assertTrue(Files.readString(save).contains("\"daysSinceLastSuccess\":9"), Files.readString(save));
    }

    /** Answers one question, and says of those before it that it isn't known. */
    private static Cli asked(String question, String line, Path save, String... more) {
        List<String> arguments = new ArrayList<>(List.of("ask", "--save", save.toString()));
        arguments.addAll(List.of(more));
        String[] all = arguments.toArray(String[]::new);
        String[] asked = Cli.withInput("d\n".repeat(60), all).out().split("\n> ", -1);
        int before = 0;
        while (!asked[before].contains(question)) {
            before++;
        }
        return Cli.withInput("d\n".repeat(before) + line + "q\n", all);
    }

    @Test
    void allThatIsWrongInAFileIsToldWithItsLine() throws IOException {
        Path answers = directory.resolve("an.txt");
        Files.writeString(answers, """
                \uFEFFfoo=1
                backup.enabeld=false
                backup.enabled=maybe
                icloud.storageFreeBytes=3
                screen.locked=true
                /screen/locked=false
                icloud.storageTotalBytes=5 GB
                icloud.storageUsedBytes=4,2 GB
                backup.daysSinceLastSuccess=7
                """);
        Cli ask = Cli.run("ask", "--answers", answers.toString());
        assertEquals(Main.WRONG_INPUT, ask.code());
        assertEquals("", ask.out());
        assertEquals("""
                an.txt:1:1  foo
                  There is no such field in a snapshot.
                  Maybe it belongs into "attributes", which takes anything.

                an.txt:2:1  backup.enabeld
                  There is no such field in a snapshot.
                  Maybe you meant "backup.enabled".

                an.txt:3:1  backup.enabled
                  Expected true or false but was "maybe".
                  Maybe it isn't known: leave it out.

                an.txt:4:1  icloud.storageFreeBytes
                  Expected a size such as 800 MB or 3.2 GB but was “3”.
                  Maybe the unit is missing, or a comma groups digits: write 1024 MB.

                an.txt:6:1  screen.locked
                  This was answered in line 5 already.
                  Maybe one of the two is left over: keep the right one.
                """, ask.err().replace(directory + "/", ""));
    }

    @Test
    void aFileOfAnswersThatIsNotThereIsTold() {
        Cli ask = Cli.run("ask", "--answers", directory.resolve("nope.txt").toString());
        assertEquals(Main.WRONG_INPUT, ask.code());
        assertTrue(ask.err().contains("nope.txt\n  There is no such file.\n  Maybe "), ask.err());
    }
}
