package org.backupdoctor.internal.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
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
}
