package org.backupdoctor.spring;

import org.backupdoctor.Diagnoser;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Tells of the rules among the application's health, as {@code backupDoctor}, where Spring Boot's health is on the class path. */
@AutoConfiguration(after = BackupDoctorAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean({Diagnoser.class, RuleStatus.class})
public final class BackupDoctorHealthAutoConfiguration {

    /** The rules at work. */
    @Bean
    @ConditionalOnMissingBean(name = "backupDoctorHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("backup-doctor")
    public HealthIndicator backupDoctorHealthIndicator(Diagnoser diagnoser, RuleStatus status) {
        return new RuleHealth(diagnoser, status);
    }
}
