package org.backupdoctor.web.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.backupdoctor.spring.RuleStatus;
import org.backupdoctor.web.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The rules at work.
 *
 * @param name {@code bundled}, or the name of the directory laid over it
 * @param version the version of the bundled rules
 * @param digest the digest of all files
 * @param count how many rules there are
 * @param loadedAt when they were loaded
 * @param editable whether they can be edited here, by who has the token
 * @param files the files, sorted by path
 * @param warnings what should be looked at
 * @param failing rules that fail often, with how many of the last hundred diagnoses
 * @param lastRefusal edited rules that weren't taken over; null when there were none
 */
record RulesView(
        String name,
        String version,
        String digest,
        int count,
        Instant loadedAt,
        boolean editable,
        List<RuleSet.Source> files,
        List<Fault> warnings,
        Map<String, Integer> failing,
        @Nullable Refused lastRefusal) {

    /**
     * Edited rules that weren't taken over.
     *
     * @param at when
     * @param errors why
     */
    record Refused(Instant at, List<Fault> errors) {}

    static RulesView of(RuleSet rules, RuleStatus status, boolean editable) {
        Report.Rules info = rules.info();
        return new RulesView(
                info.name(),
                info.version(),
                info.digest(),
                info.count(),
                status.loadedAt(),
                editable,
                rules.sources(),
                Fault.ofRules(rules.warnings()),
                status.failing(),
                status.lastRefusal()
                        .map(refusal -> new Refused(refusal.at(), Fault.ofRules(refusal.problems())))
                        .orElse(null));
    }
}
