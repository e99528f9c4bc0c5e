package org.backupdoctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.learn.Learning;
import org.backupdoctor.internal.lint.RuleCheck;
import org.backupdoctor.internal.releases.Refresh;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.snapshot.FactCatalog;

/** A loaded rule set: what it knows, page by page. Immutable; can be shared between threads. This interface isn't for implementing. */
public interface RuleSet {

    /**
     * Loads the bundled rules.
     *
     * @throws RuleSetException when there is no rules jar on the class path
     */
    static RuleSet bundled() {
        return LoadedRules.bundled();
    }

    /**
     * Loads the bundled rules with a directory laid over them: a file with the same path replaces, a new one adds, {@code name.off}
     * switches off.
     *
     * @throws RuleSetException when a rule, a page or data is wrong; all errors are told at once
     */
    static RuleSet bundledWith(Path directory) {
        return LoadedRules.bundledWith(directory);
    }

    /**
     * Loads the bundled rules with the files of a pack laid over them.
     *
     * @throws RuleSetException when a rule, a page or data is wrong; all errors are told at once
     */
    static RuleSet bundledWith(RulePack pack) {
        return LoadedRules.bundledWith(
                bundled -> bundled.with(pack.name(), pack.content().files()), Mode.RESTRICTED, null);
    }

    /**
     * Checks the bundled rules with a directory laid over them, for whoever edits it: rules, pages, data and cases. Nothing that is wrong
     * in a file is thrown.
     */
    static Findings check(Path directory) {
        return RuleCheck.bundledWith(directory);
    }

    /**
     * Brings the list of iOS releases of a directory up to date: reads downloaded lists and writes what differs from the bundled list, or
     * is new, as {@code data/ios-releases.yaml}; where they name models, {@code data/models.yaml} too. Understood are Apple's lookup service
     * (pmv), SOFA's {@code ios_data_feed.json}, AppleDB's osFiles and deviceFiles, and ipsw.me's answers on a device; which one a file is, is
     * seen from its content. No clock is read: the list is as new as the newest day in the files. Nothing that is wrong in a file is thrown.
     *
     * @param files the files
     * @param directory the directory of rules; made when it isn't there
     */
    static Refreshed refreshReleases(List<Path> files, Path directory) {
        return Refresh.of(files, directory, LoadedRules.bundledFiles());
    }

    /**
     * Fits priors and efficacies to what became of remedies, and writes them as {@code data/fitted.yaml}, which stands in for the numbers
     * of the pages and of {@code data/reasoning.yaml} that it begins at. A few outcomes move a number by little; without outcomes nothing is
     * written. Nothing that is wrong in a file is thrown.
     *
     * @param files NDJSON, each line an object: {@code {"snapshot": {…}, "remedy": "restart-device", "outcome": "NO_CHANGE"}}; lines whose
     *     snapshots have the same id are of one device
     * @param directory the directory of rules; made when it isn't there
     * @param day the day that the numbers are of
     * @throws RuleSetException when the directory's rules don't load
     */
    static Refreshed learn(List<Path> files, Path directory, LocalDate day) {
        LoadedRules rules = Files.isDirectory(directory) ? LoadedRules.bundledWith(directory) : LoadedRules.bundled();
        return Learning.of(files, directory, day, rules.knowledge(), new SessionDiagnoser(rules)::conclude);
    }

    /**
     * The bundled rules with a directory laid over them as it is now; what is the same as in this set isn't compiled again, so that trying
     * an edit takes no longer than what was edited. This set stays as it is.
     *
     * @throws RuleSetException when a rule, a page or data is wrong; all errors are told at once
     */
    RuleSet again(Path directory);

    /** Name, version, digest and number of rules. */
    Report.Rules info();

    /** What doesn't keep the set from loading but should be looked at: a copy whose bundled file has changed since. */
    List<Problem> warnings();

    /** What this set changes against the bundled rules, in sentences; none for the bundled rules themselves. */
    List<String> differences();

    /** All causes, sorted by id. */
    default List<Entry> causes() {
        return causes(Locale.ENGLISH);
    }

    /** The same, their titles in the language of this locale where the rules have it. */
    List<Entry> causes(Locale locale);

    /** All remedies, sorted by id. */
    default List<Entry> remedies() {
        return remedies(Locale.ENGLISH);
    }

    /** The same, their titles in the language of this locale where the rules have it. */
    List<Entry> remedies(Locale locale);

    /** All facts that rules can match, in the order of the snapshot's JSON, each with its properties and a pattern to copy. */
    default List<FactInfo> facts() {
        return FactCatalog.all();
    }

    /**
     * The facts of a name: one fact by its name or by the JSON path it is read from, or those of a group.
     *
     * @throws IllegalArgumentException when there is none; the message says which are near
     */
    default List<FactInfo> facts(String name) {
        return FactCatalog.named(name, facts());
    }

    /**
     * The page of a cause or a remedy with its rules, as text.
     *
     * @throws IllegalArgumentException when no page has this id; the message says which are near
     */
    String explain(String id);

    /**
     * The same with the page in the language of this locale, where the set has it; what is written for editors alone stays English.
     *
     * @throws IllegalArgumentException when no page has this id; the message says which are near
     */
    String explain(String id, Locale locale);

    /** The languages that reports can be in, as codes such as {@code en} and {@code pt}: English, then the others, sorted. */
    List<String> languages();

    /**
     * The page of a cause or a remedy by its parts, to be shown in a way of one's own.
     *
     * @throws IllegalArgumentException when no page has this id; the message says which are near
     */
    default Page page(String id) {
        return page(id, Locale.ENGLISH);
    }

    /**
     * The same in the language of this locale, where the set has it.
     *
     * @throws IllegalArgumentException when no page has this id; the message says which are near
     */
    Page page(String id, Locale locale);

    /** The files that the set was made of, sorted by path, the bundled ones too. */
    List<Source> sources();

    /**
     * The text of one of {@link #sources()}, as {@link #export} writes it: of a bundled file with a line that says what it was copied
     * from, so that an edited copy can be told to be out of date.
     *
     * @throws IllegalArgumentException when there is no such file; the message says which are near
     */
    String source(String path);

    /** What an author can begin. */
    enum Draft {
        /** Something that keeps a device from backing up. */
        CAUSE,
        /** Something to do about it. */
        REMEDY,
        /** A cause that some releases of iOS have and others don't. */
        FAULT
    }

    /**
     * What an author begins a new cause or remedy with: its page, its rules and its cases, which load and pass as they are; comments in them
     * say what to fill in.
     *
     * @param kind what it is to be
     * @param id its id: small letters, digits and single hyphens
     * @return the texts of the files, by their paths in a directory of rules
     * @throws IllegalArgumentException when it can't have this id, or the set has one with it; the message says what was maybe meant
     */
    Map<String, String> draft(Draft kind, String id);

    /** A page of Markdown that lists every cause and remedy with its rules, the fields and codes they look at, what helps, and sources. */
    String index();

    /**
     * Copies files into a directory, for editing.
     *
     * @param directory where to; made when it isn't there. Files that are there already aren't replaced
     * @param ids the causes and remedies to copy; none means everything
     * @return the files written
     * @throws IllegalArgumentException when no page has one of the ids
     */
    List<Path> export(Path directory, List<String> ids);

    /** How far the authors of edited rules are trusted. What the rules do at run time is limited either way. */
    enum Mode {

        /**
         * They may be anybody: a rule says what our grammar knows and nothing else, finds no class but facts and what Drools needs, and what
         * it was compiled to is read before it is loaded. Where that ends, {@code SECURITY.md} says.
         */
        RESTRICTED,

        /**
         * They could as well change the program that embeds us: the grammar is the same, as reports need it, but classes are found as the
         * application finds them, and nothing that is compiled is looked at. For facts of an organisation's own that refer to much else.
         */
        TRUSTED
    }

    /**
     * What a check found.
     *
     * @param problems all errors of all files; warnings only when the rules load
     * @param rules the rules, when they load
     */
    record Findings(List<Problem> problems, Optional<RuleSet> rules) {}

    /**
     * What was written into a directory of rules, from files.
     *
     * @param problems what can't be read; then nothing was written
     * @param written the files that were written; none when the files say nothing new
     * @param sentences what is new, in sentences
     */
    record Refreshed(List<Problem> problems, List<Path> written, List<String> sentences) {}

    /**
     * A cause or a remedy.
     *
     * @param id its id
     * @param title its name for a reader
     * @param rules how many rules are about it
     */
    record Entry(String id, String title, int rules) {}

    /**
     * The page of a cause or a remedy.
     *
     * @param id its id
     * @param file the file that it was read from
     * @param title its name for a reader
     * @param text what it says, as Markdown without HTML, images and links to anything but https; names in braces stand for what is known
     *     of a device, {@code {device}} for its kind
     * @param rules the rules about it, by file and line
     * @param references addresses of pages that say more
     */
    record Page(String id, String file, String title, String text, List<RuleText> rules, List<String> references) {}

    /**
     * A rule as it is written.
     *
     * @param name its name
     * @param file the file it stands in
     * @param line its line there, from 1
     * @param because its sentence for a reader, with names in braces where facts go; empty when it has none
     * @param text the rule, with the comment right above it
     */
    record RuleText(String name, String file, int line, String because, String text) {}

    /**
     * A file of the set.
     *
     * @param path its path, with slashes: {@code causes/storage/icloud-storage-full.drl}
     * @param bundled whether it came with the rules jar; else it is from the directory laid over that
     */
    record Source(String path, boolean bundled) {}
}
