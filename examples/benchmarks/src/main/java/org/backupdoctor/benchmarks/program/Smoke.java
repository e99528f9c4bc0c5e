package org.backupdoctor.benchmarks.program;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.IntConsumer;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.benchmarks.Inputs;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.Rules;
import org.backupdoctor.benchmarks.peer.PlainJava;
import org.backupdoctor.benchmarks.results.Spread;
import org.backupdoctor.fact.Fact;

/**
 * Fails when the library has become more than twice as slow as it was recorded to be, as a multiple of the same rules in plain Java. Both
 * take turns in one JVM, and what counts is the time on a processor: so a busy machine does little to it.
 */
public final class Smoke {

    private static final int DEVICES = 200;
    private static final int MOST = 2;

    /** After these rounds little is left to compile. */
    private static final int WARM_UP = 12;

    private static final int ROUNDS = 9;

    private final Library library = Library.bundled();
    private final List<DeviceSnapshot> snapshots =
            Inputs.snapshots(library, DEVICES).subList(0, 2 * DEVICES);
    private int sink;

    private Smoke() {}

    /** Takes the file with what was recorded, and {@code --record} to write it anew. */
    public static void main(String... arguments) throws IOException {
        Path recorded = Path.of(arguments[0]);
        Smoke smoke = new Smoke();
        Spread diagnosis = smoke.diagnosis();
        Spread rules = smoke.rules();
        if (arguments.length > 1 && arguments[1].equals("--record")) {
            Files.writeString(
                    recorded, """
                    # How often as long as the same rules in plain Java the library takes: the most that "run smoke" allows is twice this.
                    # Written by: run smoke --record
                    diagnosis=%s
                    rules=%s
                    """.formatted(Spread.number(diagnosis.median()), Spread.number(rules.median())));
            return;
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(recorded)) {
            values.load(reader);
        }
        boolean slow = isSlow("diagnosis", diagnosis, values);
        boolean slowRules = isSlow("rules", rules, values);
        System.exit(slow || slowRules ? 1 : 0);
    }

    private static boolean isSlow(String what, Spread ratio, Properties recorded) {
        double known = Double.parseDouble(recorded.getProperty(what, "NaN"));
        if (Double.isNaN(known)) {
            throw new IllegalStateException(
                    "Nothing is recorded of " + what + ".\nMaybe \"run smoke --record\" is to be run.");
        }
        boolean slow = ratio.median() > MOST * known;
        System.out.println(what + ": " + ratio + " times plain Java, recorded " + Spread.number(known)
                + (slow ? ": more than twice as slow as it was." : "."));
        return slow;
    }

    private Spread diagnosis() {
        Diagnoser ours = library.diagnoser();
        Diagnoser java = library.diagnoser(PlainJava.rules(library));
        return ratio(
                i -> sink += ours.diagnose(Library.anew(snapshots.get(i)))
                        .diagnoses()
                        .size(),
                i -> sink += java.diagnose(Library.anew(snapshots.get(i)))
                        .diagnoses()
                        .size());
    }

    private Spread rules() {
        List<List<Fact>> facts = snapshots.stream().map(library::facts).toList();
        List<List<Fact>> diagnoses = snapshots.stream().map(library::diagnoses).toList();
        Rules ours = library.ours();
        Rules java = PlainJava.rules(library);
        return ratio(
                i -> sink +=
                        ours.run(facts.get(i), said -> diagnoses.get(i)).then().size(),
                i -> sink +=
                        java.run(facts.get(i), said -> diagnoses.get(i)).then().size());
    }

    private Spread ratio(IntConsumer one, IntConsumer other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            double first = Effort.nanos(() -> all(one));
            double second = Effort.nanos(() -> all(other));
            if (i >= WARM_UP) {
                ratios.add(first / second);
            }
        }
        if (sink == 0) {
            throw new IllegalStateException("Nothing was said of any device.");
        }
        return Spread.of(ratios);
    }

    private void all(IntConsumer work) {
        for (int i = 0; i < snapshots.size(); i++) {
            work.accept(i);
        }
    }
}
