package org.backupdoctor.web.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * What a change of rules makes of a device.
 *
 * @param index its place among the snapshots, from 0
 * @param id its id, if the snapshot has one
 * @param changed whether the verdict, the causes or the first remedy are others
 * @param before as the rules at work have it
 * @param after as the edited ones have it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Effect(int index, @Nullable String id, boolean changed, Outcome before, Outcome after) {

    /**
     * What a report comes to.
     *
     * @param verdict how it stands with backups
     * @param causes the ids of the causes, the first first
     * @param firstRemedy the id of the first remedy; null when there is none
     */
    record Outcome(
            Report.Verdict verdict,
            List<String> causes,
            @Nullable String firstRemedy) {

        static Outcome of(Report report) {
            List<Report.Remedy> remedies = report.remedies();
            return new Outcome(
                    report.verdict(),
                    report.diagnoses().stream().map(Report.Diagnosis::cause).toList(),
                    remedies.isEmpty() ? null : remedies.get(0).id());
        }
    }

    static List<Effect> on(List<DeviceSnapshot> snapshots, RuleSet before, RuleSet after) {
        Diagnoser old = Diagnoser.of(before);
        Diagnoser edited = Diagnoser.of(after);
        List<Effect> effects = new ArrayList<>();
        for (DeviceSnapshot snapshot : snapshots) {
            Outcome was = Outcome.of(old.diagnose(snapshot));
            Outcome is = Outcome.of(edited.diagnose(snapshot));
            effects.add(new Effect(effects.size(), snapshot.id().orElse(null), !was.equals(is), was, is));
        }
        return effects;
    }
}
