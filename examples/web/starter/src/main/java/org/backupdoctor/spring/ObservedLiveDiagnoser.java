package org.backupdoctor.spring;

import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.RulePack;
import org.backupdoctor.RuleSet;

/** A diagnoser that is observed, and whose rules are edited while it runs. */
final class ObservedLiveDiagnoser implements Diagnoser.Live {

    private final Diagnoser.Live live;
    private final Diagnoser observed;

    ObservedLiveDiagnoser(Diagnoser.Live live, Diagnoser observed) {
        this.live = live;
        this.observed = observed;
    }

    @Override
    public Report diagnose(DeviceSnapshot snapshot) {
        return observed.diagnose(snapshot);
    }

    @Override
    public RuleSet ruleSet() {
        return live.ruleSet();
    }

    @Override
    public boolean reload() {
        return live.reload();
    }

    @Override
    public boolean reload(RulePack pack) {
        return live.reload(pack);
    }

    @Override
    public void close() {
        live.close();
    }
}
