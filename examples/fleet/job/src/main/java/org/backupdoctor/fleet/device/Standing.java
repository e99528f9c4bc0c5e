package org.backupdoctor.fleet.device;

import java.util.List;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Remedy;

/**
 * How it stands with a device at the end of a window: one for each window in which it was observed, or fails. Remedies are counted as
 * {@link org.backupdoctor.FleetSummary.RemedyCount} counts them.
 *
 * @param device the caller's name for it
 * @param site where it belongs; empty when nobody says so
 * @param model its product type; empty when it isn't known
 * @param network what the caller calls the network that it is on; empty when nobody says so
 * @param release its version of iOS; empty when it isn't known
 * @param failing whether its backups fail or can't succeed
 * @param causes the causes listed for it
 * @param helps the remedies that are for one of these
 * @param enough those of them that are enough for all that blocks
 * @param first the first that is needed; empty when none is
 */
public record Standing(
        String device,
        String site,
        String model,
        String network,
        String release,
        boolean failing,
        List<String> causes,
        List<String> helps,
        List<String> enough,
        String first) {

    static Standing of(String device, Known known, Report report) {
        List<String> causes = report.diagnoses().stream().map(Diagnosis::cause).toList();
        List<String> blocking = report.diagnoses().stream()
                .filter(Diagnosis::blocks)
                .map(Diagnosis::cause)
                .toList();
        List<Remedy> helps = report.remedies().stream()
                .filter(remedy -> remedy.fixes().stream().anyMatch(causes::contains))
                .toList();
        return new Standing(
                device,
                report.site().orElse(""),
                report.device().flatMap(Report.DeviceType::model).orElse(""),
                known.text("/attributes/network").orElse(""),
                report.device().flatMap(Report.DeviceType::iosVersion).orElse(""),
                isFailing(report),
                causes,
                helps.stream().map(Remedy::id).toList(),
                helps.stream()
                        .filter(remedy -> !blocking.isEmpty()
                                && remedy.with().isEmpty()
                                && remedy.fixes().containsAll(blocking))
                        .map(Remedy::id)
                        .toList(),
                report.remedies().stream()
                        .filter(Remedy::needed)
                        .limit(1)
                        .filter(helps::contains)
                        .map(Remedy::id)
                        .findFirst()
                        .orElse(""));
    }

    static boolean isFailing(Report report) {
        return report.verdict() == Report.Verdict.FAILING || report.verdict() == Report.Verdict.BLOCKED;
    }
}
