package org.backupdoctor.internal.render;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.internal.knowledge.CausePage.Missing;
import org.backupdoctor.internal.language.Language;
import org.backupdoctor.internal.reason.Belief;
import org.backupdoctor.internal.rules.RuleInfo;
import org.backupdoctor.internal.rules.Sentence;
import org.backupdoctor.internal.rules.Statement;

/** What rules and pages say, in the words of one locale and about one device. */
final class Telling {

    private static final int MOST_SENTENCES = 6;

    private final Case about;
    private final Language language;
    private final Wording wording;
    private final DeviceWords device;

    Telling(Case about, Wording wording) {
        this.about = about;
        this.language = wording.language();
        this.wording = wording;
        this.device = new DeviceWords(about.snapshot(), about.knowledge(), wording);
    }

    Wording wording() {
        return wording;
    }

    Language language() {
        return language;
    }

    /** Words that depend on which device it is. */
    DeviceWords device() {
        return device;
    }

    /** Words for the device in a text of a page. */
    String forDevice(String text) {
        return device.in(text);
    }

    /** What rules say, each sentence once. */
    List<String> sentences(List<Statement> statements) {
        Set<String> sentences = new LinkedHashSet<>();
        statements.stream()
                .filter(statement -> !statement.rule().because().isEmpty())
                .map(this::sentence)
                .limit(MOST_SENTENCES)
                .forEach(sentences::add);
        return List.copyOf(sentences);
    }

    /** What a rule says of the facts that it fired on. */
    String sentence(Statement statement) {
        RuleInfo rule = statement.rule();
        return forDevice(Sentence.of(language.because(rule.name(), rule.because()), statement, wording::value));
    }

    /** The fields that rules fired on, sorted. */
    List<String> paths(List<Statement> statements) {
        return evidence(statements).stream().map(Evidence::path).toList();
    }

    /** The same with what they have, and where that is from. */
    List<Evidence> evidence(List<Statement> statements) {
        TreeMap<String, Evidence> byPath = new TreeMap<>(Comparator.naturalOrder());
        statements.stream()
                .flatMap(statement -> statement.facts().stream())
                .flatMap(fact -> about.evidence().fact(fact).stream())
                .forEach(evidence -> byPath.put(evidence.path(), evidence));
        return about.snapshot().provenances().sourced(byPath.values());
    }

    /** What to do about a cause, in a few words. */
    String goal(Belief belief) {
        return missing(language.of(belief.page()).goal(), belief);
    }

    /** A sentence of the page, with how much is missing where that is known. */
    String missing(Missing sentence, Belief belief) {
        return belief.missingBytes() > 0
                ? sentence.withMissing().replace("{missing}", wording.size(belief.missingBytes()))
                : sentence.plain();
    }
}
