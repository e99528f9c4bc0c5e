package org.backupdoctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.Who;
import org.backupdoctor.fact.Icloud.AccountState;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.rules.SmallRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsultationTest {

    @TempDir
    private Path directory;

    private Consultation begun;

    @BeforeEach
    void rules() {
        SmallRules rules = new SmallRules(directory);
        rules.file("data/questions.yaml", """
                origin: test
                asOf: "2026-11-20"
                questions:
                  /power/charging:
                    text: "Is the {device} charging?"
                    where: The battery
                    whereBefore: { "10.3": The old battery }
                    options:
                      - { label: "Yes", value: true, share: 0.4 }
                      - { label: "No", value: false, share: 0.4 }
                      - { label: "In the aeroplane", path: /network/airplaneMode, value: true, share: 0.1 }
                      - { label: "Who knows", share: 0.1 }
                  /power/batteryPercent:
                    text: How full is it?
                    who: ADMIN
                    options: [ { label: Empty, value: 3, share: 0.5 }, { label: Full, value: 90, share: 0.5 } ]
                """);
        rules.drl("causes/flat.drl", """
                rule "flat/not-charging"
                    @because("It isn't charging.")
                when
                    $charging : Charging( no )
                then
                    confirm( $charging );
                end

                rule "flat/charging"
                    @because("It charges.")
                when
                    $charging : Charging( yes )
                then
                    ruleOut( $charging );
                end

                rule "noisy/on-wifi"
                    @because("It is on Wi-Fi.")
                when
                    $wifi : Wifi( state == WifiState.CONNECTED )
                then
                    suspect( SLIGHT, $wifi );
                end

                rule "noisy/empty"
                    @because("It is empty.")
                when
                    $battery : Battery( percent < 5 )
                then
                    suspect( STRONG, $battery );
                end
                """);
        for (String id : List.of("charge-it", "quiet-it")) {
            rules.file(
                    "remedies/" + id + ".md",
                    "---\ntitle: Do " + id
                            + "\nminutes: { handsOn: 20 }\neffort: LOW\ndestructiveness: 0\nwho: OWNER\n---\nA page.\n\n## Steps\n\n1. Do it.\n");
        }
        rules.file("remedies/charge-it.de.md", "---\ntitle: Laden\n---\nEine Seite.\n\n## Steps\n\n1. Tun Sie es.\n");
        rules.drl("remedies/quiet-it.drl", """
                rule "quiet-it/when-noisy"
                when
                    $diagnosis : Diagnosis( cause == "noisy" )
                then
                    recommend( CERTAIN, $diagnosis );
                end
                """);
        begun = Consultation.of(
                new SessionDiagnoser(LoadedRules.of(directory)),
                DeviceSnapshot.fromJson("{\"device\":{\"iosVersion\":\"9.3\"}}"));
    }

    private Question next(Consultation talk) {
        return talk.questions().stream()
                .filter(question -> question.path().equals("/power/charging"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aQuestionFitsTheDeviceAndHasItsAnswers() {
        Question question = next(begun);
        assertEquals("power.charging", question.id());
        assertEquals("Is the iPhone charging?", question.text());
        assertEquals("The old battery", question.where());
        assertEquals(
                List.of("Yes", "No", "In the aeroplane", "Who knows"),
                question.options().stream().map(Report.Option::label).toList());
        assertTrue(question.minutesSaved() >= 1);
    }

    @Test
    void anAnswerChangesTheReportAndIsNotAskedAgain() {
        Consultation after = begun.answer(next(begun), false);
        assertEquals("flat", after.report().diagnoses().get(0).cause());
        assertTrue(
                after.questions().stream().noneMatch(question -> question.path().equals("/power/charging")));
        assertSame(begun, after.back());
        assertSame(begun, begun.back());
        assertEquals(
                "flat",
                begun.answer(next(begun), "false").report().diagnoses().get(0).cause());
    }

    @Test
    void whatNobodyKnowsIsNotAskedAgain() {
        Consultation after = begun.dontKnow(next(begun));
        assertTrue(
                after.questions().stream().noneMatch(question -> question.path().equals("/power/charging")));
        assertEquals(begun.snapshot(), after.snapshot());
    }

    @Test
    void anAnswerWithoutAValueLeavesAllAsItWasAndIsNotAskedAgain() {
        Question charging = next(begun);
        assertNull(charging.options().get(3).value());
        Consultation after = begun.answer(charging, charging.options().get(3));
        assertEquals(begun.snapshot(), after.snapshot());
        assertTrue(
                after.questions().stream().noneMatch(question -> question.path().equals(charging.path())));
        assertEquals(after.questions(), begun.answer(charging, "who knows").questions());
        assertEquals(
                after.questions(),
                begun.answer(charging, charging.options().get(3).value()).questions());
    }

    @Test
    void anAnswerMayBeAboutAnotherField() {
        Question charging = next(begun);
        Consultation after = begun.answer(charging, charging.options().get(2));
        assertEquals(begun.known("network.airplaneMode", true).snapshot(), after.snapshot());
        assertEquals(
                after.snapshot(),
                begun.answer(charging, "In the aeroplane")
                        .answer(charging, "Who knows")
                        .snapshot());
        assertTrue(
                after.questions().stream().noneMatch(question -> question.path().equals(charging.path())));
    }

    @Test
    void inJsonAnAnswerHasTheValueThatItSets() {
        String json = begun.report().toJson();
        assertTrue(
                json.contains("{\"label\":\"No\",\"value\":false},"
                        + "{\"label\":\"In the aeroplane\",\"path\":\"/network/airplaneMode\",\"value\":true},"
                        + "{\"label\":\"Who knows\",\"value\":null}"),
                json);
    }

    @Test
    void onlyThoseWhoAreThereAreAsked() {
        assertTrue(begun.questions().stream().allMatch(question -> question.who() == Who.OWNER));
        assertTrue(
                begun.with(Set.of(Who.ADMIN)).questions().stream().allMatch(question -> question.who() == Who.ADMIN));
    }

    @Test
    void aRemedyThatWasTriedIsRemembered() {
        Consultation after = begun.answer(next(begun), false).tried("charge-it", Outcome.NO_CHANGE);
        assertTrue(after.snapshot().toJson().contains("\"charge-it\""));
        assertFalse(after.report().remedies().stream()
                .anyMatch(remedy -> remedy.id().equals("charge-it")));
    }

    @Test
    void anAnswerThatCannotBeIsRefused() {
        assertThrows(SnapshotException.class, () -> begun.answer(next(begun), "perhaps"));
    }

    @Test
    void whatIsTypedMayHaveACommaAndAUnitAndASizeNeedsOne() {
        assertEquals(
                begun.known("icloud.storageFreeBytes", "3.2 GB").snapshot(),
                begun.known("icloud.storageFreeBytes", "3,2 gb").snapshot());
        assertEquals(
                begun.known("icloud.storageFreeBytes", "3 GiB").snapshot(),
                begun.known("icloud.storageFreeBytes", 3221225472L).snapshot());
        assertEquals(
                begun.known("power.batteryPercent", "80").snapshot(),
                begun.known("power.batteryPercent", "80 %").snapshot());
        assertEquals(
                begun.known("network.uploadMbps", "8.5").snapshot(),
                begun.known("network.uploadMbps", "8,5 Mbit/s").snapshot());
        for (String size : List.of("3", "-3 GB", "1,024 MB", "1.024.000 MB", "3 Gbit")) {
            assertEquals(
                    "answer  /icloud/storageFreeBytes\n  Expected a size such as 800 MB or 3.2 GB but was “" + size
                            + "”.\n  Maybe the unit is missing, or a comma groups digits: write 1024 MB.",
                    assertThrows(SnapshotException.class, () -> begun.known("icloud.storageFreeBytes", size))
                            .getMessage());
        }
        assertThrows(SnapshotException.class, () -> begun.known("backup.daysSinceLastSuccess", "7 weeks"));
        String whole = "x".repeat(100_000);
        assertTrue(assertThrows(SnapshotException.class, () -> begun.known("backup.nextSizeBytes", whole))
                        .getMessage()
                        .length()
                < 1_000);
    }

    @Test
    void aValueIsKnownAsItIsAnswered() {
        List<Map<String, Integer>> backups = List.of(Map.of("sizeBytes", 100));
        Map<String, Object> values = Map.of(
                "/power/batteryPercent",
                80,
                "/icloud/storageFreeBytes",
                800,
                "/icloud/account",
                AccountState.SIGNED_IN,
                "/icloud/backups",
                backups,
                "/network/uploadMbps",
                1e-5,
                "/backup/enabled",
                true,
                "/attributes/x",
                "12",
                "/attributes/y",
                1.5f);
        values.forEach((path, value) -> {
            Question question = new Question("q", path, "", "", Who.OWNER, List.of(), 1);
            DeviceSnapshot answered = begun.answer(question, value).snapshot();
            assertEquals(answered, begun.known(path, value).snapshot());
            assertEquals(
                    answered,
                    begun.known(path.substring(1).replace('/', '.'), value).snapshot());
            assertEquals(answered, DeviceSnapshot.fromJson(answered.toJson()));
        });
        assertEquals(
                "{\"format\":1,\"device\":{\"iosVersion\":\"9.3\"},\"attributes\":{\"x\":\"12\"}}",
                begun.known("attributes.x", (Object) "12").snapshot().toJson());
    }

    @Test
    void whatIsNotThereCannotBeKnown() {
        Consultation talk = begun.known("icloud.backups", List.of(Map.of("sizeBytes", 100L)));
        assertEquals(
                "answer  /icloud/storageFree\n  There is no field \"storageFree\" here.\n  Maybe you meant \"storageFreeBytes\".",
                assertThrows(SnapshotException.class, () -> talk.known("icloud.storageFree", 1L))
                        .getMessage());
        for (String index : List.of("1", "-1", "first", "99999999999")) {
            assertEquals(
                    "answer  /icloud/backups/" + index
                            + "\n  There is no such element in this list.\n  Maybe give the list as a whole.",
                    assertThrows(
                                    SnapshotException.class,
                                    () -> talk.known("/icloud/backups/" + index + "/sizeBytes", 1L))
                            .getMessage());
        }
    }

    @Test
    void goingBackKeepsWhoIsThereAndTheLanguage() {
        Set<Who> people = Set.of(Who.ADMIN);
        Consultation first = begun.dontKnow(next(begun));
        Consultation back = first.tried("charge-it", Outcome.NO_CHANGE)
                .with(people)
                .in(Locale.GERMAN)
                .back();
        assertEquals(first.snapshot(), back.snapshot());
        assertEquals(first.with(people).questions(), back.questions());
        assertEquals(begun.with(people).questions(), back.back().questions());
        assertEquals(
                begun.in(Locale.GERMAN).report().toText(), back.back().report().toText());
        assertNotEquals(begun.report().toText(), back.back().report().toText());
    }
}
