package org.backupdoctor.benchmarks.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.benchmarks.Inputs;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.peer.PlainJava;
import org.backupdoctor.benchmarks.results.Machine;
import org.backupdoctor.benchmarks.results.Spread;

/** What the questions of a report cost, by how many there are: each possible answer to one is a diagnosis of its own. */
public final class QuestionCost {

    private static final int WIDTH = 5;

    private QuestionCost() {}

    /** Takes how many rounds over some snapshots of each source it shall make; the first half warms up. */
    public static void main(String... arguments) {
        int rounds = arguments.length == 0 ? 6 : Integer.parseInt(arguments[0]);
        Library library = Library.bundled();
        List<DeviceSnapshot> snapshots = Inputs.snapshots(library, 100).subList(0, 160);
        Diagnoser ours = library.diagnoser();
        Diagnoser java = library.diagnoser(PlainJava.rules(library));
        Map<Integer, List<Double>> ownTimes = new TreeMap<>();
        Map<Integer, List<Double>> javaTimes = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            for (DeviceSnapshot snapshot : snapshots) {
                int size = time(ours, snapshot, round < rounds / 2 ? new TreeMap<>() : ownTimes);
                int same = time(java, snapshot, round < rounds / 2 ? new TreeMap<>() : javaTimes);
                if (size != same) {
                    throw new IllegalStateException("There are other questions of " + snapshot.toJson());
                }
            }
        }
        System.out.print(Machine.described());
        System.out.println(
                "\n| questions | reports | ms of a processor | ms with the rules as loops and ifs | × (least–most) |\n|---|---|---|---|---|");
        ownTimes.forEach((size, times) -> {
            List<Double> others = javaTimes.getOrDefault(size, times);
            System.out.println("| " + size * WIDTH + " to " + (size * WIDTH + WIDTH - 1) + " | " + times.size() + " | "
                    + Spread.of(times) + " | " + Spread.of(others) + " | " + Spread.ofRatios(times, others) + " |");
        });
    }

    private static int time(Diagnoser diagnoser, DeviceSnapshot snapshot, Map<Integer, List<Double>> times) {
        Report report = diagnoser.diagnose(Library.anew(snapshot));
        report.checks();
        double millis = Effort.nanos(report::questions) / 1e6;
        int size = report.questions().size();
        times.computeIfAbsent(size / WIDTH, any -> new ArrayList<>()).add(millis);
        return size;
    }
}
