package org.backupdoctor.benchmarks.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.benchmarks.Inputs;
import org.backupdoctor.benchmarks.generate.Overlay;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.results.Machine;
import org.backupdoctor.benchmarks.results.Spread;

/** How much memory a diagnoser takes, and whether it stays so: many diagnoses and reloads, with what is in use in between. */
public final class Memory {

    private static final int SAMPLES = 20;
    private static final String EDITED = "causes/storage/icloud-storage-full.drl";

    private final List<DeviceSnapshot> snapshots;
    private final Path directory;
    private int next;
    private int sink;

    private Memory(Path directory) {
        this.directory = directory;
        this.snapshots = Inputs.snapshots(Library.bundled(), 1_000);
    }

    /** Takes an empty directory for edited rules, how many diagnoses, and how many reloads. Fails when memory grows. */
    public static void main(String... arguments) throws IOException {
        // What all diagnosers share, and what the machine itself still gives back, is counted with none of them.
        Objects.requireNonNull(Diagnoser.create());
        Effort.heap();
        long before = Effort.heap();
        Diagnoser diagnoser = Diagnoser.create();
        long fresh = Effort.heap() - before;
        System.out.print(Machine.described());
        System.out.println("- Collectors: " + Machine.collectors());
        Memory memory = new Memory(Path.of(arguments[0]));
        long used = Effort.heap();
        memory.diagnose(diagnoser, 5_000);
        long grown = Effort.heap() - used;
        long garbage = Effort.bytes(() -> memory.diagnose(diagnoser, 5_000)) / 5_000;
        System.out.println(
                "\nA diagnoser at rest takes " + Spread.number(fresh / 1e6) + " MB of heap, after 5000 diagnoses "
                        + Spread.number(grown / 1e6) + " MB more. A diagnosis allocates " + Spread.number(garbage / 1e3)
                        + " kB.");
        boolean flat = memory.soak(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        System.exit(flat ? 0 : 1);
    }

    private void diagnose(Diagnoser diagnoser, long times) {
        for (long i = 0; i < times; i++) {
            next = (next + 7_919) % snapshots.size();
            sink += diagnoser
                    .diagnose(Library.anew(snapshots.get(next)))
                    .diagnoses()
                    .size();
        }
    }

    private boolean soak(long diagnoses, int reloads) throws IOException {
        System.out.println("\n| diagnoses | reloads | heap after GC, MB | outside the heap, MB |\n|---|---|---|---|");
        List<Double> heaps = new ArrayList<>();
        Overlay overlay = new Overlay(Files.createDirectories(directory));
        try (Diagnoser.Live live = Diagnoser.builder().rules(directory).live()) {
            for (int sample = 1; sample <= SAMPLES; sample++) {
                for (int i = 0; i < reloads / SAMPLES; i++) {
                    overlay.one(EDITED, "edit " + sample + " " + i);
                    live.reload();
                }
                diagnose(live, diagnoses / SAMPLES);
                double heap = Effort.heap() / 1e6;
                heaps.add(heap);
                System.out.println("| " + diagnoses / SAMPLES * sample + " | " + reloads / SAMPLES * sample + " | "
                        + Spread.number(heap) + " | " + Spread.number(Effort.outsideTheHeap() / 1e6) + " |");
            }
        }
        // The first samples still fill what is kept once.
        double early = Spread.of(heaps.subList(SAMPLES / 4, SAMPLES / 2)).median();
        double late = Spread.of(heaps.subList(3 * SAMPLES / 4, SAMPLES)).median();
        boolean flat = late < early * 1.05 + 1;
        System.out.println("\nThe heap " + (flat ? "stays flat" : "grows") + ": " + Spread.number(early) + " MB early, "
                + Spread.number(late) + " MB late, " + sink + " causes named.");
        return flat;
    }
}
