package org.backupdoctor.spring;

import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.backupdoctor.Diagnoser;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Makes the application's Diagnoser. With a directory of rules it is a {@link Diagnoser.Live} which watches that directory, unless
 * {@code backupdoctor.rules.watch} says that it waits for {@code reload()}.
 */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@EnableConfigurationProperties(RulesProperties.class)
public final class BackupDoctorAutoConfiguration {

    /** What becomes of the rules. */
    @Bean
    @ConditionalOnMissingBean
    public RuleStatus backupDoctorRuleStatus(ObjectProvider<Clock> clock) {
        return new RuleStatus(clock.getIfUnique(Clock::systemUTC));
    }

    /** A diagnoser whose rules are edited while it runs. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(Diagnoser.class)
    @ConditionalOnProperty("backupdoctor.rules.directory")
    public Diagnoser.Live liveDiagnoser(
            RulesProperties rules,
            ObjectProvider<Diagnoser.Listener> listeners,
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<DiagnosisListener> diagnosed) {
        Path directory = rules.directory();
        if (directory == null || directory.toString().isBlank()) {
            throw new IllegalStateException("backupdoctor.rules.directory is empty.\n"
                    + "Maybe leave it out: the bundled rules are used then.");
        }
        Diagnoser.Builder builder = Diagnoser.builder()
                .rules(directory)
                .mode(rules.mode())
                .listener(new RuleListeners(listeners.orderedStream().toList()));
        Path folder = rules.compiledIn();
        if (folder != null) {
            builder.compiledIn(folder);
        }
        Diagnoser.Live live = rules.watch() ? builder.watch() : builder.live();
        return new ObservedLiveDiagnoser(live, observed(live, observations, diagnosed));
    }

    /** A diagnoser with the bundled rules. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean(Diagnoser.class)
    public Diagnoser diagnoser(
            ObjectProvider<Diagnoser.Listener> listeners,
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<DiagnosisListener> diagnosed) {
        Diagnoser made = Diagnoser.builder()
                .listener(new RuleListeners(listeners.orderedStream().toList()))
                .build();
        return observed(made, observations, diagnosed);
    }

    private static ObservedDiagnoser observed(
            Diagnoser diagnoser,
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<DiagnosisListener> diagnosed) {
        return new ObservedDiagnoser(
                diagnoser,
                observations.getIfUnique(() -> ObservationRegistry.NOOP),
                diagnosed.orderedStream().toList());
    }
}
