package org.backupdoctor.fleet.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.backupdoctor.Report;

/** What a report comes to: its verdict, its causes with how sure they are, and what to do in which order; not ages, times and words. */
final class Said {

    private Said() {}

    /** A digest of it: reports that say the same have the same one. */
    static String of(Report report) {
        String text = report.verdict()
                + report.diagnoses().stream()
                        .map(each -> each.cause() + " " + each.certainty() + " " + each.blocks())
                        .collect(Collectors.joining("\n", "\n", "\n"))
                + report.remedies().stream().map(Report.Remedy::id).collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
