package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.drools.model.Model;

/** Makes a rule base of files: bundled ones that are compiled already are loaded as they are, all others are compiled now. */
public final class RuleLoader {

    private final ClassLoader loader;
    private final List<Problem> problems = new ArrayList<>();
    private final List<RuleInfo> rules = new ArrayList<>();
    private final List<Model> models = new ArrayList<>();

    private RuleLoader(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Loads the rules of these files.
     *
     * @throws RuleSetException when a rule is wrong; all errors of all files are told at once
     */
    public static RuleBase load(RuleFiles files, Knowledge knowledge, ClassLoader loader) {
        return load(files, knowledge, loader, new ArrayList<>());
    }

    /** The same where other problems are known already: all are told at once. */
    public static RuleBase load(RuleFiles files, Knowledge knowledge, ClassLoader loader, List<Problem> known) {
        RuleLoader rules = new RuleLoader(loader);
        rules.problems.addAll(known);
        return rules.load(files, knowledge);
    }

    private RuleBase load(RuleFiles files, Knowledge knowledge) {
        CompiledIndex index = CompiledIndex.of(loader);
        List<DrlFile> edited = new ArrayList<>();
        List<CompiledIndex.Entry> ready = new ArrayList<>();
        for (RuleFile file : files.all()) {
            if (file.is(".drl")) {
                CompiledIndex.Entry entry = index.entries().get(file.path());
                if (entry != null && entry.digest().equals(file.digest())) {
                    ready.add(entry);
                    rules.addAll(entry.rules());
                } else {
                    DrlFile parsed = new DrlFile(file, loader, problems);
                    parsed.checkNames(knowledge);
                    edited.add(parsed);
                    rules.addAll(parsed.rules());
                }
            }
        }
        rules.forEach(rule -> subject(rule, knowledge));
        twice();
        // Of what is sound the compiler's errors are told too, beside what is wrong elsewhere.
        edited.removeIf(file -> !file.isSound());
        List<DrlCompiler.Compiled> compiled =
                edited.isEmpty() ? List.of() : new DrlCompiler(loader).compile(edited, problems);
        failOnProblems();
        ready.forEach(entry -> models.add(model(loader, entry.model())));
        Map<String, byte[]> classes = new HashMap<>();
        compiled.forEach(file -> classes.putAll(file.classes()));
        ClassLoader own = classes.isEmpty() ? loader : new RuleClassLoader(loader, classes);
        compiled.forEach(file -> models.add(model(own, file.model())));
        return new RuleBase(models, rules);
    }

    private void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
    }

    /** The part before the slash must have a page, and the verb must fit what it is. */
    private void subject(RuleInfo rule, Knowledge knowledge) {
        String id = rule.subject();
        boolean cause = knowledge.causes().containsKey(id);
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

    private void twice() {
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

    private static Model model(ClassLoader loader, String name) {
        try {
            return (Model) loader.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The compiled rules " + name + " can't be loaded.", e);
        }
    }
}
