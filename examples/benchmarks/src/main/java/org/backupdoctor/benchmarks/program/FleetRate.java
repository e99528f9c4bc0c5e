package org.backupdoctor.benchmarks.program;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Fleet;
import org.backupdoctor.FleetSummary;
import org.backupdoctor.Intake;
import org.backupdoctor.benchmarks.input.Snapshots;
import org.backupdoctor.benchmarks.results.Machine;
import org.backupdoctor.benchmarks.results.Spread;

/**
 * How long many devices of a file take, beside reading and parsing the same file alone: with one thread and with more, as reports and as a
 * summary.
 */
public final class FleetRate {

    private static final int AT_ONCE = 1000;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private FleetRate() {}

    /** One way to go through the file. */
    private interface Pass {
        long of(Path file);
    }

    /** Takes a folder for the file, how many devices, how many threads, and how many rounds; the first round warms up. */
    public static void main(String... arguments) throws IOException {
        Path file = write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        int threads = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        Diagnoser diagnoser = Diagnoser.create();
        Map<String, Pass> passes = new LinkedHashMap<>();
        passes.put("read and parsed", FleetRate::parsed);
        passes.put("as reports, 1 thread", given -> reports(diagnoser, 1, given));
        passes.put("as reports, " + threads + " threads", given -> reports(diagnoser, threads, given));
        passes.put("as a summary, " + threads + " threads", given -> summed(diagnoser, threads, given));
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        Map<String, List<Double>> work = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Pass> pass : passes.entrySet()) {
                long begun = System.nanoTime();
                long used = SYSTEM.getProcessCpuTime();
                long count = pass.getValue().of(file);
                if (round > 0) {
                    add(work, pass.getKey(), (SYSTEM.getProcessCpuTime() - used) / 1e6 / count);
                    add(seconds, pass.getKey(), count / ((System.nanoTime() - begun) / 1e9));
                }
            }
        }
        print(seconds, work);
    }

    private static void add(Map<String, List<Double>> to, String name, double value) {
        to.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    private static void print(Map<String, List<Double>> rates, Map<String, List<Double>> work) {
        System.out.print(Machine.described());
        System.out.println(
                "\n| devices of a file | a second | ms of a processor each | × reading and parsing (least–most) |");
        System.out.println("|---|---|---|---|");
        List<Double> alone = work.values().iterator().next();
        rates.forEach((name, rate) -> {
            List<Double> each = work.getOrDefault(name, alone);
            System.out.println("| " + name + " | " + Spread.of(rate) + " | " + Spread.of(each) + " | "
                    + Spread.ofRatios(each, alone) + " |");
        });
    }

    private static Path write(Path folder, int count) throws IOException {
        Path file = Files.createDirectories(folder).resolve("fleet.ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int from = 0; from < count; from += AT_ONCE) {
                for (DeviceSnapshot device : Snapshots.of(Math.min(AT_ONCE, count - from), 7 + from)) {
                    out.write(device.toJson());
                    out.newLine();
                }
            }
        }
        return file;
    }

    private static long parsed(Path file) {
        try (Stream<Intake.Entry> entries = Intake.standard().entries(file)) {
            return entries.mapToLong(entry -> entry.read().size()).sum();
        }
    }

    private static long reports(Diagnoser diagnoser, int threads, Path file) {
        try (Fleet fleet = Fleet.of(diagnoser, threads);
                Stream<Integer> lengths = fleet.diagnoseEntries(
                        Intake.standard().entries(file),
                        each -> each.report() == null
                                ? 0
                                : each.report().toBriefJson().length())) {
            return lengths.filter(length -> length > 0).count();
        }
    }

    private static long summed(Diagnoser diagnoser, int threads, Path file) {
        FleetSummary.Tally tally = FleetSummary.tally();
        try (Fleet fleet = Fleet.of(diagnoser, threads);
                Stream<Fleet.Diagnosed> all =
                        fleet.diagnoseEntries(Intake.standard().entries(file), each -> each)) {
            all.forEachOrdered(each -> {
                if (each.report() != null) {
                    tally.add(each.report());
                }
            });
        }
        return tally.summary().devices();
    }
}
