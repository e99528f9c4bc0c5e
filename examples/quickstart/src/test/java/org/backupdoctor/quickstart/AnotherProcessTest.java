package org.backupdoctor.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Whatever rules of others do, there is a report or a sentence, and nothing is left running. */
class AnotherProcessTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DeviceSnapshot SNAPSHOT = DeviceSnapshot.builder()
            .icloud(icloud -> icloud.storageFree("800 MB"))
            .backup(backup -> backup.nextSize("3.2 GB"))
            .build();

    @TempDir
    private Path directory;

    private Path rules;

    @BeforeEach
    void rulesOfOthers() throws IOException {
        rules = Files.createDirectories(directory.resolve("their-rules"));
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertEquals(
                List.of(),
                ProcessHandle.current().descendants().map(ProcessHandle::info).toList());
    }

    @Test
    void goodRulesGiveTheSameReportAsHere() throws Exception {
        rule("suspect( STRONG, $free );");
        String here =
                Diagnoser.builder().rules(rules).build().diagnose(SNAPSHOT).toJson();
        assertTrue(here.contains("icloud-storage-full/their-own"), here);
        assertEquals(
                JsonMapper.shared().readTree(here), AnotherProcess.ofJava(LONG).diagnose(SNAPSHOT, rules));
    }

    @Test
    void refusedRulesAreToldWithTheirPlace() throws IOException {
        rule("System.exit( 0 );");
        assertEquals(
                """
                their-rules
                  They don't load:

                causes/storage/icloud-storage-full.drl:6:5  rule icloud-storage-full/their-own
                  What follows "then" must be one verb with its evidence, such as confirm( $fact );
                  Maybe there is more than a verb.""",
                assertThrows(
                                NoReportException.class,
                                () -> AnotherProcess.ofJava(LONG).diagnose(SNAPSHOT, rules))
                        .getMessage());
    }

    @Test
    void whoHangsIsEndedWithAllItStarted() throws Exception {
        Path beats = directory.resolve("beats");
        assertEquals("""
                their-rules
                  They took longer than 3000 milliseconds.
                  Maybe a rule goes through too many facts, or the limit is too short to load rules.""", failure(Duration.ofSeconds(3), "hangs", beats.toString()));
        Thread.sleep(200); // what has been ended may still be writing its last
        long size = Files.size(beats);
        Thread.sleep(500);
        assertEquals(size, Files.size(beats));
    }

    @Test
    void whoGoesOnInSilenceIsEnded() {
        assertEquals("""
                their-rules
                  They took longer than 2000 milliseconds.
                  Maybe a rule goes through too many facts, or the limit is too short to load rules.""", failure(Duration.ofSeconds(2), "goes on in silence"));
    }

    @Test
    void whoFloodsIsCutOff() {
        assertEquals("""
                their-rules
                  More came back than a report may be long, 1000000 bytes.""", failure(LONG, "floods"));
    }

    @Test
    void garbageIsNoReport() {
        String message = """
                their-rules
                  What came back is no report.""";
        assertEquals(message, failure(LONG, "prints garbage"));
        assertEquals(message, failure(LONG, "prints other JSON"));
    }

    @Test
    void whoDiesGivesNoReport() {
        assertEquals("""
                their-rules
                  The process ended with code 1 and without a report.""", failure(LONG, "1"));
        assertEquals("""
                their-rules
                  The process ended with code 137 and without a report.
                  Maybe something ended it: it needed too much, or did what it may not.""", failure(LONG, "137"));
    }

    @Test
    void whoTakesAllMemoryTakesOnlyItsOwn() {
        assertEquals("""
                their-rules
                  They need more memory than they may have.""", failure(LONG, "takes all memory"));
    }

    @Test
    void whatCannotBeStartedIsTold() {
        String message = assertThrows(
                        NoReportException.class,
                        () -> AnotherProcess.ofJava(LONG, "no-such-program").diagnose(SNAPSHOT, rules))
                .getMessage();
        assertTrue(message.startsWith("their-rules\n  No process can be started: "), message);
        assertTrue(message.endsWith(".\n  Maybe there is no such program."), message);
    }

    @Test
    void itHasNothingButTheSnapshot() throws IOException {
        Path told = directory.resolve("told");
        failure(LONG, "tells what it has", told.toString());
        assertEquals("[[], [snapshot.json]]", Files.readString(told));
    }

    private String failure(Duration limit, String... words) {
        AnotherProcess process = new AnotherProcess(StandIn.command(words), limit);
        return assertThrows(NoReportException.class, () -> process.diagnose(SNAPSHOT, rules))
                .getMessage();
    }

    private void rule(String says) throws IOException {
        Path file = rules.resolve("causes/storage/icloud-storage-full.drl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                rule "icloud-storage-full/their-own"
                    @because("Only {free.sizeBytes} is free in iCloud.")
                when
                    $free : FreeCloudStorage( sizeBytes < 1000 * 1000 * 1000 )
                then
                    %s
                end
                """.formatted(says));
    }
}
