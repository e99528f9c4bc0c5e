package org.backupdoctor.internal.learn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.learn.Outcomes.Line;
import org.backupdoctor.internal.reason.Belief;
import org.backupdoctor.internal.reason.Conclusion;
import org.backupdoctor.internal.rules.Statement;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.backupdoctor.rule.Efficacy;
import org.jspecify.annotations.Nullable;

/**
 * Fits priors and efficacies to what became of remedies. Which cause a device had isn't known, so each of its causes counts for as much
 * as it is likely, given the evidence and what helped; that is worked out again with the new numbers until they stay (expectation
 * maximisation; Dempster, Laird and Rubin 1977). Each number is the mean of a Beta distribution that begins at the value of the pages and
 * of data/reasoning.yaml, as if so many devices or trials had been seen already: a few outcomes move it by little.
 */
final class Fit {

    /** What the priors of today count for, in devices. */
    private static final double DEVICES = 300;

    /** What an efficacy of today counts for, in trials. */
    private static final double TRIALS = 20;

    /** That somebody says it is fixed though nothing that a page knows was the reason. */
    private static final double BY_CHANCE = 0.02;

    /** What proof counts for, as evidence. */
    private static final double PROOF = 1000;

    private static final Set<Outcome> IN_VAIN = Set.of(Outcome.NO_CHANGE, Outcome.WORSE);
    private static final int ROUNDS = 30;

    private final Knowledge knowledge;
    private final List<Device> devices = new ArrayList<>();
    private final Map<String, Double> priors = new TreeMap<>();
    private final Map<String, Double> counts = new TreeMap<>();
    private final Map<Link, Trials> trials = new TreeMap<>();

    /** What a remedy is recommended with for a cause. */
    record Link(String remedy, String cause, Efficacy word) implements Comparable<Link> {

        @Override
        public int compareTo(Link other) {
            int byRemedy = remedy.compareTo(other.remedy);
            int byCause = byRemedy != 0 ? byRemedy : cause.compareTo(other.cause);
            return byCause != 0 ? byCause : word.compareTo(other.word);
        }
    }

    /** How often a remedy was tried while a cause held, how often it helped, and how likely it helps. */
    static final class Trials {

        private final double was;
        private double value;
        private double fixed;
        private double tried;

        Trials(double was) {
            this.was = was;
            this.value = was;
        }

        /** How likely it helps. */
        double value() {
            return value;
        }

        /** How likely it was to help before. */
        double was() {
            return was;
        }

        /** How often it helped, each time for as much as the cause was likely. */
        double fixed() {
            return fixed;
        }

        /** How often it was tried, likewise. */
        double tried() {
            return tried;
        }

        void count(double share, boolean helped) {
            tried += share;
            fixed += helped ? share : 0;
        }

        void fit() {
            value = (TRIALS * was + fixed) / (TRIALS + tried);
        }
    }

    /**
     * A device.
     *
     * @param evidence what the evidence multiplies each cause with that isn't ruled out
     * @param words what each remedy that was tried is recommended with, by cause
     * @param failed what was tried in vain
     * @param fixed what helped, or null
     */
    private record Device(
            Map<String, Double> evidence,
            Map<String, Map<String, Efficacy>> words,
            Set<String> failed,
            @Nullable String fixed) {}

    /** Fits to these lines; lines with the same id are of one device, in their order. */
    Fit(Knowledge knowledge, Collection<Line> lines, Function<Snapshot, Conclusion> conclude) {
        this.knowledge = knowledge;
        Map<String, List<Line>> byDevice = new LinkedHashMap<>();
        for (Line line : lines) {
            String id = line.snapshot().id().orElse("line " + byDevice.size());
            byDevice.computeIfAbsent(id, any -> new ArrayList<>()).add(line);
        }
        knowledge.causes().forEach((id, page) -> priors.put(id, page.prior()));
        byDevice.values().forEach(of -> devices.add(device(of, conclude)));
        for (int round = 0; round < ROUNDS && !devices.isEmpty(); round++) {
            round();
        }
    }

    private Device device(List<Line> lines, Function<Snapshot, Conclusion> conclude) {
        Line last = lines.get(lines.size() - 1);
        Conclusion conclusion = conclude.apply(last.snapshot());
        Map<String, Double> evidence = new TreeMap<>();
        conclusion.beliefs().all().forEach((id, belief) -> {
            if (!belief.ruledOut()) {
                evidence.put(id, belief.confirmed() ? PROOF : factors(belief));
            }
        });
        Set<String> failed = new TreeSet<>(conclusion.offers().failed());
        String fixed = null;
        for (Line line : lines) {
            if (IN_VAIN.contains(line.outcome())) {
                failed.add(line.remedy());
            } else if (line.outcome() == Outcome.FIXED) {
                fixed = line.remedy();
            }
        }
        Map<String, Map<String, Efficacy>> words = new TreeMap<>();
        Set<String> tried = new TreeSet<>(failed);
        if (fixed != null) {
            tried.add(fixed);
        }
        for (String remedy : tried) {
            Map<String, Efficacy> byCause = conclusion.offers().words(remedy);
            words.put(remedy, byCause);
            byCause.forEach((cause, word) -> trials.computeIfAbsent(
                    new Link(remedy, cause, word),
                    any -> new Trials(knowledge.weights().efficacy(word))));
        }
        return new Device(evidence, words, failed, fixed);
    }

    private double factors(Belief belief) {
        double product = 1;
        for (List<Statement> matches : belief.said().values()) {
            product *= Belief.factor(matches.get(0), knowledge.weights());
        }
        return product;
    }

    private void round() {
        counts.clear();
        trials.values().forEach(each -> {
            each.tried = 0;
            each.fixed = 0;
        });
        for (Device device : devices) {
            Map<String, Double> likely = new TreeMap<>();
            double other = knowledge.weights().noneOfThese() * (device.fixed == null ? 1 : BY_CHANCE);
            double sum = other;
            for (Map.Entry<String, Double> cause : device.evidence.entrySet()) {
                double weight =
                        priors.getOrDefault(cause.getKey(), 0d) * cause.getValue() * seen(device, cause.getKey());
                likely.put(cause.getKey(), weight);
                sum += weight;
            }
            for (Map.Entry<String, Double> cause : likely.entrySet()) {
                count(device, cause.getKey(), cause.getValue() / sum);
            }
        }
        trials.values().forEach(Trials::fit);
        fitPriors();
    }

    /** How likely what was tried comes out as it did, if this is the cause. */
    private double seen(Device device, String cause) {
        double likely = 1;
        for (String remedy : device.failed) {
            likely *= 1 - efficacy(device, remedy, cause);
        }
        return device.fixed == null ? likely : likely * efficacy(device, device.fixed, cause);
    }

    private double efficacy(Device device, String remedy, String cause) {
        Efficacy word = device.words.getOrDefault(remedy, Map.of()).get(cause);
        Trials known = word == null ? null : trials.get(new Link(remedy, cause, word));
        return known == null ? 0 : known.value;
    }

    private void count(Device device, String cause, double share) {
        counts.merge(cause, share, Double::sum);
        device.words.forEach((remedy, byCause) -> {
            Efficacy word = byCause.get(cause);
            if (word != null) {
                Trials counted = trials.get(new Link(remedy, cause, word));
                if (counted != null) {
                    counted.count(share, remedy.equals(device.fixed));
                }
            }
        });
    }

    /**
     * The priors together weigh what they did, beside what no page knows: outcomes can't tell that from a cause whose remedies nobody
     * tried.
     */
    private void fitPriors() {
        double whole = 0;
        double seen = DEVICES;
        for (CausePage page : knowledge.causes().values()) {
            whole += page.prior();
            seen += counts.getOrDefault(page.id(), 0d);
        }
        for (CausePage page : knowledge.causes().values()) {
            double own = DEVICES * page.prior() / whole + counts.getOrDefault(page.id(), 0d);
            priors.put(page.id(), Math.min(1, whole * own / seen));
        }
    }

    int devices() {
        return devices.size();
    }

    /** The priors by cause. */
    Map<String, Double> priors() {
        return priors;
    }

    /** For how many devices each cause counted. */
    Map<String, Double> counts() {
        return counts;
    }

    /** The numbers of each link that was tried. */
    Map<Link, Trials> efficacies() {
        return trials;
    }
}
