package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.data.Places;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.rule.Efficacy;
import org.jspecify.annotations.Nullable;

/**
 * The pages and the data of a rule set.
 *
 * @param causes the causes by id, sorted
 * @param remedies the remedies by id, sorted
 * @param weights the numbers of the reasoning
 * @param fitted numbers that stand in for some of these
 * @param releases the iOS releases
 * @param models models of devices
 * @param questions what to ask a person about a field, by path
 * @param changes how it is said that a field has another value
 * @param errors what error codes mean
 * @param messages what messages mean
 * @param apps apps that trouble backups
 * @param hosts hosts that must be reachable
 * @param faults known faults of releases, by the path of their file
 */
public record Knowledge(
        Map<String, CausePage> causes,
        Map<String, RemedyPage> remedies,
        Weights weights,
        Fitted fitted,
        Releases releases,
        Models models,
        Map<String, Inquiry> questions,
        Changes changes,
        ErrorCodes errors,
        Messages messages,
        Apps apps,
        Hosts hosts,
        Map<String, Fault> faults) {

    /** Where a rule set has what error codes mean. */
    public static final String ERRORS = "data/errors.yaml";

    /** Where a rule set has the hosts. */
    public static final String HOSTS = "data/hosts.yaml";

    /** Where a rule set has the questions. */
    public static final String QUESTIONS = "data/questions.yaml";

    /** Where a rule set has how changes are told. */
    public static final String CHANGES = "data/changes.yaml";

    /** Where a rule set has the known faults, a file each. */
    public static final String FAULTS = "data/faults/";

    private static final String REASONING = "data/reasoning.yaml";
    private static final String MESSAGES = "data/messages.yaml";
    private static final String APPS = "data/apps.yaml";

    /** The data that are read, beside the known faults. */
    static final Set<String> DATA = Set.of(
            REASONING, Fitted.FILE, Releases.FILE, Models.FILE, QUESTIONS, CHANGES, ERRORS, MESSAGES, APPS, HOSTS);

    /**
     * Reads the pages and the data.
     *
     * @throws RuleSetException when one can't be read; all errors are told at once
     */
    public static Knowledge of(RuleFiles files) {
        List<Problem> problems = new ArrayList<>();
        Knowledge knowledge = of(files, null, null, problems);
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
        return knowledge;
    }

    /**
     * The same; a page that is the same as in a set before is taken over. What is wrong goes to the list, and then what comes back is
     * for checking the rules only.
     */
    public static Knowledge of(
            RuleFiles files, @Nullable RuleFiles filesBefore, @Nullable Knowledge before, List<Problem> problems) {
        if (before != null && filesBefore != null && files.knowTheSame(filesBefore)) {
            return before;
        }
        Map<String, CausePage> causes = new TreeMap<>();
        Map<String, RemedyPage> remedies = new TreeMap<>();
        for (RuleFile file : files.all()) {
            boolean same = before != null
                    && filesBefore != null
                    && filesBefore
                            .find(file.path())
                            .filter(old -> old.digest().equals(file.digest()))
                            .isPresent();
            if (file.is(".md") && file.ofCause()) {
                CausePage page = same && before != null ? before.causes().get(file.id()) : null;
                page = page == null ? CausePage.parse(file, problems) : page;
                unique(file, causes.put(file.id(), page) != null, problems);
            } else if (file.is(".md") && file.ofRemedy()) {
                RemedyPage page = same && before != null ? before.remedies().get(file.id()) : null;
                page = page == null ? RemedyPage.parse(file, problems) : page;
                unique(file, remedies.put(file.id(), page) != null, problems);
            }
        }
        Knowledge knowledge = new Knowledge(
                causes,
                remedies,
                data(files, REASONING, problems, Weights::parse),
                optional(files, Fitted.FILE, problems, Fitted::parse),
                data(files, Releases.FILE, problems, Releases::parse),
                data(files, Models.FILE, problems, Models::parse),
                data(files, QUESTIONS, problems, Inquiry::parse),
                optional(files, CHANGES, problems, Changes::parse),
                optional(files, ERRORS, problems, ErrorCodes::parse),
                messages(files, problems),
                optional(files, APPS, problems, Apps::parse),
                optional(files, HOSTS, problems, Hosts::parse),
                faults(files, problems));
        if (!files.areAsBuilt()) {
            knowledge.checkReferences(files, problems);
        }
        locate(files, problems);
        return knowledge;
    }

    /** Whether a cause or a remedy has this id. */
    public boolean knows(String id) {
        return causes.containsKey(id) || remedies.containsKey(id);
    }

    /** The prior of a cause, when nothing else is known: as it was fitted, else as its page has it. */
    public double prior(CausePage page) {
        return fitted.prior(page.id()).orElse(page.prior());
    }

    /** How likely a remedy clears a cause, when a rule recommends it with this word: as it was fitted, else as the word has it. */
    public double efficacy(String remedy, String cause, Efficacy word) {
        return fitted.efficacy(remedy, cause, word).orElseGet(() -> weights.efficacy(word));
    }

    /** The title of a cause or a remedy; the id itself where there is no page. */
    public String title(String id) {
        CausePage cause = causes.get(id);
        RemedyPage remedy = remedies.get(id);
        return cause != null ? cause.title() : remedy != null ? remedy.title() : id;
    }

    private static void known(
            String id, Set<String> ids, String kind, String file, RuleFiles files, List<Problem> problems) {
        if (!ids.contains(id) && !files.off().contains(id)) {
            problems.add(new Problem(file, "", "There is no " + kind + " \"" + id + "\".", Suggestions.maybe(id, ids)));
        }
    }

    /** The page of a cause or a remedy as plain text. */
    public String text(String id) {
        CausePage cause = causes.get(id);
        RemedyPage remedy = remedies.get(id);
        return cause != null
                ? cause.text().get()
                : remedy != null ? remedy.text().get() : "";
    }

    /** The remedies with a role, by id. */
    public List<RemedyPage> withRole(Role role) {
        return remedies.values().stream()
                .filter(remedy -> remedy.role() == role)
                .toList();
    }

    private void checkReferences(RuleFiles files, List<Problem> problems) {
        fitted.priors().keySet().forEach(cause -> known(cause, causes.keySet(), "cause", Fitted.FILE, files, problems));
        fitted.efficacies().forEach((remedy, byCause) -> {
            known(remedy, remedies.keySet(), "remedy", Fitted.FILE, files, problems);
            byCause.keySet().forEach(cause -> known(cause, causes.keySet(), "cause", Fitted.FILE, files, problems));
        });
        questions.values().stream()
                .flatMap(question -> question.answers().stream())
                .flatMap(Inquiry.Answer::remedies)
                .distinct()
                .forEach(remedy -> known(remedy, remedies.keySet(), "remedy", QUESTIONS, files, problems));
        if (files.find(QUESTIONS).filter(file -> file.prepared() == null).isPresent()) {
            Set<String> named = new TreeSet<>(causes.keySet());
            named.addAll(files.off());
            new QuestionCheck(named, problems).check(questions);
        }
        faults.forEach((path, fault) -> {
            if (!causes.containsKey(fault.cause()) && !files.off().contains(fault.cause())) {
                problems.add(new Problem(
                        path,
                        "/cause",
                        "\"cause\" names \"" + fault.cause() + "\", which is no cause.",
                        Suggestions.maybe(fault.cause(), causes.keySet())));
            }
            for (int i = 0; i < fault.workarounds().size(); i++) {
                String remedy = fault.workarounds().get(i);
                if (!remedies.containsKey(remedy) && !files.off().contains(remedy)) {
                    problems.add(new Problem(
                            path,
                            "/workarounds/" + i,
                            "\"workarounds\" names \"" + remedy + "\", which is no remedy.",
                            Suggestions.maybe(remedy, remedies.keySet())));
                }
            }
        });
        AfterCheck after = new AfterCheck(remedies, files.off(), problems);
        for (RuleFile file : files.all()) {
            RemedyPage remedy = file.is(".md") && file.ofRemedy() ? remedies.get(file.id()) : null;
            if (remedy != null) {
                checkKinds(file, remedy, problems);
                after.check(file, remedy);
            }
            List<String> first = remedy == null ? List.of() : remedy.whileFirst();
            for (int i = 0; i < first.size(); i++) {
                if (!causes.containsKey(first.get(i)) && !files.off().contains(first.get(i))) {
                    problems.add(new Problem(
                            file.path(),
                            "/whileFirst/" + i,
                            "\"whileFirst\" names \"" + first.get(i) + "\", which is no cause.",
                            Suggestions.maybe(first.get(i), causes.keySet())));
                }
            }
        }
    }

    /** Steps for a kind of models that no data name would never be shown. */
    private void checkKinds(RuleFile file, RemedyPage remedy, List<Problem> problems) {
        for (RemedyPage.Steps steps : remedy.steps()) {
            String kind = steps.kind();
            if (kind != null
                    && !kind.equals(RemedyPage.ADMINISTRATORS)
                    && !models.kinds().containsKey(kind)) {
                int line = (int) file.text()
                        .substring(0, Math.max(0, file.text().indexOf("Steps for " + kind)))
                        .lines()
                        .count();
                problems.add(new Problem(
                        file.path(),
                        Math.max(1, line) + ":1",
                        "There are steps for \"" + kind + "\", which " + Models.FILE + " doesn't know.",
                        Suggestions.nearest(kind, models.kinds().keySet())
                                .map(near -> "Maybe you meant \"Steps for " + near + "\".")
                                .orElse("Maybe one of its kinds was meant: "
                                        + String.join(", ", models.kinds().keySet()) + ".")));
            }
        }
    }

    private static void unique(RuleFile file, boolean known, List<Problem> problems) {
        if (known) {
            problems.add(new Problem(
                    file.path(),
                    "1:1",
                    "There are two pages with the name \"" + file.id() + "\".",
                    "Maybe one was moved to another folder and the old one left."));
        }
    }

    /** Makes something of data, and says what is wrong with them. */
    private interface Reading<T> {
        T of(String path, Map<?, ?> data, List<Problem> problems);
    }

    /** Of a file that can't be read no field is there; that alone is told then. */
    private static <T> T data(RuleFiles files, String path, List<Problem> problems, Reading<T> reading) {
        Map<?, ?> data = data(files, path, problems);
        return reading.of(path, data, data.isEmpty() ? new ArrayList<>() : problems);
    }

    /** Data that a rule set can do without: then they say nothing. */
    private static <T> T optional(RuleFiles files, String path, List<Problem> problems, Reading<T> reading) {
        return files.find(path).isPresent()
                ? data(files, path, problems, reading)
                : reading.of(path, Map.of(), new ArrayList<>());
    }

    private static Messages messages(RuleFiles files, List<Problem> problems) {
        RuleFile file = files.find(MESSAGES).orElse(null);
        Prepared prepared = file == null || file.below() != null ? null : file.prepared();
        return prepared == null ? optional(files, MESSAGES, problems, Messages::parse) : prepared.messages();
    }

    private static Map<String, Fault> faults(RuleFiles files, List<Problem> problems) {
        Map<String, Fault> faults = new TreeMap<>();
        for (RuleFile file : files.all()) {
            if (file.path().startsWith(FAULTS) && !file.isTranslation()) {
                faults.put(file.path(), data(files, file.path(), problems, Fault::parse));
            }
        }
        return faults;
    }

    private static Map<?, ?> data(RuleFiles files, String path, List<Problem> problems) {
        RuleFile file = files.find(path).orElse(null);
        if (file == null) {
            problems.add(new Problem(
                    path, "", "This file is missing.", "Maybe it was switched off: a rule set can't do without it."));
            return Map.of();
        }
        return layers(file, problems);
    }

    /** Data of a file laid over the data of the one below it: names keep their values unless they are given anew. */
    public static Map<?, ?> layers(RuleFile file, List<Problem> problems) {
        Map<?, ?> own = layer(file, problems);
        RuleFile below = file.below();
        return below == null ? own : Trees.laidOver(layers(below, problems), own);
    }

    /** The data of one file, whatever it lies over. */
    public static Map<?, ?> layer(RuleFile file, List<Problem> problems) {
        Prepared prepared = file.prepared();
        Map<?, ?> known = prepared == null ? null : prepared.data(file.path());
        if (known != null) {
            return known;
        }
        Map<?, ?> own = Map.of();
        try {
            if (Trees.yaml(file.path(), file.text()) instanceof Map<?, ?> map && !map.isEmpty()) {
                own = map;
                Markup.checkTexts(file.path(), own, problems);
            } else {
                problems.add(new Problem(
                        file.path(),
                        "1:1",
                        "Expected lines of \"name: value\".",
                        "Maybe the file is empty, or the space after a colon is missing."));
            }
        } catch (Trees.Unreadable e) {
            problems.add(e.problem());
        }
        return own;
    }

    /** Problems with line and column instead of the path of a field. */
    private static void locate(RuleFiles files, List<Problem> problems) {
        Map<String, Places> places = new HashMap<>();
        problems.replaceAll(problem -> problem.place().startsWith("/")
                ? places.computeIfAbsent(
                                problem.file(),
                                path -> Places.ofYaml(files.find(path)
                                        .map(file -> file.is(".md") ? Page.front(file.text()) : file.text())
                                        .orElse("")))
                        .located(problem)
                : problem);
    }
}
