package org.backupdoctor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.cases.KnownMutants;
import org.backupdoctor.internal.cases.KnownMutants.Known;
import org.backupdoctor.internal.cases.Mutants;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleReading;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.rules.RuleInfo;
import org.backupdoctor.internal.rules.text.Mutation;
import org.backupdoctor.internal.rules.text.Told;
import org.backupdoctor.testing.CaseResults.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What came of changing rules on purpose, one small step at a time: a comparison flipped, a number one up or down, {@code not} and
 * {@code exists} swapped, {@code yes} and {@code no}, another strength, efficacy or verb. A case should notice each. Immutable.
 *
 * @param rules the rule set that was changed
 * @param count how many of its rules
 * @param mutants each change, file by file
 * @param outdated entries of the list of known survivors that fit none
 */
public record MutationResults(Report.Rules rules, int count, List<Mutant> mutants, List<Problem> outdated) {

    private static final String BUNDLED_LIST = "org/backupdoctor/" + KnownMutants.FILE;

    /** What became of a change. */
    public enum Fate {
        /** A case isn't as it says any more. */
        NOTICED,
        /** The rules don't load with it. */
        REFUSED,
        /** No case notices it, and {@code mutants.yaml} says why none has to. */
        LISTED,
        /** No case notices it. */
        SURVIVES
    }

    /**
     * A change.
     *
     * @param problem where it is, and, of one that no case notices, what a case could say
     * @param rule the rule's name
     * @param kind what is changed, in words
     * @param from the part of the rule that is changed, as it is written
     * @param to the same part after the change
     * @param fate what became of it
     * @param reason why no case has to notice it; only when LISTED, else empty
     */
    public record Mutant(Problem problem, String rule, String kind, String from, String to, Fate fate, String reason) {}

    /**
     * Changes the bundled rules. The changes that no case has to notice are listed in {@code mutants.yaml} of the rules jar.
     *
     * @param names causes, remedies or rules; none means all
     * @param thorough whether constraints are left out as well
     * @throws RuleSetException when a case isn't as it says before anything is changed, or the list can't be read
     * @throws IllegalArgumentException when there is nothing of a name
     */
    public static MutationResults bundled(List<String> names, boolean thorough) {
        LoadedRules rules = LoadedRules.bundled();
        return of(rules, null, file -> true, names, thorough);
    }

    /**
     * Lays a directory over the bundled rules and changes these. The changes that no case has to notice are listed in its
     * {@code mutants.yaml}, and in the bundled one.
     *
     * @param scope of which files: those of the directory, of these only the ones that aren't as the bundled ones, or all
     * @param names causes, remedies or rules, wherever their files are; none means all of the scope
     * @param thorough whether constraints are left out as well
     * @throws RuleSetException when the rules don't load, a case isn't as it says before anything is changed, or a list can't be read
     * @throws IllegalArgumentException when there is nothing of a name
     */
    public static MutationResults of(Path directory, Scope scope, List<String> names, boolean thorough) {
        Predicate<RuleFile> chosen =
                file -> scope == Scope.ALL || (!file.bundled() && (scope == Scope.DIRECTORY || !isAsBelow(file)));
        return of(
                LoadedRules.bundledWith(directory),
                directory,
                names.isEmpty() ? chosen : file -> true,
                names,
                thorough);
    }

    private static boolean isAsBelow(RuleFile file) {
        RuleFile below = file.below();
        return below != null && below.content().equals(file.content());
    }

    private static MutationResults of(
            LoadedRules rules,
            @Nullable Path directory,
            Predicate<RuleFile> chosen,
            List<String> names,
            boolean thorough) {
        names.forEach(name -> checkKnown(name, rules));
        List<Problem> problems = new ArrayList<>();
        List<Known> known = new ArrayList<>(KnownMutants.read(KnownMutants.FILE, bundledList(), problems));
        List<Known> judged = known;
        String list = KnownMutants.FILE;
        if (directory != null) {
            list = directory.resolve(KnownMutants.FILE).toString();
            judged = KnownMutants.read(
                    list, RuleReading.text(directory, KnownMutants.FILE).orElse(""), problems);
            known.addAll(judged);
        }
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
        List<RuleFile> files = rules.files().all().stream()
                .filter(file -> file.is(".drl") && chosen.test(file))
                .toList();
        Set<String> paths = files.stream().map(RuleFile::path).collect(Collectors.toSet());
        Set<String> wanted = rules.rules().rules().values().stream()
                .filter(rule -> paths.contains(rule.file()) && isNamed(rule, names))
                .map(RuleInfo::name)
                .collect(Collectors.toSet());
        List<Mutants.Mutant> tried = Mutants.of(
                rules,
                files,
                mutation ->
                        wanted.contains(mutation.rule()) && (thorough || mutation.kind() != Mutation.Kind.CONSTRAINT));
        List<Problem> outdated = new ArrayList<>();
        for (Known entry : judged) {
            boolean looked =
                    wanted.contains(entry.rule()) || !rules.rules().rules().containsKey(entry.rule());
            if (looked
                    && tried.stream()
                            .noneMatch(each -> each.fate() == Mutants.Fate.SURVIVES && entry.is(each.mutation()))) {
                outdated.add(new Problem(
                        list,
                        entry.place() + "  rule " + entry.rule(),
                        "No change that survives is "
                                + (entry.to().isEmpty() ? "one" : "\"" + entry.to() + "\" in place") + " of \""
                                + entry.from() + "\".",
                        "Maybe the entry can be deleted: a case notices it by now, or the rule is another one."));
            }
        }
        return new MutationResults(
                rules.info(),
                wanted.size(),
                tried.stream().map(each -> mutant(each, known)).toList(),
                List.copyOf(outdated));
    }

    /** Those that no case notices and no list explains. */
    public List<Mutant> surviving() {
        return mutants.stream().filter(each -> each.fate() == Fate.SURVIVES).toList();
    }

    private static boolean isNamed(RuleInfo rule, List<String> names) {
        return names.isEmpty()
                || names.contains(rule.name())
                || names.contains(rule.subject())
                || names.contains(RuleFile.id(rule.file()));
    }

    private static Mutant mutant(Mutants.Mutant tried, List<Known> known) {
        Mutation mutation = tried.mutation();
        Told told = new Told(tried.file().path(), tried.file().text(), new ArrayList<>());
        told.about(mutation.rule());
        String reason = known.stream()
                .filter(entry -> entry.is(mutation))
                .map(Known::reason)
                .findFirst()
                .orElse("");
        Fate fate = tried.fate() == Mutants.Fate.NOTICED
                ? Fate.NOTICED
                : tried.fate() == Mutants.Fate.REFUSED ? Fate.REFUSED : reason.isEmpty() ? Fate.SURVIVES : Fate.LISTED;
        return new Mutant(
                new Problem(
                        tried.file().path(),
                        told.place(mutation.start()),
                        "No case notices \"" + mutation.to() + "\" in place of \"" + mutation.from() + "\".",
                        tried.hint()),
                mutation.rule(),
                mutation.kind().words(),
                mutation.from(),
                mutation.to(),
                fate,
                fate == Fate.LISTED ? reason : "");
    }

    private static void checkKnown(String name, LoadedRules rules) {
        Set<String> known = new TreeSet<>(rules.rules().rules().keySet());
        known.addAll(rules.knowledge().causes().keySet());
        known.addAll(rules.knowledge().remedies().keySet());
        if (!known.contains(name)) {
            throw new IllegalArgumentException("There is no directory, no cause, no remedy and no rule \"" + name
                    + "\".\n" + Suggestions.maybe(name, known));
        }
    }

    private static String bundledList() {
        try (@Nullable InputStream in = LoadedRules.loader().getResourceAsStream(BUNDLED_LIST)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
