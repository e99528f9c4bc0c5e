package org.backupdoctor.internal.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Complaint.Meaning;
import org.backupdoctor.internal.knowledge.Messages.Phrase;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Messages MESSAGES = new Messages(List.of(
            new Phrase("storage is full", Meaning.ICLOUD_FULL),
            new Phrase("This iPhone’s storage is full", Meaning.DEVICE_FULL),
            new Phrase("could not be completed", Meaning.COULD_NOT_COMPLETE),
            new Phrase("estimating time remaining", Meaning.WORKING)));

    @Test
    void theLongestPhraseCounts() {
        assertEquals(Optional.of(Meaning.ICLOUD_FULL), MESSAGES.of("Your storage is full."));
        assertEquals(Optional.of(Meaning.DEVICE_FULL), MESSAGES.of("this iphone's  STORAGE is full"));
    }

    @Test
    void thatItIsWorkingCountsOnlyByItself() {
        assertEquals(Optional.of(Meaning.WORKING), MESSAGES.of("Estimating Time Remaining…"));
        assertEquals(
                Optional.of(Meaning.COULD_NOT_COMPLETE),
                MESSAGES.of("It says Estimating time remaining, then: The last backup could not be completed."));
    }

    @Test
    void ofOtherWordsNothingIsGuessed() {
        assertEquals(Optional.empty(), MESSAGES.of("It doesn't work."));
    }

    @Test
    void aReasonCountsBeforeWhatHappened() {
        Messages messages = new Messages(List.of(
                new Phrase("has not been backed up in", Meaning.NOT_BACKED_UP),
                new Phrase("not enough storage", Meaning.ICLOUD_FULL)));
        assertEquals(
                Optional.of(Meaning.ICLOUD_FULL),
                messages.of("This iPhone hasn't been backed up in 2 weeks. There isn’t enough storage."));
        assertEquals(Optional.of(Meaning.NOT_BACKED_UP), messages.of("This iPhone hasnt been backed up in 2 weeks."));
    }

    @Test
    void apostrophesDontMatter() {
        for (String message : List.of(
                "couldn't be completed", "couldnt be completed", "COULDN’T BE COMPLETED", "couldn`t be completed")) {
            assertEquals(Optional.of(Meaning.COULD_NOT_COMPLETE), MESSAGES.of("the last backup " + message), message);
        }
    }

    @Test
    void aPhraseMayStandForSeveral() {
        Messages messages =
                new Messages(List.of(new Phrase("icloud (storage |)is (almost |)full", Meaning.ICLOUD_FULL)));
        for (String message : List.of("iCloud is full", "iCloud storage is full", "iCloud storage is almost full")) {
            assertEquals(Optional.of(Meaning.ICLOUD_FULL), messages.of(message), message);
        }
        assertEquals(Optional.empty(), messages.of("iCloud (storage |)is (almost |)full"));
    }

    @Test
    void whatIsDeniedOrAskedDoesntCount() {
        for (String message : List.of(
                "It isn't that my storage is full",
                "It is not because the storage is full",
                "not that storage is full",
                "How do I see whether my storage is full?",
                "what if storage is full",
                "Storage is full? No, I looked.",
                "Is it that my storage is full? It isn't.",
                "It can't be storage is full")) {
            assertEquals(Optional.empty(), MESSAGES.of(message), message);
        }
        for (String message : List.of(
                "I could not because my storage is full",
                "It cannot run. My storage is full",
                "Storage is full. It is not possible to go on",
                "Storage is full? No idea why",
                "I know not if my storage is full. It says: storage is full")) {
            assertEquals(Optional.of(Meaning.ICLOUD_FULL), MESSAGES.of(message), message);
        }
    }

    @Test
    void aMessageMayBeCutOffWithinTheLastWord() {
        assertEquals(Optional.of(Meaning.COULD_NOT_COMPLETE), MESSAGES.of("The last backup could not be comple…"));
        assertEquals(Optional.of(Meaning.COULD_NOT_COMPLETE), MESSAGES.of("The last backup could not be com..."));
        assertEquals(Optional.empty(), MESSAGES.of("The last backup could not be co"));
        assertEquals(Optional.empty(), MESSAGES.of("The last backup could not be"));
        assertEquals(Optional.empty(), MESSAGES.of("it could not be comple when I looked"));
    }

    @Test
    void aPhraseOfTwoWordsIsNotCutOff() {
        Messages messages = new Messages(List.of(new Phrase("backup failed", Meaning.COULD_NOT_COMPLETE)));
        assertEquals(Optional.empty(), messages.of("my backup fail"));
    }

    @Test
    void aPhraseThatStandsForTooManyIsAProblem() {
        List<Problem> problems = new ArrayList<>();
        Messages messages = Messages.parse(
                "messages.yaml",
                Map.of(
                        "origin",
                        "A test.",
                        "asOf",
                        "2026-11-20",
                        "messages",
                        Map.of(
                                "full",
                                Map.of(
                                        "means",
                                        "ICLOUD_FULL",
                                        "texts",
                                        Map.of("en", List.of("(a|b|c)".repeat(6), "is full"))))),
                problems);
        assertEquals(1, problems.size());
        assertEquals(
                "\"" + "(a|b|c)".repeat(6) + "\" stands for more than 500 phrases.",
                problems.get(0).message());
        assertEquals(Optional.of(Meaning.ICLOUD_FULL), messages.of("it is full"));
    }
}
