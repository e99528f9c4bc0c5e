package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.drools.model.Model;
import org.drools.model.Rule;

/**
 * Makes a rule base of files: bundled ones that are compiled already are loaded as they are, those of a set loaded before are taken over
 * where they are the same, and all others are compiled now, each with a class loader of its own.
 */
public final class RuleLoader {

    private static final int MOST_EDITED = 500_000;

    private final DrlCompiler compiler;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Loaded> loaded = new TreeMap<>();

    private RuleLoader(DrlCompiler compiler) {
        this.compiler = compiler;
    }

    /**
     * Loads the rules of these files.
     *
     * @param before what was loaded before, by path; files that are the same aren't compiled again
     * @throws RuleSetException when a rule is wrong; all errors of all files are told at once
     */
    static Map<String, Loaded> load(
            RuleFiles files,
            Knowledge knowledge,
            Map<String, Loaded> before,
            CompiledIndex index,
            DrlCompiler compiler,
            List<Problem> known) {
        RuleLoader rules = new RuleLoader(compiler);
        rules.problems.addAll(known);
        return rules.load(files, knowledge, before, index);
    }

    /** Loads each of these files by itself, compiling all at once; one that is wrong is left out. */
    static Map<String, Loaded> apart(
            Collection<RuleFile> some, RuleFiles files, Knowledge knowledge, DrlCompiler compiler) {
        Map<String, DrlFile> sound = new TreeMap<>();
        for (RuleFile file : some) {
            RuleLoader rules = new RuleLoader(compiler);
            DrlFile parsed = new DrlFile(file, compiler.loader(), rules.problems);
            parsed.checkNames(knowledge, files.off());
            parsed.rules().forEach(rule -> rules.subject(rule, knowledge, files.off()));
            if (rules.problems.isEmpty()) {
                sound.put(file.path(), parsed);
            }
        }
        Map<String, Loaded> loaded = new TreeMap<>();
        while (!sound.isEmpty()) {
            List<Problem> problems = new ArrayList<>();
            for (DrlCompiler.Compiled file : compiler.compile(sound.values(), problems)) {
                DrlFile source = Objects.requireNonNull(sound.remove(file.path()));
                loaded.put(file.path(), loaded(source, file));
            }
            // One error keeps all of them from being compiled, so it is done again without those that have one.
            if (!sound.keySet()
                    .removeIf(path ->
                            problems.stream().anyMatch(problem -> problem.file().equals(path)))) {
                break;
            }
        }
        return loaded;
    }

    private static Loaded loaded(DrlFile source, DrlCompiler.Compiled compiled) {
        ClassLoader classes = new RuleClassLoader(compiled.loader(), compiled.classes());
        Once<Map<String, Rule>> all = Once.of(() -> rules(classes, compiled.model()));
        return new Loaded(
                source.file().digest(),
                source.rules(),
                rule -> Objects.requireNonNull(all.get().get(rule), rule));
    }

    private Map<String, Loaded> load(
            RuleFiles files, Knowledge knowledge, Map<String, Loaded> before, CompiledIndex index) {
        Map<String, DrlFile> edited = new TreeMap<>();
        for (RuleFile file : files.all()) {
            if (file.is(".drl")) {
                Loaded same = before.get(file.path());
                CompiledIndex.Entry entry = index.entries().get(file.path());
                if (same != null && same.digest().equals(file.digest())) {
                    loaded.put(file.path(), same);
                } else if (entry != null && entry.digest().equals(file.digest())) {
                    RuleMethods methods = new RuleMethods(compiler.loader(), entry.model(), entry.methods());
                    loaded.put(file.path(), new Loaded(entry.digest(), entry.rules(), methods::rule));
                } else {
                    read(file, files, knowledge, edited);
                }
            }
        }
        List<RuleInfo> rules = new ArrayList<>();
        loaded.values().forEach(file -> rules.addAll(file.rules()));
        edited.values().forEach(file -> rules.addAll(file.rules()));
        if (!files.areAsBuilt()) {
            rules.forEach(rule -> subject(rule, knowledge, files.off()));
            twice(rules);
        }
        notTooMuch(edited.values());
        // Of what is sound the compiler's errors are told too, beside what is wrong elsewhere.
        edited.values().removeIf(file -> !file.isSound());
        List<DrlCompiler.Compiled> compiled =
                edited.isEmpty() ? List.of() : compiler.compile(edited.values(), problems);
        failOnProblems();
        for (DrlCompiler.Compiled file : compiled) {
            DrlFile source = Objects.requireNonNull(edited.get(file.path()));
            loaded.put(file.path(), loaded(source, file));
        }
        number(loaded.values(), before.values());
        // What can't be loaded isn't to be found out later.
        compiled.forEach(file -> {
            Loaded made = Objects.requireNonNull(loaded.get(file.path()));
            made.rules().forEach(rule -> made.body(rule.name()));
        });
        return loaded;
    }

    /** Gives the gates of what is new numbers that those taken over from before don't have, the lowest first. */
    private static void number(Collection<Loaded> files, Collection<Loaded> before) {
        Set<Loaded> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(before);
        BitSet given = new BitSet();
        for (Loaded file : files) {
            if (known.contains(file)) {
                given.set(file.firstGate(), file.firstGate() + file.rules().size());
            }
        }
        for (Loaded file : files) {
            if (!known.contains(file)) {
                int size = file.rules().size();
                int first = given.nextClearBit(0);
                for (int next = given.nextSetBit(first);
                        next >= 0 && next < first + size;
                        next = given.nextSetBit(first)) {
                    first = given.nextClearBit(next);
                }
                file.firstGate(first);
                given.set(first, first + size);
            }
        }
    }

    private void read(RuleFile file, RuleFiles files, Knowledge knowledge, Map<String, DrlFile> edited) {
        try {
            DrlFile parsed = new DrlFile(file, compiler.loader(), problems);
            parsed.checkNames(knowledge, files.off());
            edited.put(file.path(), parsed);
        } catch (StackOverflowError e) {
            problems.add(new Problem(
                    file.path(),
                    "",
                    "A rule of this file is nested too deeply to be read.",
                    "Maybe its longest condition can be two."));
        }
    }

    /** Compiling takes time by the size of what is compiled; all bundled rules are half of this. */
    private void notTooMuch(Collection<DrlFile> edited) {
        long size =
                edited.stream().mapToLong(file -> file.file().text().length()).sum();
        if (size > MOST_EDITED) {
            throw new RuleSetException(List.of(new Problem(
                    edited.iterator().next().file().path(),
                    "",
                    "The edited rule files have " + size + " letters together, but " + MOST_EDITED + " is the most.",
                    "Maybe what is as it was needs no copy.")));
        }
    }

    private void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
    }

    /** The part before the slash must have a page, and the verb must fit what it is. */
    private void subject(RuleInfo rule, Knowledge knowledge, Set<String> off) {
        String id = rule.subject();
        boolean cause = knowledge.causes().containsKey(id);
        if (off.contains(id)) {
            return;
        }
        if (!knowledge.knows(id)) {
            TreeSet<String> ids = new TreeSet<>(knowledge.causes().keySet());
            ids.addAll(knowledge.remedies().keySet());
            problem(
                    rule,
                    "No cause and no remedy has a page with the name \"" + id + "\".",
                    Suggestions.nearest(id, ids)
                            .map(near -> "Maybe you meant \"" + near + "\".")
                            .orElse("Maybe its page " + rule.file().replaceFirst("[^/]*$", id + ".md")
                                    + " is missing."));
        } else if (cause && !rule.verb().isAboutCause()) {
            problem(
                    rule,
                    "\"" + rule.verb().word() + "\" speaks of a remedy, but \"" + id + "\" is a cause.",
                    "Maybe the rule should be named after the remedy.");
        } else if (!cause && !rule.verb().isAboutRemedy()) {
            problem(
                    rule,
                    "\"" + rule.verb().word() + "\" speaks of a cause, but \"" + id + "\" is a remedy.",
                    "Maybe the rule should be named after the cause.");
        }
    }

    private void twice(List<RuleInfo> rules) {
        Map<String, RuleInfo> seen = new TreeMap<>();
        for (RuleInfo rule : rules) {
            RuleInfo other = seen.putIfAbsent(rule.name(), rule);
            if (other != null) {
                problem(
                        rule,
                        "There is another rule of this name in " + other.file() + ":" + other.line() + ".",
                        "Maybe one was copied: give it a name of its own.");
            }
        }
    }

    private void problem(RuleInfo rule, String message, String hint) {
        problems.add(DrlFile.problem(rule.file(), rule.line(), rule.name(), message, hint));
    }

    private static Map<String, Rule> rules(ClassLoader loader, String name) {
        try {
            Model model =
                    (Model) loader.loadClass(name).getDeclaredConstructor().newInstance();
            Map<String, Rule> rules = new TreeMap<>();
            model.getRules().forEach(rule -> rules.put(rule.getName(), rule));
            return rules;
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("The compiled rules " + name + " can't be loaded.", e);
        }
    }
}
