package org.backupdoctor.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** An application gets a Diagnoser as it configures it, with and without what else Spring Boot can do. */
class BackupDoctorAutoConfigurationTest {

    private static final DeviceSnapshot OFF =
            DeviceSnapshot.fromJson("{\"id\":\"secret\",\"backup\":{\"enabled\":false}}");

    @TempDir
    private Path directory;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BackupDoctorAutoConfiguration.class,
                    BackupDoctorHealthAutoConfiguration.class,
                    BackupDoctorMetricsAutoConfiguration.class));

    private ApplicationContextRunner withActuator() {
        return application
                .withConfiguration(AutoConfigurations.of(
                        MetricsAutoConfiguration.class,
                        CompositeMeterRegistryAutoConfiguration.class,
                        ObservationAutoConfiguration.class))
                .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);
    }

    @Test
    void thereIsADiagnoserWithTheBundledRules() {
        application.run(context -> {
            Diagnoser diagnoser = context.getBean(Diagnoser.class);
            assertThat(diagnoser.ruleSet().info().name()).isEqualTo("bundled");
            assertThat(diagnoser.diagnose(OFF).verdict()).isEqualTo(Report.Verdict.BLOCKED);
            assertThat(context).doesNotHaveBean(Diagnoser.Live.class);
        });
    }

    @Test
    void itNeedsNeitherMetersNorHealth() {
        application
                .withClassLoader(new FilteredClassLoader(
                        "io.micrometer.core", "org.springframework.boot.health", "org.springframework.boot.actuate"))
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(Diagnoser.class);
                    assertThat(context).doesNotHaveBean(DiagnosisListener.class);
                    assertThat(context.getBean(Diagnoser.class).diagnose(OFF).diagnoses())
                            .isNotEmpty();
                });
    }

    @Test
    void itStepsBackForADiagnoserOfTheApplication() {
        Diagnoser own = Diagnoser.create();
        application
                .withBean("own", Diagnoser.class, () -> own)
                .run(context -> assertThat(context.getBean(Diagnoser.class)).isSameAs(own));
    }

    @Test
    void aDirectoryIsLaidOverTheBundledRulesAndReloaded() {
        application
                .withPropertyValues("backupdoctor.rules.directory=" + directory, "backupdoctor.rules.watch=false")
                .run(context -> {
                    Diagnoser.Live diagnoser = context.getBean(Diagnoser.Live.class);
                    RuleStatus status = context.getBean(RuleStatus.class);
                    write("causes/backup/off.off", "");
                    assertThat(refusal(diagnoser)).contains("There is nothing of this name to switch off.");
                    assertThat(status.refusals()).isEqualTo(1);
                    assertThat(status.lastRefusal().orElseThrow().problems()).hasSize(1);
                    Files.delete(directory.resolve("causes/backup/off.off"));
                    write("causes/storage/icloud-storage-full.off", "");
                    assertThat(diagnoser.reload()).isTrue();
                    assertThat(status.reloads()).isEqualTo(1);
                    assertThat(diagnoser.ruleSet().causes())
                            .noneMatch(cause -> cause.id().equals("icloud-storage-full"));
                });
    }

    @Test
    void whatIsSavedIsAtWorkAMomentLater() {
        application
                .withPropertyValues("backupdoctor.rules.directory=" + directory)
                .run(context -> {
                    RuleStatus status = context.getBean(RuleStatus.class);
                    write("causes/storage/icloud-storage-full.off", "");
                    for (int i = 0; i < 600 && status.reloads() == 0; i++) {
                        Thread.sleep(50);
                    }
                    assertThat(status.reloads()).isEqualTo(1);
                });
    }

    @Test
    void rulesThatDoNotLoadKeepTheApplicationFromStarting() throws IOException {
        write("causes/x.drl", "nonsense");
        application
                .withPropertyValues("backupdoctor.rules.directory=" + directory)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(RuleSetException.class)
                        .hasMessageContaining("causes/x.drl"));
    }

    @Test
    void anEmptyDirectoryIsTold() {
        application
                .withPropertyValues("backupdoctor.rules.directory= ")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("backupdoctor.rules.directory is empty.\n"
                                + "Maybe leave it out: the bundled rules are used then."));
    }

    @Test
    void healthTellsOfTheRulesAndStaysUp() {
        application
                .withPropertyValues("backupdoctor.rules.directory=" + directory, "backupdoctor.rules.watch=false")
                .run(context -> {
                    write("causes/storage/no-such.off", "");
                    refusal(context.getBean(Diagnoser.Live.class));
                    Health health = Objects.requireNonNull(
                            context.getBean(HealthIndicator.class).health());
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getDetails())
                            .containsKeys("name", "version", "digest", "count", "loadedAt", "lastRefusalAt");
                    assertThat(health.getDetails())
                            .extractingByKey("lastRefusal")
                            .asString()
                            .contains("no-such.off");
                });
    }

    @Test
    void healthCanBeSwitchedOff() {
        application
                .withPropertyValues("management.health.backup-doctor.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void diagnosesAndCausesAreCountedWithoutAnythingOfTheDevice() {
        withActuator().run(context -> {
            context.getBean(Diagnoser.class).diagnose(OFF);
            context.getBean(Diagnoser.class).diagnose(DeviceSnapshot.fromJson("{}"));
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("backupdoctor.diagnosis")
                            .tag("verdict", "BLOCKED")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("backupdoctor.diagnosis")
                            .tag("verdict", "UNKNOWN")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("backupdoctor.causes")
                            .tag("cause", "backup-off")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("backupdoctor.rules.reloads")
                            .functionCounter()
                            .count())
                    .isZero();
            assertThat(meters.get("backupdoctor.rules.refusals")
                            .functionCounter()
                            .count())
                    .isZero();
            assertThat(meters.get("backupdoctor.rules.loaded").timeGauge().value())
                    .isPositive();
            List<String> tags = new ArrayList<>();
            meters.getMeters().stream()
                    .filter(meter -> meter.getId().getName().startsWith("backupdoctor"))
                    .forEach(meter -> meter.getId().getTags().forEach(tag -> tags.add(tag.getKey())));
            assertThat(tags).isSubsetOf("cause", "certainty", "verdict", "error");
        });
    }

    @Test
    void aListenerThatThrowsTakesTheReportFromNobody() {
        List<Report> heard = new ArrayList<>();
        application
                .withBean("throws", DiagnosisListener.class, () -> report -> {
                    throw new IllegalStateException("on purpose");
                })
                .withBean("hears", DiagnosisListener.class, () -> heard::add)
                .run(context -> {
                    Report report = context.getBean(Diagnoser.class).diagnose(OFF);
                    assertThat(heard).containsExactly(report);
                });
    }

    private static String refusal(Diagnoser.Live diagnoser) {
        try {
            diagnoser.reload();
            return "";
        } catch (RuleSetException e) {
            return e.getMessage();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
