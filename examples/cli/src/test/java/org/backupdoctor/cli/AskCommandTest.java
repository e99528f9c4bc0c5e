package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
