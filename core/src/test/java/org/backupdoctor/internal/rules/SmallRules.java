package org.backupdoctor.internal.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.internal.SessionDiagnoser;

/** A rule set of two causes and two remedies in a directory, for tests to change. */
public final class SmallRules {

    private final Path directory;

    public SmallRules(Path directory) {
        this.directory = directory;
        file("data/reasoning.yaml", """
                origin: test
                asOf: "2026-11-20"
                factors: { SLIGHT: 2, FAIR: 5, STRONG: 20 }
                efficacies: { CERTAIN: 0.95, LIKELY: 0.7, POSSIBLE: 0.35, LONG_SHOT: 0.1 }
                noneOfThese: 0.3
                afterConfirmed: 0.1
                notEnough: 0.4
                worthARemedy: 0.1
                worthDestroying: 0.6
                worthSaving: 0.3
                unspoken: 0.3
                noFailures: [ 0, 202 ]
                freshDays: 14
                staleDays: 3
                prices: { waitingShare: 0.25, waitingMost: 40, destructiveness: [ 0, 2, 5, 60, 240 ], money: 30, mobileData: 10, givingUp: 120 }
                """);
        file(
                "data/ios-releases.yaml",
                "origin: test\nasOf: \"2026-09-28\"\nstaleAfterDays: 60\nreleases: { \"27.0.1\": { builds: [ 24A446 ], released: \"2026-09-28\", models: [ \"iPhone17,1\" ] } }\n");
        file("data/models.yaml", "origin: test\nasOf: \"2026-11-20\"\nmodels: { \"iPhone17,1\": iPhone 16 Pro }\n");
        file(
                "data/questions.yaml",
                "origin: test\nasOf: \"2026-11-20\"\nquestions: { /power/charging: { text: \"Is it charging?\" } }\n");
        cause("flat", "yes");
        cause("noisy", "no");
        remedy("charge-it", 0);
        drl("causes/flat.drl", """
                rule "flat/not-charging"
                    @because("It has {battery.percent} left.")
                when
                    $charging : Charging( no )
                    $battery : Battery( percent < 10 )
                then
                    confirm( $charging, $battery );
                end
                """);
        drl("causes/noisy.drl", """
                rule "noisy/says-so"
                    @because("It says: “{message.text}”.")
                when
                    $message : ComplaintMessage( mentions( "noise" ) )
                then
                    suspect( STRONG, $message );
                end
                """);
        drl("remedies/charge-it.drl", """
                rule "charge-it/when-flat"
                when
                    $diagnosis : Diagnosis( cause == "flat" )
                then
                    recommend( CERTAIN, $diagnosis );
                end
                """);
    }

    public SmallRules cause(String id, String blocks) {
        return file(
                "causes/" + id + ".md",
                "---\ntitle: It is " + id + "\nprior: 0.1\nblocks: " + blocks
                        + "\ngoal: Change it\nclearsWhen: It isn't " + id + ".\n---\nA page.\n");
    }

    public SmallRules remedy(String id, int destructiveness) {
        return file(
                "remedies/" + id + ".md",
                "---\ntitle: Do " + id + "\nminutes: { handsOn: 1 }\neffort: LOW\ndestructiveness: " + destructiveness
                        + "\nwho: OWNER\n---\nA page.\n\n## Steps\n\n1. Do it.\n");
    }

    public SmallRules drl(String path, String text) {
        return file(path, text);
    }

    public SmallRules file(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SmallRules delete(String path) {
        try {
            Files.delete(directory.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LoadedRules load() {
        return LoadedRules.of(directory);
    }

    public Report diagnose(String json) {
        Diagnoser diagnoser = new SessionDiagnoser(load());
        return diagnoser.diagnose(DeviceSnapshot.fromJson(json));
    }
}
