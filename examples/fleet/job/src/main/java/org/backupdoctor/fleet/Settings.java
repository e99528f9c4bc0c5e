package org.backupdoctor.fleet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake;
import org.backupdoctor.RulePack;
import org.backupdoctor.fleet.device.Windows;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the job is told: options of its command. */
final class Settings {

    private static final Duration ALWAYS = Duration.ofDays(10_000);

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Directory of reports: NDJSON, or any answer that the intake reads.")
    @Nullable
    String in;

    @Option(
            names = "--in-topic",
            paramLabel = "TOPIC",
            description = "Kafka topic of reports, in place of a directory.")
    @Nullable
    String inTopic;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory for what comes out, or - for standard output.")
    @Nullable
    String out;

    @Option(
            names = "--out-topics",
            paramLabel = "PREFIX",
            description = "What the names of Kafka topics for what comes out begin with.")
    @Nullable
    String outTopics;

    @Option(names = "--rules", paramLabel = "DIR", description = "Directory of signed packs of rules.")
    @Nullable
    String rules;

    @Option(
            names = "--rules-topic",
            paramLabel = "TOPIC",
            description = "Kafka topic of signed packs, in place of a directory.")
    @Nullable
    String rulesTopic;

    @Option(
            names = "--rules-key",
            paramLabel = "FILE",
            description = "Public key of whoever signs rules; may be given several times.")
    List<Path> rulesKeys = List.of();

    @Option(names = "--once", description = "End when all that is there now was read; else wait for more.")
    boolean once;

    @Option(names = "--brokers", paramLabel = "HOST:PORT", description = "Kafka brokers.")
    @Nullable
    String brokers;

    @Option(
            names = "--group",
            defaultValue = "backup-doctor",
            paramLabel = "NAME",
            description = "Kafka consumer group.")
    String group = "backup-doctor";

    @Option(names = "--kafka", paramLabel = "NAME=VALUE", description = "A further setting of Kafka's clients.")
    Map<String, String> kafka = new LinkedHashMap<>();

    @Option(
            names = "--window",
            defaultValue = "1h",
            converter = Span.class,
            paramLabel = "TIME",
            description = "How long a window is (${DEFAULT-VALUE}).")
    Duration window = Duration.ofHours(1);

    @Option(
            names = "--out-of-order",
            defaultValue = "10m",
            converter = Span.class,
            paramLabel = "TIME",
            description = "How far out of order reports may come (${DEFAULT-VALUE}).")
    Duration outOfOrder = Duration.ofMinutes(10);

    @Option(
            names = "--quiet",
            defaultValue = "1m",
            converter = Span.class,
            paramLabel = "TIME",
            description = "After how long without reports none is waited for (${DEFAULT-VALUE}).")
    Duration quiet = Duration.ofMinutes(1);

    @Option(
            names = "--keep",
            defaultValue = "30d",
            converter = Span.class,
            paramLabel = "TIME",
            description = "How long a fact is believed (${DEFAULT-VALUE}).")
    Duration keep = Duration.ofDays(30);

    @Option(
            names = "--forget",
            defaultValue = "180d",
            converter = Span.class,
            paramLabel = "TIME",
            description = "After how long a silent device is forgotten (${DEFAULT-VALUE}).")
    Duration forget = Duration.ofDays(180);

    @Option(
            names = "--naming",
            defaultValue = "NOTHING",
            paramLabel = "WHAT",
            description = "What names a device where nothing else does: ${COMPLETION-CANDIDATES}.")
    Intake.Naming naming = Intake.Naming.NOTHING;

    @Option(
            names = "--every",
            defaultValue = "10s",
            converter = Span.class,
            paramLabel = "TIME",
            description = "How often what was done is made fast (${DEFAULT-VALUE}).")
    Duration every = Duration.ofSeconds(10);

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Directory for state; OUT/.state unless said otherwise.")
    @Nullable
    String state;

    @Option(names = "--from", paramLabel = "DIR", description = "Checkpoint or savepoint to go on from.")
    @Nullable
    String from;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "How many do the work side by side; one a processor unless said otherwise.")
    int parallelism;

    @Option(names = "--flink", paramLabel = "NAME=VALUE", description = "A further setting of Flink's.")
    Map<String, String> flink = new LinkedHashMap<>();

    /** A length of time as it is typed: {@code 90s}, {@code 10m}, {@code 1h}, {@code 30d}, or as ISO 8601 has it. */
    static final class Span implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                Duration time =
                        Duration.parse(text.startsWith("P") ? text : text.endsWith("d") ? "P" + text : "PT" + text);
                if (time.isNegative() || time.isZero()) {
                    throw new TypeConversionException("Expected more than nothing but was " + text + ".");
                }
                return time;
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "Expected a length of time but was " + text + ".\nMaybe you meant 90s, 10m, 1h or 30d.");
            }
        }
    }

    /**
     * Sees that they go together.
     *
     * @throws IllegalArgumentException when they don't; the message says what is missing
     */
    Settings checked() {
        oneOf("--in DIR", in, "--in-topic TOPIC", inTopic);
        oneOf("--out DIR", out, "--out-topics PREFIX", outTopics);
        if (rules != null && rulesTopic != null) {
            throw new IllegalArgumentException("Expected --rules or --rules-topic but both were given.");
        }
        if (brokers == null && (inTopic != null || outTopics != null || rulesTopic != null)) {
            throw new IllegalArgumentException(
                    "Topics need --brokers.\nMaybe --brokers localhost:9092, when Kafka runs on this machine.");
        }
        if ((rules != null || rulesTopic != null) == rulesKeys.isEmpty()) {
            throw new IllegalArgumentException(
                    rulesKeys.isEmpty()
                            ? "Rules need --rules-key: nobody's rules are taken over unsigned.\n"
                                    + "Maybe make keys with `backup-doctor rules key`, and sign with `rules sign`."
                            : "--rules-key is for --rules or --rules-topic, but neither was given.");
        }
        for (String directory : new String[] {in, rules}) {
            if (directory != null && !directory.contains("://") && !Files.isDirectory(Path.of(directory))) {
                throw new IllegalArgumentException(
                        "There is no directory " + directory + ".\nMaybe make it first: files may come later.");
            }
        }
        if (keep.compareTo(forget) > 0) {
            throw new IllegalArgumentException("Expected --keep of at most --forget (" + forget.toDays()
                    + " days) but was " + keep.toDays() + " days.");
        }
        if (parallelism < 0 || parallelism > FleetJob.MOST_SUBTASKS) {
            throw new IllegalArgumentException(
                    "Expected --parallelism from 1 to " + FleetJob.MOST_SUBTASKS + " but was " + parallelism + ".");
        }
        return this;
    }

    private static void oneOf(String one, @Nullable String given, String other, @Nullable String otherGiven) {
        if ((given == null) == (otherGiven == null)) {
            throw new IllegalArgumentException("Expected " + one + " or " + other + " but "
                    + (given == null ? "neither was" : "both were") + " given.");
        }
    }

    /** The job that they describe. What ends needs no guess whether more will come. */
    FleetJob job() {
        return new FleetJob(
                new Windows(window, keep, forget),
                outOfOrder,
                once ? ALWAYS : quiet,
                naming,
                rulesKeys.stream().map(RulePack::publicKey).toList());
    }
}
