package org.backupdoctor.internal.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.fact.Backup.FailingApps;
import org.backupdoctor.fact.Backup.FailureAge;
import org.backupdoctor.fact.Backup.FailureApp;
import org.backupdoctor.fact.Backup.KnownApp;
import org.backupdoctor.fact.Backup.NewestError;
import org.backupdoctor.fact.Backup.SuccessAfterFirstUse;
import org.backupdoctor.fact.Complaint.Meaning;
import org.backupdoctor.fact.Complaint.ShownMessage;
import org.backupdoctor.fact.Device.FaultWorkaround;
import org.backupdoctor.fact.Device.IosVersion;
import org.backupdoctor.fact.Device.KnownFault;
import org.backupdoctor.fact.Device.NewestIos;
import org.backupdoctor.fact.Device.Prerelease;
import org.backupdoctor.fact.Device.ReleaseList;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.Network.NeededHostBlocked;
import org.backupdoctor.fact.Network.UploadTime;
import org.backupdoctor.internal.rules.SmallRules;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFactsTest {

    @TempDir
    private Path directory;

    private SmallRules rules;

    @BeforeEach
    void data() {
        rules = new SmallRules(directory);
        rules.file("data/errors.yaml", """
                origin: test
                asOf: "2026-11-20"
                domains:
                  MBErrorDomain:
                    "1": { kind: GENERIC, meaning: something }
                    "104": { kind: SEVERAL, meaning: several things }
                    "303": { kind: QUOTA, meaning: no room, counts: false }
                  NSPOSIXErrorDomain:
                    "5": { kind: READING, meaning: unreadable }
                """);
        rules.file("data/messages.yaml", """
                origin: test
                asOf: "2026-11-20"
                messages:
                  short: { means: COULD_NOT_COMPLETE, texts: { en: [ couldn't be completed ] } }
                  long: { means: POOR_NETWORK, texts: { en: [ couldn't be completed because of the network ], cs: [ kvůli síti ] } }
                """);
        rules.file("data/apps.yaml", """
                origin: test
                asOf: "2026-11-20"
                apps: { Big: { bundleIds: [ com.example.big ], trouble: INFLATES, source: test } }
                """);
        rules.file("data/hosts.yaml", """
                origin: test
                asOf: "2026-11-20"
                hosts:
                  "*.example.com": { serves: all }
                  "probe.example.com": { serves: probes, needed: false }
                """);
        rules.file("data/faults/one.yaml", """
                title: it stops
                cause: noisy
                from: "16.3"
                before: "16.3.1"
                symptoms: [ { /complaint/turningOnFails: true, message: POOR_NETWORK }, { error: MBErrorDomain 303 } ]
                workarounds: [ charge-it ]
                reported: "2023-02-06"
                source: test
                """);
    }

    private <T extends Fact> List<T> facts(Class<T> type, String json) {
        Snapshot snapshot = Snapshot.fromJson("test", json);
        List<Observed> all = new ArrayList<>(snapshot.facts());
        all.addAll(DataFacts.of(Knowledge.of(RuleFiles.of(directory)), snapshot));
        return all.stream()
                .map(Observed::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<String> errors(String json) {
        return facts(NewestError.class, json).stream()
                .map(error -> error.kind() + (error.root() ? " root" : ""))
                .toList();
    }

    @Test
    void theInnermostErrorOfATextIsTheRoot() {
        assertEquals(
                List.of("SEVERAL", "READING root"),
                errors(
                        "{\"backup\":{\"failures\":[{\"domain\":\"MBErrorDomain\",\"code\":104,\"text\":\"Several (MBErrorDomain/104). Underlying error: Input/output error (NSPOSIXErrorDomain/5).\"}]}}"));
    }

    @Test
    void entriesOfTheSameTimeSayMoreThanOneThatSaysLittle() {
        assertEquals(
                List.of("QUOTA root", "GENERIC"),
                errors(
                        "{\"backup\":{\"failures\":[{\"domain\":\"MBErrorDomain\",\"code\":1,\"at\":\"2026-11-01T00:00:00Z\"},{\"domain\":\"MBErrorDomain\",\"code\":303,\"at\":\"2026-11-01T00:00:00Z\"},{\"domain\":\"NSPOSIXErrorDomain\",\"code\":5,\"at\":\"2026-10-01T00:00:00Z\"}]}}"));
    }

    @Test
    void aCodeThatNobodyKnowsIsAnErrorAllTheSame() {
        assertEquals(
                List.of("UNKNOWN root"), errors("{\"backup\":{\"failures\":[{\"domain\":\"Other\",\"code\":7}]}}"));
    }

    @Test
    void aBuildSaysWhetherItIsABetaWhereTheSnapshotDoesNot() {
        betas();
        String beta = "\"iosBuild\":\"24B5046f\"";
        assertEquals(List.of(new Prerelease(true)), device(Prerelease.class, beta));
        assertEquals(List.of(new IosVersion("27.1")), device(IosVersion.class, beta));
        assertEquals(List.of(new Prerelease(false)), device(Prerelease.class, "\"iosBuild\":\"24A446\""));
        assertEquals(List.of(new Prerelease(false)), device(Prerelease.class, beta + ",\"prerelease\":false"));
        // A build of an older release says its version, and nothing of what is the newest.
        assertEquals(List.of(new IosVersion("16.3")), device(IosVersion.class, "\"iosBuild\":\"20D47\""));
        assertEquals(List.of(new Prerelease(false)), device(Prerelease.class, "\"iosBuild\":\"20D47\""));
        // Builds that only look like a beta's are left alone.
        assertEquals(List.of(), device(Prerelease.class, "\"iosBuild\":\"24B5099a\""));
        assertEquals(List.of(), device(Prerelease.class, "\"iosVersion\":\"27.1\""));
    }

    @Test
    void aBetaIsNeverTheNewestButTheListKnowsIt() {
        betas();
        LocalDate day = LocalDate.of(2026, 9, 28);
        assertEquals(
                List.of(new NewestIos("27.0.1", "24A446", day, true)),
                device(NewestIos.class, "\"model\":\"iPhone17,1\""));
        assertEquals(
                List.of(new NewestIos("27.0.1", "24A446", day, false)),
                device(NewestIos.class, "\"model\":\"iPhone17,1\",\"iosBuild\":\"24B5046f\""));
        assertEquals(
                List.of(new ReleaseList("27.1", "24B5046f", day, 60)),
                device(ReleaseList.class, "\"model\":\"iPhone17,1\""));
        // Of a model that it doesn't have, all of the list counts.
        assertEquals(
                List.of(new ReleaseList("27.1", "24B5046f", day, 60)),
                device(ReleaseList.class, "\"model\":\"iPhone99,1\""));
        assertEquals(
                List.of(new ReleaseList("12.5.8", "16H88", day, 60)),
                device(ReleaseList.class, "\"model\":\"iPhone7,2\""));
    }

    private void betas() {
        rules.file("data/ios-releases.yaml", """
                origin: test
                asOf: "2026-09-28"
                staleAfterDays: 60
                releases:
                  "12.5.8": { builds: [ 16H88 ], released: "2026-01-26", models: [ "iPhone7,2" ] }
                  "27.1 beta 2": { builds: [ 24B5046f ], released: "2026-09-25", models: [ "iPhone17,1" ], beta: true }
                  "27.0.1": { builds: [ 24A446, 24A9446 ], released: "2026-09-28", models: [ "iPhone17,1" ] }
                older: { "16.3": [ 20D47, 20D50 ] }
                """);
    }

    private <T extends Fact> List<T> device(Class<T> type, String fields) {
        return facts(type, "{\"device\":{" + fields + "}}");
    }

    @Test
    void aLaterSuccessEndsIt() {
        assertEquals(
                List.of(),
                errors(
                        "{\"backup\":{\"lastSuccessAt\":\"2026-11-02T00:00:00Z\",\"failures\":[{\"domain\":\"MBErrorDomain\",\"code\":303,\"at\":\"2026-11-01T00:00:00Z\"}]}}"));
    }

    @Test
    void theLongestPhraseOfAMessageCounts() {
        String json = "{\"complaint\":{\"message\":\"The backup couldn’t be  completed because of the network.\"}}";
        assertEquals(
                Meaning.POOR_NETWORK, facts(ShownMessage.class, json).get(0).meaning());
        assertEquals(
                Meaning.POOR_NETWORK,
                facts(ShownMessage.class, "{\"complaint\":{\"message\":\"Selhalo KVŮLI SÍTI.\"}}")
                        .get(0)
                        .meaning());
        assertEquals(List.of(), facts(ShownMessage.class, "{\"complaint\":{\"message\":\"Hello\"}}"));
    }

    @Test
    void anAppIsKnownByNameOrBundle() {
        assertEquals(
                1,
                facts(
                                KnownApp.class,
                                "{\"backup\":{\"apps\":[{\"name\":\"big\",\"bundleId\":\"com.example.big\",\"sizeBytes\":5}]}}")
                        .size());
        assertEquals(
                1,
                facts(KnownApp.class, "{\"backup\":{\"apps\":[{\"bundleId\":\"com.example.big\"}]}}")
                        .size());
        assertEquals(List.of(), facts(KnownApp.class, "{\"backup\":{\"apps\":[{\"name\":\"Bigger\"}]}}"));
    }

    @Test
    void ofTheBlockedHostsThoseCountThatAreNeeded() {
        assertEquals(
                List.of("gateway.example.com"),
                facts(
                                NeededHostBlocked.class,
                                "{\"network\":{\"blockedHosts\":[\"gateway.example.com\",\"probe.example.com\",\"badexample.com\"]}}")
                        .stream()
                        .map(NeededHostBlocked::host)
                        .toList());
    }

    @Test
    void aBlockedHostIsKnownByItsNameAlone() {
        assertEquals(
                List.of("gateway.example.com", "gateway.example.com", "*.gateway.example.com"),
                facts(
                                NeededHostBlocked.class,
                                "{\"network\":{\"blockedHosts\":[\"gateway.example.com:443\","
                                        + "\"https://user@Gateway.example.com:443/setup?to=1\",\"*.gateway.example.com.\","
                                        + "\"https://bad.example.org/gateway.example.com\"]}}")
                        .stream()
                        .map(NeededHostBlocked::host)
                        .toList());
    }

    @Test
    void theAppOfTheNewestRunIsThatOfAnyOfItsEntries() {
        String inside = "{\"backup\":{\"failures\":[{\"at\":\"2026-11-20T04:00:00Z\",\"code\":104},"
                + "{\"at\":\"2026-11-20T04:00:00Z\",\"bundleId\":\"com.example.app\"}]}}";
        assertEquals(
                List.of(new FailureApp(1, "com.example.app"), new FailureApp(0, "com.example.app")),
                facts(FailureApp.class, inside));
        assertEquals(List.of(new FailingApps(1)), facts(FailingApps.class, inside));
        assertEquals(
                List.of(new FailureApp(1, "com.example.app")),
                facts(FailureApp.class, inside.replaceFirst("2026-11-20", "2026-11-21")));
    }

    @Test
    void aFaultIsOfItsReleasesAndItsSymptomIsSeenOrNot() {
        assertEquals("[]", symptoms("{\"device\":{\"iosVersion\":\"16.3.1\"}}"));
        assertEquals("[]", symptoms("{\"device\":{\"iosVersion\":\"16.2\"}}"));
        assertEquals("[NOT_KNOWN]", symptoms("{\"device\":{\"iosVersion\":\"16.3\"}}"));
        assertEquals(
                "[NOT_KNOWN]",
                symptoms("{\"device\":{\"iosVersion\":\"16.3\"},\"complaint\":{\"turningOnFails\":true}}"));
        assertEquals(
                "[SHOWN]",
                symptoms(
                        "{\"device\":{\"iosVersion\":\"16.3\"},\"complaint\":{\"turningOnFails\":true,\"message\":\"kvůli síti\"}}"));
        assertEquals(
                "[SHOWN]",
                symptoms(
                        "{\"device\":{\"iosVersion\":\"16.3\"},\"backup\":{\"failures\":[{\"domain\":\"MBErrorDomain\",\"code\":303}]}}"));
        assertEquals(
                "[NOT_SHOWN]",
                symptoms(
                        "{\"device\":{\"iosVersion\":\"16.3\"},\"complaint\":{\"turningOnFails\":false},\"backup\":{\"failures\":[{\"domain\":\"MBErrorDomain\",\"code\":1}]}}"));
        assertEquals(
                "charge-it",
                facts(FaultWorkaround.class, "{\"device\":{\"iosVersion\":\"16.3\"}}")
                        .get(0)
                        .remedy());
    }

    private String symptoms(String json) {
        return facts(KnownFault.class, json).stream()
                .map(KnownFault::symptom)
                .toList()
                .toString();
    }

    @Test
    void whatFollowsFromSeveralFieldsIsWorkedOut() {
        assertEquals(
                List.of(new UploadTime(480)),
                facts(
                        UploadTime.class,
                        "{\"backup\":{\"nextSizeBytes\":7200000000},\"network\":{\"uploadMbps\":2.0}}"));
        assertEquals(
                List.of(),
                facts(UploadTime.class, "{\"backup\":{\"nextSizeBytes\":7200000000},\"network\":{\"uploadMbps\":0}}"));
        assertEquals(
                List.of(new SuccessAfterFirstUse(30)),
                facts(
                        SuccessAfterFirstUse.class,
                        "{\"backup\":{\"lastSuccessAt\":\"2026-11-02T06:00:00Z\"},\"device\":{\"firstUsedAt\":\"2026-11-01T00:00:00Z\"}}"));
        assertEquals(
                List.of(new FailureAge(5)),
                facts(
                        FailureAge.class,
                        "{\"takenAt\":\"2026-11-01T05:59:00Z\",\"backup\":{\"failures\":[{\"at\":\"2026-11-01T00:00:00Z\"}]}}"));
        String apps =
                "{\"backup\":{\"failures\":[{\"bundleId\":\"a.b\"},{\"text\":\"Failed to upload AppDomain-c.d:x\"},{\"bundleId\":\"a.b\",\"text\":\"AppDomain-e.f\"}]}}";
        assertEquals(List.of(new FailingApps(2)), facts(FailingApps.class, apps));
        assertEquals(3, facts(FailureApp.class, apps).size());
    }
}
