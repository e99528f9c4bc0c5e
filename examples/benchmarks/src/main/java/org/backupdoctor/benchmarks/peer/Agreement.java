package org.backupdoctor.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.Rules;
import org.backupdoctor.fact.Fact;

/** Whether two ways to run the rules say the same: each statement with its evidence, and the whole report. */
public final class Agreement {

    private final Library library;
    private final Rules one;
    private final Rules other;
    private final Predicate<String> counts;

    /**
     * Of two ways to run the rules.
     *
     * @param counts the rules, by name, that both have
     */
    public Agreement(Library library, Rules one, Rules other, Predicate<String> counts) {
        this.library = library;
        this.one = one;
        this.other = other;
        this.counts = counts;
    }

    /** Where the two say something else on these snapshots; empty when they agree. At most a hundred lines. */
    public List<String> differences(List<DeviceSnapshot> snapshots) {
        List<String> differences = new ArrayList<>();
        for (DeviceSnapshot snapshot : snapshots) {
            List<Fact> facts = library.facts(snapshot);
            List<Fact> diagnoses = library.diagnoses(snapshot);
            Rules.Heard a = one.run(facts, said -> diagnoses);
            Rules.Heard b = other.run(facts, said -> diagnoses);
            compare(all(a), all(b), snapshot, differences);
            if (differences.size() > 100) {
                return List.copyOf(differences.subList(0, 100));
            }
        }
        return List.copyOf(differences);
    }

    /** Where the reports of the two differ, checks and questions with them; empty when they agree. */
    public List<String> differencesOfReports(List<DeviceSnapshot> snapshots) {
        Diagnoser a = library.diagnoser(one);
        Diagnoser b = library.diagnoser(other);
        return snapshots.stream()
                .filter(snapshot -> !a.diagnose(Library.anew(snapshot))
                        .toJson()
                        .equals(b.diagnose(Library.anew(snapshot)).toJson()))
                .map(DeviceSnapshot::toJson)
                .limit(100)
                .toList();
    }

    private static List<String> all(Rules.Heard heard) {
        List<String> all = new ArrayList<>(heard.first().lines());
        all.addAll(heard.then().lines());
        return all;
    }

    private void compare(List<String> a, List<String> b, DeviceSnapshot snapshot, List<String> differences) {
        List<String> missing = kept(a);
        List<String> added = kept(b);
        // One by one: what is said twice has to be said twice by the other.
        kept(b).forEach(missing::remove);
        kept(a).forEach(added::remove);
        missing.forEach(line -> differences.add("Only the one says: " + line + "\n  of " + snapshot.toJson()));
        added.forEach(line -> differences.add("Only the other says: " + line + "\n  of " + snapshot.toJson()));
    }

    private List<String> kept(List<String> lines) {
        List<String> kept = new ArrayList<>(lines);
        kept.removeIf(line -> !counts.test(line.substring(0, line.indexOf(' '))));
        return kept;
    }
}
