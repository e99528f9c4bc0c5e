package org.backupdoctor.spring;

import java.util.List;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says which rules are at work. It is always up: rules that were refused don't keep the last good ones from working. Somebody should hear
 * of it all the same, so it is told here, and counted.
 */
final class RuleHealth implements HealthIndicator {

    private final Diagnoser diagnoser;
    private final RuleStatus status;

    RuleHealth(Diagnoser diagnoser, RuleStatus status) {
        this.diagnoser = diagnoser;
        this.status = status;
    }

    @Override
    public Health health() {
        Report.Rules rules = diagnoser.ruleSet().info();
        Health.Builder health = Health.up()
                .withDetail("name", rules.name())
                .withDetail("version", rules.version())
                .withDetail("digest", rules.digest())
                .withDetail("count", rules.count())
                .withDetail("loadedAt", status.loadedAt().toString());
        status.lastRefusal()
                .ifPresent(refusal -> health.withDetail(
                                "lastRefusalAt", refusal.at().toString())
                        .withDetail("lastRefusal", texts(refusal.problems())));
        if (!status.failing().isEmpty()) {
            health.withDetail("failing", status.failing());
        }
        return health.build();
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
