package org.backupdoctor.internal.cases;

import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.RuleSet.Mode;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.LoadedRules;

/** Bundled cases that can't be as they say without what a directory switches off: these it makes void, the rest of it doesn't break them. */
public final class SwitchedOff {

    private final LoadedRules rules;
    private final Once<LoadedRules> without;
    private final Once<SessionDiagnoser> diagnoser;

    public SwitchedOff(LoadedRules rules) {
        this.rules = rules;
        this.without = Once.of(() -> without(rules));
        this.diagnoser = Once.of(() -> new SessionDiagnoser(without.get()));
    }

    /** Whether a case that isn't as it says wouldn't be either if nothing but what is switched off had changed. */
    public boolean makesVoid(Case each) {
        return !rules.files().off().isEmpty()
                && rules.files().find(each.file()).filter(RuleFile::bundled).isPresent()
                && !each.unmet(diagnoser.get().diagnose(each.given()), without.get())
                        .isEmpty();
    }

    private static LoadedRules without(LoadedRules rules) {
        Map<String, byte[]> off = new TreeMap<>();
        LoadedRules.bundledFiles().all().stream()
                .filter(file -> rules.files().find(file.path()).isEmpty())
                .forEach(file -> {
                    boolean whole = rules.files().all().stream()
                            .noneMatch(other -> other.stem().equals(file.stem()));
                    off.put((whole ? file.stem() : file.path()) + ".off", new byte[0]);
                });
        return LoadedRules.bundledWith(bundled -> bundled.with("off", off), Mode.RESTRICTED, null);
    }
}
