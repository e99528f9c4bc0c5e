package org.backupdoctor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.benchmarks.generate.Voices;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.Rules;
import org.backupdoctor.benchmarks.peer.Agreement;
import org.backupdoctor.benchmarks.peer.Easy;
import org.backupdoctor.benchmarks.peer.Evrete;
import org.backupdoctor.benchmarks.peer.Part;
import org.backupdoctor.benchmarks.peer.PlainDrools;
import org.backupdoctor.benchmarks.peer.PlainJava;
import org.junit.jupiter.api.Test;

/**
 * Who is compared says the same. Here of some hundred inputs; with {@code -Dbenchmarks.devices=10000} of all that are measured.
 */
class AgreementTest {

    private static final int DEVICES = Integer.getInteger("benchmarks.devices", 100);

    private static final Library LIBRARY = Library.bundled();
    private static final List<DeviceSnapshot> INPUTS = inputs();

    @Test
    void plainJavaSaysWhatTheLibrarySays() {
        assertEquals(List.of(), differences(LIBRARY.ours(), PlainJava.rules(LIBRARY), Part.ALL));
    }

    @Test
    void plainJavaLeadsToTheSameReports() {
        Agreement agreement =
                new Agreement(LIBRARY, LIBRARY.ours(), PlainJava.rules(LIBRARY), Voices.names(Part.ALL)::contains);
        assertEquals(List.of(), agreement.differencesOfReports(INPUTS.subList(0, Math.min(60, INPUTS.size()))));
    }

    @Test
    void plainDroolsSaysTheSame() {
        assertEquals(List.of(), differences(PlainJava.rules(LIBRARY), PlainDrools.rules(LIBRARY, Part.ALL), Part.ALL));
    }

    @Test
    void evreteSaysTheSameOfItsPart() {
        assertEquals(List.of(), differences(PlainJava.rules(LIBRARY, Part.EVRETE), Evrete.rules(LIBRARY), Part.EVRETE));
    }

    @Test
    void easyRulesSaysTheSameOfItsPart() {
        assertEquals(List.of(), differences(PlainJava.rules(LIBRARY, Part.EASY), Easy.rules(LIBRARY), Part.EASY));
    }

    @Test
    void partsAreTheSameRulesInPlainJava() {
        for (Part part : Part.values()) {
            assertEquals(List.of(), differences(PlainJava.rules(LIBRARY), PlainJava.rules(LIBRARY, part), part));
        }
    }

    @Test
    void aRuleThatIsMissingIsNoticed() {
        List<String> differences = new Agreement(
                        LIBRARY,
                        PlainJava.rules(LIBRARY),
                        PlainJava.rules(LIBRARY, Part.EASY),
                        Voices.names(Part.ALL)::contains)
                .differences(INPUTS);
        assertTrue(
                differences.stream().anyMatch(each -> each.startsWith("Only the one says: ")), differences::toString);
    }

    @Test
    void thePartsAreLargeEnoughToCompare() {
        assertEquals(LIBRARY.rules(), Voices.names(Part.ALL).size());
        assertTrue(Voices.names(Part.EVRETE).size() > LIBRARY.rules() / 3);
        assertTrue(Voices.names(Part.EASY).size() > LIBRARY.rules() / 5);
    }

    private static List<String> differences(Rules one, Rules other, Part part) {
        Set<String> names = Voices.names(part);
        return new Agreement(LIBRARY, one, other, names::contains).differences(INPUTS);
    }

    /** Of the cases every seventh here, so that each file has its turn. */
    private static List<DeviceSnapshot> inputs() {
        List<DeviceSnapshot> all = Inputs.snapshots(LIBRARY, DEVICES);
        List<DeviceSnapshot> some = new ArrayList<>(all.subList(0, DEVICES));
        for (int i = DEVICES; i < all.size(); i += DEVICES < 1_000 ? 7 : 1) {
            some.add(all.get(i));
        }
        return List.copyOf(some);
    }
}
