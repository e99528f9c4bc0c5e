package org.backupdoctor.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Counts causes, reloads and refusals where there is a registry of meters. How long diagnoses take is what the observations say. */
@AutoConfiguration(
        before = BackupDoctorAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class BackupDoctorMetricsAutoConfiguration {

    /** Counts causes. */
    @Bean
    public DiagnosisListener backupDoctorDiagnosisMeters(MeterRegistry meters) {
        return new DiagnosisMeters(meters);
    }

    /** Counts reloads. */
    @Bean
    public MeterBinder backupDoctorRuleMeters(RuleStatus status) {
        return new RuleMeters(status);
    }
}
