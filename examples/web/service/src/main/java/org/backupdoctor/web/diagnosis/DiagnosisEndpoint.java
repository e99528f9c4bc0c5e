package org.backupdoctor.web.diagnosis;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Intake;
import org.backupdoctor.web.http.LimitsProperties;
import org.backupdoctor.web.problem.RequestException;
import org.backupdoctor.web.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Diagnoses what a device answered, or says what that amounts to. */
@RestController
class DiagnosisEndpoint {

    /** A report as a page has its own style sheet in it, and nothing else. */
    private static final String DOCUMENT = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Diagnoser diagnoser;
    private final Languages languages;
    private final LimitsProperties limits;
    private final Work work;

    DiagnosisEndpoint(
            Diagnoser diagnoser, Languages languages, LimitsProperties limits, @Qualifier("diagnosing") Work work) {
        this.diagnoser = diagnoser;
        this.languages = languages;
        this.limits = limits;
        this.work = work;
    }

    @PostMapping("/diagnoses")
    ResponseEntity<byte[]> diagnose(
            HttpServletRequest request,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestParam(required = false) @Nullable String takenAt,
            @RequestParam(required = false) @Nullable List<String> tried,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String acceptLanguage) {
        ReportFormat format = ReportFormat.accepted(accept);
        Locale locale = languages.chosen(acceptLanguage);
        Sources sources = sources(request, body, takenAt, tried);
        byte[] answer = work.done(() -> format == ReportFormat.LINES
                ? lines(sources, locale)
                : format.bytes(diagnoser.diagnose(sources.merged()).in(locale)));
        ResponseEntity.BodyBuilder ok = ResponseEntity.ok();
        if (format == ReportFormat.HTML) {
            ok.header("Content-Security-Policy", DOCUMENT);
        }
        return ok.contentType(format.type())
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .body(answer);
    }

    @PostMapping("/snapshots")
    ResponseEntity<byte[]> snapshot(
            HttpServletRequest request,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestParam(required = false) @Nullable String takenAt,
            @RequestParam(required = false) @Nullable List<String> tried,
            @RequestParam(defaultValue = "false") boolean redact) {
        Sources sources = sources(request, body, takenAt, tried);
        String json = work.done(() -> {
            DeviceSnapshot snapshot = sources.merged();
            return (redact ? snapshot.redacted() : snapshot).toJson();
        });
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Sources sources(
            HttpServletRequest request,
            byte @Nullable [] body,
            @Nullable String takenAt,
            @Nullable List<String> tried) {
        return Sources.of(
                body == null ? new byte[0] : body,
                request.getContentType(),
                takenAt,
                tried == null ? List.of() : tried);
    }

    /** A brief report for each device; what can't be read has a line that says why. */
    private byte[] lines(Sources sources, Locale locale) {
        List<Intake.Item> items = sources.items();
        if (items.size() > limits.devices()) {
            throw new RequestException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Expected at most " + limits.devices() + " devices but there are " + items.size()
                            + ". Maybe send them in several requests.");
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Intake.Item item : items) {
            DeviceSnapshot snapshot = item.snapshot();
            lines.writeBytes(
                    snapshot == null
                            ? (item.problemsToJson() + "\n").getBytes(StandardCharsets.UTF_8)
                            : ReportFormat.LINES.bytes(diagnoser
                                    .diagnose(sources.withTried(snapshot))
                                    .in(locale)));
        }
        return lines.toByteArray();
    }
}
