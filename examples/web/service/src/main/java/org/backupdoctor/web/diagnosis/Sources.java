package org.backupdoctor.web.diagnosis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.web.problem.Fault;
import org.backupdoctor.web.problem.RequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What was sent: one source, or the files of a form. Its kind is seen from its content; the media type only says that somebody meant to
 * send one.
 *
 * @param files what there is to read
 * @param intake reads them
 * @param tried what was tried, as {@code remedy} or {@code remedy=OUTCOME}
 */
record Sources(List<Intake.Source> files, Intake intake, List<String> tried) {

    private static final String NAME = "body";

    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "application/gzip",
            "application/json",
            "application/octet-stream",
            "application/pkcs7-mime",
            "application/x-apple-aspen-config",
            "application/x-bplist",
            "application/x-gzip",
            "application/x-ndjson",
            "application/x-plist",
            "application/xml",
            "application/zip",
            "multipart/form-data",
            "text/csv",
            "text/plain",
            "text/xml"));

    /**
     * What a request holds.
     *
     * @param takenAt when answers that don't say so are from, or null
     * @throws RequestException when it can't be read
     */
    static Sources of(byte[] body, @Nullable String contentType, @Nullable String takenAt, List<String> tried) {
        MediaType type = type(contentType);
        List<Intake.Source> files = type.getType().equals("multipart")
                ? Multipart.files(body, type)
                : List.of(new Intake.Source(NAME, body, null));
        return new Sources(files, Intake.standard().takenAt(instant(takenAt)), List.copyOf(tried));
    }

    private static MediaType type(@Nullable String contentType) {
        if (contentType == null) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            if (KNOWN.contains((type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT))) {
                return type;
            }
        } catch (InvalidMediaTypeException e) {
            // said below
        }
        throw new RequestException(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Expected one of " + KNOWN + " as Content-Type. Maybe send application/octet-stream: what it is"
                                + " is seen from its content.")
                .with("Accept-Post", String.join(", ", KNOWN));
    }

    private static @Nullable Instant instant(@Nullable String takenAt) {
        if (takenAt == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(takenAt).toInstant();
        } catch (DateTimeException e) {
            throw new RequestException(
                    HttpStatus.BAD_REQUEST,
                    "Expected an instant with a zone as takenAt. Maybe write 2026-11-20T07:00:00Z.");
        }
    }

    /** One snapshot of all of it. */
    DeviceSnapshot merged() {
        return withTried(intake.mergedSources(files));
    }

    /** Each device by itself. */
    List<Intake.Item> items() {
        return files.stream().flatMap(file -> intake.items(file).stream()).toList();
    }

    /** The same snapshot, with what was tried. */
    DeviceSnapshot withTried(DeviceSnapshot snapshot) {
        if (tried.isEmpty()) {
            return snapshot;
        }
        DeviceSnapshot.Builder builder = snapshot.toBuilder();
        for (String attempt : tried) {
            int equals = attempt.indexOf('=');
            builder.tried(
                    equals < 0 ? attempt : attempt.substring(0, equals),
                    equals < 0 ? Outcome.NO_CHANGE : outcome(attempt.substring(equals + 1)));
        }
        return builder.build();
    }

    /** What came of a remedy, in whatever case it is written. */
    static Outcome outcome(String word) {
        try {
            return Outcome.valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new RequestException(
                    HttpStatus.BAD_REQUEST,
                    "It can't be told what came of a remedy.",
                    List.of(Fault.at(
                            "/outcome",
                            "Expected one of " + List.of(Outcome.values()) + " but was something else.",
                            "Maybe NO_CHANGE was meant.")));
        }
    }
}
