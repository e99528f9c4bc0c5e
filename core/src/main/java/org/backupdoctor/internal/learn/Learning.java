package org.backupdoctor.internal.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSet.Refreshed;
import org.backupdoctor.internal.data.Numbers;
import org.backupdoctor.internal.knowledge.Fitted;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RuleDirectory;
import org.backupdoctor.internal.learn.Fit.Link;
import org.backupdoctor.internal.learn.Fit.Trials;
import org.backupdoctor.internal.learn.Outcomes.Line;
import org.backupdoctor.internal.reason.Conclusion;
import org.backupdoctor.internal.snapshot.Snapshot;

/** Writes fitted priors and efficacies into a directory of rules. */
public final class Learning {

    private static final String HEAD = """
            # Written by "rules learn": numbers fitted from outcomes, in place of those of the pages and of data/reasoning.yaml, which they
            # begin at ("was"). Deleting this file takes them back.
            """;

    private static final int MOST_SENTENCES = 5;

    /** Less than this of a trial or a device isn't worth a line. */
    private static final double HARDLY = 0.5;

    private Learning() {}

    /**
     * Reads all files before anything is written; what can't be read is told, and then nothing is written. Without outcomes nothing is
     * written either.
     */
    public static Refreshed of(
            List<Path> files,
            Path directory,
            LocalDate day,
            Knowledge knowledge,
            Function<Snapshot, Conclusion> conclude) {
        List<Problem> problems = new ArrayList<>();
        Outcomes outcomes = new Outcomes(knowledge, problems);
        List<Line> lines = new ArrayList<>();
        for (Path file : files) {
            try {
                lines.addAll(outcomes.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                problems.add(new Problem(
                        file.toString(),
                        "",
                        "This file can't be read.",
                        "Maybe its name is spelt differently, or it isn't UTF-8."));
            }
        }
        if (!problems.isEmpty()) {
            return new Refreshed(problems, List.of(), List.of());
        }
        Fit fit = new Fit(knowledge, lines, conclude);
        if (fit.devices() == 0) {
            return new Refreshed(
                    List.of(), List.of(), List.of("There are no outcomes, so all numbers stay as they are."));
        }
        Path file = directory.resolve(Fitted.FILE);
        RuleDirectory.write(directory, file, text(fit, lines.size(), day, knowledge));
        return new Refreshed(List.of(), List.of(file), sentences(fit, lines.size(), knowledge));
    }

    private static String text(Fit fit, int outcomes, LocalDate day, Knowledge knowledge) {
        StringBuilder text = new StringBuilder(HEAD)
                .append("origin: Fitted from ")
                .append(restingOn(fit, outcomes))
                .append("\nasOf: \"")
                .append(day)
                .append("\"\ndevices: ")
                .append(fit.devices())
                .append("\noutcomes: ")
                .append(outcomes)
                .append("\npriors:\n");
        fit.priors()
                .forEach((cause, prior) -> text.append("  ")
                        .append(cause)
                        .append(": { value: ")
                        .append(Numbers.plain(prior))
                        .append(", was: ")
                        .append(Numbers.plain(prior(knowledge, cause)))
                        .append(", devices: ")
                        .append(Numbers.plain(fit.counts().getOrDefault(cause, 0d)))
                        .append(" }\n"));
        Map<String, Map<String, List<String>>> byRemedy = new TreeMap<>();
        fit.efficacies().forEach((link, trials) -> {
            if (trials.tried() >= HARDLY) {
                byRemedy.computeIfAbsent(link.remedy(), any -> new TreeMap<>())
                        .computeIfAbsent(link.cause(), any -> new ArrayList<>())
                        .add(link.word() + ": { value: " + Numbers.plain(trials.value()) + ", was: "
                                + Numbers.plain(trials.was()) + ", fixed: " + Numbers.plain(trials.fixed())
                                + ", tried: " + Numbers.plain(trials.tried()) + " }");
            }
        });
        text.append(byRemedy.isEmpty() ? "" : "efficacies:\n");
        byRemedy.forEach((remedy, byCause) -> {
            text.append("  ").append(remedy).append(":\n");
            byCause.forEach((cause, words) -> {
                text.append("    ").append(cause).append(":\n");
                words.forEach(word -> text.append("      ").append(word).append('\n'));
            });
        });
        return text.toString();
    }

    private static String restingOn(Fit fit, int outcomes) {
        return outcomes
                + (outcomes == 1 ? " outcome of " : " outcomes of ")
                + fit.devices()
                + (fit.devices() == 1 ? " device" : " devices");
    }

    private static List<String> sentences(Fit fit, int outcomes, Knowledge knowledge) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Fitted from " + restingOn(fit, outcomes) + ".");
        fit.priors().entrySet().stream()
                .sorted((a, b) -> Double.compare(change(b, knowledge), change(a, knowledge)))
                .limit(MOST_SENTENCES)
                .filter(each -> change(each, knowledge) > 0.05)
                .forEach(each -> sentences.add("The prior of " + each.getKey() + " is " + Numbers.plain(each.getValue())
                        + " now, instead of "
                        + Numbers.plain(prior(knowledge, each.getKey())) + "."));
        fit.efficacies().entrySet().stream()
                .sorted((a, b) -> Double.compare(change(b.getValue()), change(a.getValue())))
                .limit(MOST_SENTENCES)
                .filter(each -> change(each.getValue()) > 0.05)
                .forEach(each -> sentences.add(sentence(each.getKey(), each.getValue())));
        return sentences;
    }

    private static String sentence(Link link, Trials trials) {
        return "That " + link.remedy() + " clears " + link.cause() + " (" + link.word() + ") is "
                + Numbers.plain(trials.value()) + " now, instead of " + Numbers.plain(trials.was()) + ".";
    }

    private static double change(Map.Entry<String, Double> prior, Knowledge knowledge) {
        return Math.abs(Math.log(prior.getValue() / prior(knowledge, prior.getKey())));
    }

    private static double prior(Knowledge knowledge, String cause) {
        return Objects.requireNonNull(knowledge.causes().get(cause), cause).prior();
    }

    private static double change(Trials trials) {
        return Math.abs(trials.value() - trials.was());
    }
}
