package org.backupdoctor.web.diagnosis;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.backupdoctor.Consultation;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.Who;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.web.http.LimitsProperties;
import org.backupdoctor.web.problem.Fault;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A diagnosis in which a person is asked. What is known travels with each request. */
@RestController
@RequestMapping(
        path = "/consultations",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class ConsultationEndpoint {

    private static final String SNAPSHOT = "snapshot";
    private static final String SKIPPED = "skipped";
    private static final String PRESENT = "present";
    private static final String DOCUMENT = "document";
    private static final int MOST_SKIPPED = 1_000;

    private final Diagnoser diagnoser;
    private final Languages languages;
    private final Work work;
    private final JsonRequest.Reader bodies;
    private final Clock clock = Clock.systemUTC();

    ConsultationEndpoint(
            Diagnoser diagnoser, Languages languages, LimitsProperties limits, @Qualifier("diagnosing") Work work) {
        this.diagnoser = diagnoser;
        this.languages = languages;
        this.work = work;
        this.bodies = new JsonRequest.Reader(limits.depth());
    }

    @PostMapping
    ResponseEntity<ConsultationState> begin(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String language) {
        JsonRequest request = bodies.read(body, SNAPSHOT, SKIPPED, PRESENT, DOCUMENT);
        return state(request, language, (talk, skipped) -> talk);
    }

    @PostMapping("/answers")
    ResponseEntity<ConsultationState> answer(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String language) {
        JsonRequest request =
                bodies.read(body, SNAPSHOT, SKIPPED, PRESENT, DOCUMENT, "path", "value", "option", "unknown");
        String path = request.text("path");
        JsonNode value = request.field("value");
        JsonNode option = request.field("option");
        boolean isUnknown = request.flag("unknown");
        if ((value == null ? 0 : 1) + (option == null ? 0 : 1) + (isUnknown ? 1 : 0) != 1) {
            throw JsonRequest.wrong(List.of(Fault.at(
                    "/value",
                    "Expected an answer: one of value, option, or unknown.",
                    "Maybe write \"unknown\": true for a question that nobody can answer.")));
        }
        return state(request, language, (talk, skipped) -> {
            if (isUnknown) {
                skipped.add(path);
                return talk;
            }
            Optional<Question> asked = talk.report().questions().stream()
                    .filter(question -> question.path().equals(path))
                    .findFirst();
            Consultation next = option != null
                    ? chosen(talk, asked, option)
                    : given(talk, asked, path, Objects.requireNonNull(value));
            // An answer needn't tell the field that it was asked for; it was given all the same.
            if (next.report().questions().stream()
                    .anyMatch(question -> question.path().equals(path))) {
                skipped.add(path);
            }
            return next;
        });
    }

    @PostMapping("/attempts")
    ResponseEntity<ConsultationState> attempt(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String language) {
        JsonRequest request = bodies.read(body, SNAPSHOT, SKIPPED, PRESENT, DOCUMENT, "remedy", "outcome");
        String remedy = request.text("remedy");
        Outcome outcome = Sources.outcome(request.text("outcome"));
        if (diagnoser.ruleSet().remedies().stream()
                .noneMatch(entry -> entry.id().equals(remedy))) {
            throw new RequestException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This remedy isn't known.",
                    List.of(Fault.at(
                            "/remedy", "There is no such remedy.", "Maybe GET /remedies shows what was meant.")));
        }
        return state(request, language, (talk, skipped) -> talk.tried(remedy, outcome));
    }

    private static Consultation chosen(Consultation talk, Optional<Question> asked, JsonNode option) {
        int count = asked.map(question -> question.options().size()).orElse(0);
        if (!option.isInt() || option.intValue() < 0 || option.intValue() >= count) {
            throw new RequestException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This option isn't there.",
                    List.of(Fault.at(
                            "/option",
                            count == 0
                                    ? "Nothing with options is asked about this path."
                                    : "Expected the number of an option, from 0 to " + (count - 1) + ".",
                            "Maybe the rules have changed meanwhile: send the option's value as value.")));
        }
        Question question = asked.orElseThrow();
        return talk.answer(question, question.options().get(option.intValue()));
    }

    private static Consultation given(Consultation talk, Optional<Question> asked, String path, JsonNode value) {
        if (asked.isEmpty()) {
            checkField(path);
        }
        try {
            if (asked.isPresent() && value.isBoolean()) {
                return talk.answer(asked.get(), (Object) value.booleanValue());
            }
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                Object number = value.longValue();
                return asked.isPresent() ? talk.answer(asked.get(), number) : talk.known(path, number);
            }
            String typed = value.isString() ? value.stringValue() : value.toString();
            return asked.isPresent() ? talk.answer(asked.get(), typed) : talk.known(path, typed);
        } catch (SnapshotException e) {
            throw new RequestException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This answer can't be.",
                    Fault.of(e.problems(), "").stream()
                            .map(fault -> Fault.at("/value", fault.detail(), fault.maybe()))
                            .toList());
        }
    }

    /** Refuses a path at which no value can be; whether this value can be there is seen later. */
    private static void checkField(String path) {
        try {
            DeviceSnapshot.builder().set(path, "{}");
        } catch (SnapshotException e) {
            throw new RequestException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This answer can't be.",
                    List.of(Fault.at(
                            "/path",
                            "There is no field \"" + path + "\" in a snapshot.",
                            e.problems().get(0).hint())));
        }
    }

    private ResponseEntity<ConsultationState> state(
            JsonRequest request, String language, BiFunction<Consultation, Set<String>, Consultation> step) {
        Locale locale = languages.chosen(language);
        Set<String> skipped = new TreeSet<>(request.texts(SKIPPED));
        if (skipped.size() > MOST_SKIPPED) {
            throw JsonRequest.wrong(List.of(Fault.at("/skipped", "Expected at most " + MOST_SKIPPED + " paths.", "")));
        }
        Set<Who> present = present(request);
        boolean isDocumentWanted = request.flag(DOCUMENT);
        DeviceSnapshot snapshot = dated(request.snapshot());
        ConsultationState state = work.done(() -> {
            Consultation talk =
                    Consultation.of(diagnoser, snapshot).with(present).in(locale);
            return ConsultationState.of(step.apply(talk, skipped), skipped, present, locale, isDocumentWanted);
        });
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(state);
    }

    /** Somebody who answers sees the device now. */
    private DeviceSnapshot dated(DeviceSnapshot snapshot) {
        return snapshot.takenAt().isPresent()
                ? snapshot
                : snapshot.toBuilder()
                        .takenAt(clock.instant().truncatedTo(ChronoUnit.SECONDS))
                        .build();
    }

    private static Set<Who> present(JsonRequest request) {
        EnumSet<Who> present = EnumSet.noneOf(Who.class);
        for (String name : request.texts(PRESENT)) {
            present.add(Arrays.stream(Who.values())
                    .filter(who -> who.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> JsonRequest.wrong(List.of(Fault.at(
                            "/present", "Expected some of " + List.of(Who.values()) + ".", "Maybe leave it out.")))));
        }
        return present.isEmpty() ? EnumSet.of(Who.OWNER, Who.NETWORK) : present;
    }
}
