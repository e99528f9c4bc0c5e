package org.backupdoctor.internal.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.backupdoctor.Report.LastSuccess;
import org.backupdoctor.Report.Verdict;

/** How it stands with backups, in a sentence or two. */
final class VerdictWords {

    private static final int KEPT_DAYS = 180;

    /** The remedy of the vocabulary that deletes this device's backup. */
    private static final String DELETES = "delete-this-backup";

    private final WordedReport report;
    private final Case about;
    private final Wording wording;

    VerdictWords(WordedReport report, Case about, Wording wording) {
        this.report = report;
        this.about = about;
        this.wording = wording;
    }

    /** A sign for it, which says no more than the words. */
    String mark() {
        return report.verdict() == Verdict.WORKING ? "✓" : report.verdict() == Verdict.UNKNOWN ? "?" : "✗";
    }

    /** The verdict, and what is known of the last backup. */
    String sentence() {
        String last = last();
        String known = wording.phrase("verdict." + report.verdict()) + (last.isEmpty() ? "" : " " + last);
        return about.conclusion()
                .mended()
                .map(remedy -> wording.phrase("verdict.mended", report.plan().quotedTitle(remedy)))
                .orElse(known);
    }

    /** How long Apple goes on keeping the last backup, where that is worth a word. */
    Optional<String> kept() {
        long age = report.lastSuccess()
                .map(LastSuccess::ageDays)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .orElse(-1L);
        boolean gone = Boolean.TRUE.equals(about.snapshot().at("/backup/vanished")) || notListed() || deleted();
        return report.verdict() != Verdict.WORKING
                        && age > about.knowledge().weights().freshDays()
                        && age < KEPT_DAYS
                        && !gone
                ? Optional.of(wording.phrase("kept", KEPT_DAYS - age))
                : Optional.empty();
    }

    /** Somebody did what deletes it. */
    private boolean deleted() {
        return about.snapshot().at("/tried") instanceof List<?> tried
                && tried.stream()
                        .anyMatch(attempt -> attempt instanceof Map<?, ?> fields
                                && DELETES.equals(fields.get("remedy"))
                                && !List.of("NOT_POSSIBLE", "WAIVED").contains(String.valueOf(fields.get("outcome"))));
    }

    /** All stored backups are known, and none is of this device. */
    private boolean notListed() {
        List<?> stored = about.snapshot().at("/icloud/backups") instanceof List<?> list ? list : List.of();
        return about.snapshot().isComplete("/icloud/backups")
                && stored.stream()
                        .noneMatch(backup ->
                                backup instanceof Map<?, ?> fields && !Boolean.FALSE.equals(fields.get("thisDevice")));
    }

    private String last() {
        LastSuccess last = report.lastSuccess().orElse(null);
        if (last == null) {
            return Boolean.TRUE.equals(about.snapshot().at("/backup/neverSucceeded"))
                    ? wording.phrase("last.never")
                    : "";
        }
        String date = last.at().map(wording::date).orElse("");
        if (last.ageDays().isEmpty()) {
            return wording.phrase("last.at", "", date);
        }
        String age = wording.days(last.ageDays().getAsLong());
        if (last.at().isEmpty()) {
            return wording.phrase("last.age", age);
        }
        return wording.phrase(
                last.ageDays().getAsLong() > 0 ? "last.atAndAge" : ofToday(last) ? "last.today" : "last.recent",
                age,
                date);
    }

    private boolean ofToday(LastSuccess last) {
        return last.at().map(wording::date).equals(report.takenAt().map(wording::date));
    }
}
