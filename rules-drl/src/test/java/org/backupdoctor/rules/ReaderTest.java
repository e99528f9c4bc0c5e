package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.Report.Who;
import org.junit.jupiter.api.Test;

/** Reports worded for whoever manages the device. */
class ReaderTest {

    private static final Diagnoser DIAGNOSER = Diagnoser.create();

    private static Report report(String json) {
        return DIAGNOSER.diagnose(DeviceSnapshot.fromJson(json));
    }

    @Test
    void theTextBeginsWithWhatTheAdministratorCanDo() {
        String text = report("{\"management\":{\"supervised\":true,\"restrictions\":{\"allowCloudBackup\":false}}}")
                .forReader(Who.ADMIN)
                .toText();
        assertEquals("""
                This device

                ✗ Not backing up.

                WHAT YOU CAN DO
                  Allow what is in the way, or say what it is for
                                                                 easy, 5 min + up to 1 day, free
                     Find the profile that sets it: allowCloudBackup for iCloud Backup,
                     allowAccountModification for the account, both in
                     com.apple.applicationaccess.
                     Where the ban isn't meant, remove the key or set it to true in every
                     profile that has it; the strictest one holds.
                     A Managed Apple Account: allow iCloud Backup for it, from iOS 17 on. A
                     filter or proxy: let Apple's hosts pass, without inspection of TLS.
                     Where the ban is meant, tell the owner so, and how the data is to be saved.

                """, text.substring(0, text.indexOf("WHY\n")));
        assertTrue(text.contains("""
                          2  Back up this iPhone to a computer, encrypted
                                                                  some work, 10 min + up to 1 hour, free
                             While iCloud Backup is forbidden, a backup to a computer stands in.
                             Ask the owner to do this:
                             Connect the iPhone to a computer and tap Trust. On a Mac open Finder
                        """), text);
    }

    @Test
    void whereTheAdministratorCanDoNothingItSaysSo() {
        String text =
                report("{\"backup\":{\"enabled\":false}}").forReader(Who.ADMIN).toText();
        assertTrue(text.contains("""
                        WHAT YOU CAN DO
                          Nothing of it is for whoever manages the device: ask for the steps below.

                        WHY
                        """), text);
        assertTrue(text.contains("     Ask the owner to do this:\n     Open Settings > "), text);
    }

    @Test
    void whatSomebodyElseDoesBeginsWithWhomToAsk() {
        for (int seed = 0; seed < 30; seed++) {
            Report owner = DIAGNOSER.diagnose(new RandomSnapshots(seed).next());
            Report admin = owner.forReader(Who.ADMIN);
            assertEquals(owner.verdict(), admin.verdict());
            assertEquals(owner.diagnoses(), admin.diagnoses());
            assertEquals(
                    owner.remedies().stream().map(Remedy::id).toList(),
                    admin.remedies().stream().map(Remedy::id).toList());
            for (int i = 0; i < owner.remedies().size(); i++) {
                Remedy one = owner.remedies().get(i);
                Remedy other = admin.remedies().get(i);
                List<String> head = one.who() == Who.OWNER
                        ? List.of("Ask the owner to do this:")
                        : one.who() == Who.NETWORK ? List.of("Ask whoever runs the network to do this:") : List.of();
                if (one.who() != Who.ADMIN) {
                    assertEquals(
                            one.steps(),
                            other.steps().subList(head.size(), other.steps().size()));
                    assertEquals(one.title(), other.title());
                }
                assertEquals(head, other.steps().subList(0, head.size()));
            }
            assertTrue(owner.forReader(Who.OWNER).toText().equals(owner.toText()));
        }
    }

    @Test
    void whatTheReaderKnowsIsAskedFirst() {
        Report owner =
                report("{\"network\":{\"wifi\":\"CONNECTED\"},\"backup\":{\"enabled\":true,\"nextSizeBytes\":1000},"
                        + "\"icloud\":{\"account\":\"SIGNED_IN\",\"storageFreeBytes\":10000000000},\"complaint\":"
                        + "{\"otherCloudServicesFail\":true,\"manualBackupFails\":true,\"stuckAt\":\"UPLOADING\"}}");
        List<Question> network = owner.questions().stream()
                .filter(each -> each.who() == Who.NETWORK)
                .toList();
        List<Question> others = owner.questions().stream()
                .filter(each -> each.who() != Who.NETWORK)
                .toList();
        assertTrue(!network.isEmpty() && !others.isEmpty(), owner.questions().toString());
        List<Question> expected =
                Stream.concat(network.stream(), others.stream()).toList();
        assertEquals(expected, owner.forReader(Who.NETWORK).questions());
        assertEquals(expected, owner.forReader(Who.ADMIN).questions(), "the owner is asked last");
        assertTrue(owner.forReader(Who.ADMIN).toText().contains("? Ask whoever runs the network: "));
    }

    @Test
    void theReaderStaysInOtherLanguages() {
        Report admin = report("{\"backup\":{\"enabled\":false}}").forReader(Who.ADMIN);
        assertSame(admin, admin.forReader(Who.ADMIN));
        assertEquals(
                "Ask the owner to do this:",
                admin.in(Locale.GERMANY).remedies().get(0).steps().get(0));
    }
}
