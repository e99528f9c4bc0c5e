package org.backupdoctor.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** Counts what becomes of edited rules. */
final class RuleMeters implements MeterBinder {

    private final RuleStatus status;

    RuleMeters(RuleStatus status) {
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        FunctionCounter.builder("backupdoctor.rules.reloads", status, RuleStatus::reloads)
                .description("How often edited rules were taken over")
                .register(meters);
        FunctionCounter.builder("backupdoctor.rules.refusals", status, RuleStatus::refusals)
                .description("How often edited rules were refused")
                .register(meters);
        TimeGauge.builder(
                        "backupdoctor.rules.loaded",
                        status,
                        TimeUnit.MILLISECONDS,
                        of -> of.loadedAt().toEpochMilli())
                .description("When the rules at work were loaded, since 1970")
                .register(meters);
    }
}
