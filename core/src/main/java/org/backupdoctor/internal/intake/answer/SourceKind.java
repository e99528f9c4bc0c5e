package org.backupdoctor.internal.intake.answer;

import org.backupdoctor.Report.Confidence;

/** What a source is, and how sure it is of what it says. */
public enum SourceKind {
    SNAPSHOT("snapshot", Confidence.OBSERVED),
    DEVICE("answer of the device", Confidence.OBSERVED),
    MDM("MDM answer", Confidence.OBSERVED),
    PROFILE("configuration profile", Confidence.ASSUMED),
    PREFERENCES("preferences of the device", Confidence.RECORDED),
    LOG("log of the device", Confidence.RECORDED),
    STATUS("Apple's system status", Confidence.OBSERVED),
    RELEASES("list of releases", Confidence.RECORDED),
    INVENTORY("inventory export", Confidence.RECORDED);

    private final String words;
    private final Confidence confidence;

    SourceKind(String words, Confidence confidence) {
        this.words = words;
        this.confidence = confidence;
    }

    public String words() {
        return words;
    }

    public Confidence confidence() {
        return confidence;
    }
}
