package org.backupdoctor.internal.intake;

import org.backupdoctor.Report.Confidence;

/** What a source is, and how sure it is of what it says. */
enum SourceKind {
    SNAPSHOT("snapshot", Confidence.OBSERVED),
    DEVICE("answer of the device", Confidence.OBSERVED),
    MDM("MDM answer", Confidence.OBSERVED),
    PROFILE("configuration profile", Confidence.ASSUMED),
    STATUS("Apple's system status", Confidence.OBSERVED),
    RELEASES("list of releases", Confidence.RECORDED),
    INVENTORY("inventory export", Confidence.RECORDED);

    private final String words;
    private final Confidence confidence;

    SourceKind(String words, Confidence confidence) {
        this.words = words;
        this.confidence = confidence;
    }

    String words() {
        return words;
    }

    Confidence confidence() {
        return confidence;
    }
}
