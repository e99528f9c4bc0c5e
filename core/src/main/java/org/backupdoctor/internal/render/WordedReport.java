package org.backupdoctor.internal.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.Report;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.data.Characters;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Html;
import org.backupdoctor.internal.document.HtmlPage;
import org.backupdoctor.internal.document.Markdown;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.knowledge.CausePage.Missing;
import org.backupdoctor.internal.knowledge.Inquiry;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.language.Language;
import org.backupdoctor.internal.language.Languages;
import org.backupdoctor.internal.reason.Belief;
import org.backupdoctor.internal.reason.Conclusion;
import org.backupdoctor.internal.reason.Questions;
import org.backupdoctor.internal.reason.Step;
import org.backupdoctor.internal.reason.WhatIf.Change;
import org.backupdoctor.internal.rules.RuleInfo;
import org.backupdoctor.internal.rules.Sentence;
import org.backupdoctor.internal.rules.Statement;
import org.backupdoctor.internal.snapshot.Snapshot;

/** A conclusion in the words of one locale. */
public final class WordedReport implements Report {

    private static final int MOST_SENTENCES = 6;

    private final Case about;
    private final Language language;
    private final Wording wording;
    private final Who reader;
    private final DeviceWords device;
    private final Once<List<Diagnosis>> diagnoses;
    private final Once<List<Question>> questions;
    private final Once<List<Remedy>> remedies;
    private final Once<List<Note>> notes;

    /**
     * What a report is made of, in no language yet.
     *
     * @param snapshot the snapshot
     * @param evidence the fields that each fact was read from
     * @param conclusion what reasoning came to
     * @param knowledge the pages
     * @param languages the pages in other languages
     * @param rules the rule set
     * @param checks what became of every rule
     * @param questions what to find out next
     * @param clearing the smallest change with which a cause would go
     */
    public record Case(
            Snapshot snapshot,
            EvidenceOf evidence,
            Conclusion conclusion,
            Knowledge knowledge,
            Languages languages,
            Rules rules,
            Supplier<List<Check>> checks,
            Supplier<Questions> questions,
            Function<Belief, List<Change>> clearing) {}

    /** The fields that a fact was read from. */
    public interface EvidenceOf {

        /** The fields, or none for a fact that wasn't observed. */
        List<Evidence> fact(Fact fact);
    }

    /** Words a conclusion for the owner. */
    public WordedReport(Case about, Locale locale) {
        this(about, locale, Who.OWNER);
    }

    private WordedReport(Case about, Locale locale, Who reader) {
        this.about = about;
        this.reader = reader;
        this.language = about.languages().of(locale);
        this.wording = new Wording(locale, language);
        this.device = new DeviceWords(about.snapshot(), about.knowledge(), wording);
        this.diagnoses = Once.of(() -> about.conclusion().listed().stream()
                .map(belief -> diagnosis(belief, Optional.empty()))
                .toList());
        this.remedies = Once.of(() -> {
            List<Remedy> worded = new ArrayList<>();
            about.conclusion().plan().forEach(step -> worded.add(remedy(step, worded.size() + 1)));
            return List.copyOf(worded);
        });
        this.questions = Once.of(() -> about.questions().get().best().stream()
                .map(this::question)
                .sorted(Comparator.comparingInt(question -> distance(question.who())))
                .toList());
        this.notes = Once.of(this::wordedNotes);
    }

    @Override
    public Optional<String> id() {
        return about.snapshot().id();
    }

    @Override
    public Optional<Instant> takenAt() {
        return about.snapshot().takenAt();
    }

    @Override
    public Verdict verdict() {
        return about.conclusion().verdict();
    }

    @Override
    public Optional<LastSuccess> lastSuccess() {
        return about.conclusion().lastSuccess();
    }

    @Override
    public Optional<DeviceType> device() {
        return device.known();
    }

    @Override
    public Optional<String> site() {
        return about.snapshot().at("/attributes/site") instanceof String site && !site.isBlank()
                ? Optional.of(site)
                : Optional.empty();
    }

    @Override
    public Rules rules() {
        return about.rules();
    }

    @Override
    public List<Diagnosis> diagnoses() {
        return diagnoses.get();
    }

    /** The same, each with what was found to clear it: that takes as long as a few diagnoses. */
    List<Diagnosis> foundDiagnoses() {
        return about.conclusion().listed().stream()
                .map(belief -> diagnosis(belief, found(belief)))
                .toList();
    }

    @Override
    public Optional<String> clearsWhen(String cause) {
        return about.conclusion().listed().stream()
                .filter(belief -> belief.id().equals(cause))
                .findFirst()
                .map(belief -> diagnosis(belief, found(belief)).clearsWhen());
    }

    /** What would clear a cause, as it was found for this very device; empty when there are no words for it. */
    private Optional<String> found(Belief belief) {
        List<Optional<String>> sentences = about.clearing().apply(belief).stream()
                .map(change -> language.knowledge()
                        .changes()
                        .of(change.path(), change.from(), change.to())
                        .map(sentence -> forDevice(wording.change(sentence, change))))
                .toList();
        return sentences.isEmpty() || sentences.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(sentences.stream().flatMap(Optional::stream).collect(Collectors.joining(" ")));
    }

    @Override
    public List<Remedy> remedies() {
        return remedies.get();
    }

    @Override
    public List<Question> questions() {
        return questions.get();
    }

    private Question question(Questions.Weighed weighed) {
        Inquiry inquiry = language.of(weighed.inquiry());
        return new Question(
                inquiry.path().substring(1).replace('/', '.'),
                inquiry.path(),
                forDevice(inquiry.text()),
                forDevice(inquiry.whereOn(device.version())),
                inquiry.who(),
                inquiry.answers().stream()
                        .map(answer -> new Option(forDevice(answer.label()), answer.value()))
                        .toList(),
                weighed.minutesSaved());
    }

    /** The value of the answer that has this label, in this report's language or in English. */
    public Optional<Object> labelled(String path, String label) {
        Inquiry english = about.knowledge().questions().get(path);
        return english == null
                ? Optional.empty()
                : Stream.of(language.of(english), english)
                        .flatMap(inquiry -> inquiry.answers().stream())
                        .filter(answer -> forDevice(answer.label()).equalsIgnoreCase(label.strip()))
                        .findFirst()
                        .map(Inquiry.Answer::value);
    }

    @Override
    public List<Note> notes() {
        return notes.get();
    }

    @Override
    public List<Check> checks() {
        return about.checks().get();
    }

    @Override
    public double expectedMinutes() {
        return Math.round(about.conclusion().expectedMinutes() * 10) / 10.0;
    }

    @Override
    public Report in(Locale locale) {
        return locale.equals(wording.locale()) ? this : new WordedReport(about, locale, reader);
    }

    @Override
    public Report forReader(Who other) {
        return other == reader ? this : new WordedReport(about, wording.locale(), other);
    }

    /** Who reads it. */
    Who reader() {
        return reader;
    }

    /** The owner answers last who isn't the reader. */
    private int distance(Who who) {
        return reader == Who.OWNER || who == reader ? 0 : who == Who.OWNER ? 2 : 1;
    }

    /** Whether the reader has to ask somebody else for what this one does or knows. */
    boolean isAsked(Who who) {
        return reader != Who.OWNER && who != reader && who != Who.APPLE;
    }

    @Override
    public String toJson() {
        return JsonReport.of(this, true);
    }

    @Override
    public String toBriefJson() {
        return JsonReport.of(this, false);
    }

    @Override
    public String toText(Layout layout) {
        return new TextReport(this, about, wording, layout).text();
    }

    @Override
    public String toHtml() {
        Section outline = ReportOutline.of(this, about, wording);
        return HtmlPage.begin(wording.spoken(), wording.phrase("page.title"), "", "")
                + Html.article(outline, wording.spoken())
                + HtmlPage.end("", "");
    }

    @Override
    public String toHtmlFragment() {
        return Html.article(ReportOutline.of(this, about, wording), wording.spoken());
    }

    @Override
    public String toMarkdown() {
        return Markdown.of(ReportOutline.of(this, about, wording));
    }

    @Override
    public String explain(String cause) {
        return language.isEnglish()
                ? new Ledger(this, about, wording).of(cause)
                : in(Locale.ENGLISH).explain(cause);
    }

    /** The verbose text without what isn't known. */
    public String knownText() {
        return new TextReport(this, about, wording, new Layout(true, false, false)).known();
    }

    private Diagnosis diagnosis(Belief belief, Optional<String> clearsWhen) {
        double probability = rounded(about.conclusion().probabilities().getOrDefault(belief.id(), 0d));
        Certainty certainty =
                belief.confirmed() ? Certainty.CONFIRMED : probability >= 0.5 ? Certainty.LIKELY : Certainty.POSSIBLE;
        CausePage page = language.of(belief.page());
        return new Diagnosis(
                belief.id(),
                forDevice(page.title()),
                certainty,
                probability,
                belief.blocks(),
                sentences(belief.speaking()),
                clearsWhen.orElseGet(() -> forDevice(missing(page.clearsWhen(), belief))),
                evidence(belief.speaking()),
                belief.speaking().stream()
                        .map(statement -> statement.rule().name())
                        .distinct()
                        .sorted()
                        .toList(),
                belief.page().references());
    }

    /** A sentence of the page, with how much is missing where that is known. */
    private String missing(Missing sentence, Belief belief) {
        return belief.missingBytes() > 0
                ? sentence.withMissing().replace("{missing}", wording.size(belief.missingBytes()))
                : sentence.plain();
    }

    private Remedy remedy(Step step, int rank) {
        RemedyPage page = language.of(step.page());
        return new Remedy(
                rank,
                step.id(),
                forDevice(title(page)),
                because(step),
                steps(page),
                step.fixes(),
                step.needed(),
                step.alternatives(),
                rounded(step.chance()),
                step.page().effort(),
                step.page().minutes(),
                step.page().costs(),
                step.page().destructiveness(),
                page.loses().stream().map(this::forDevice).toList(),
                step.page().who(),
                step.after(),
                step.with(),
                step.freesBytes(),
                step.page().references());
    }

    private String title(RemedyPage page) {
        return reader == Who.ADMIN ? page.titleForAdmin() : page.title();
    }

    /** How to do it; at the head of what somebody else does, whom to ask. */
    private List<String> steps(RemedyPage page) {
        List<String> steps = device.steps(page, reader);
        return isAsked(page.who())
                ? Stream.concat(Stream.of(wording.phrase("ask.do." + page.who())), steps.stream())
                        .toList()
                : steps;
    }

    private List<String> because(Step step) {
        List<String> because = new ArrayList<>(sentences(step.said()));
        if (step.unprotected() != null) {
            because.add(wording.phrase("unprotected." + step.unprotected()));
        }
        if (step.stillMissingBytes() > 0 && !step.with().isEmpty()) {
            because.add(wording.phrase(
                    "stillMissingSentence", wording.size(step.stillMissingBytes()), titles(step.with())));
        }
        return because;
    }

    String titles(List<String> remedies) {
        return remedies.stream()
                .map(this::quotedTitle)
                .reduce((a, b) -> wording.phrase("list.and", a, b))
                .orElse("");
    }

    /** A remedy's title in quotation marks. */
    String quotedTitle(String id) {
        return wording.phrase("quoted", titleOf(id));
    }

    /** What a cause or a remedy is called. */
    String titleOf(String id) {
        RemedyPage page = language.knowledge().remedies().get(id);
        return forDevice(page == null ? language.knowledge().title(id) : title(page));
    }

    private List<Note> wordedNotes() {
        List<Note> all = new ArrayList<>();
        about.snapshot()
                .notes()
                .forEach(note -> all.add(new Note(note.kind(), language.remark(note.text()), note.paths())));
        all.addAll(StaleFacts.notes(about, wording));
        for (Belief belief : about.conclusion().beliefs().all().values()) {
            if (belief.contradicted()) {
                List<Statement> said =
                        belief.said().values().stream().flatMap(List::stream).toList();
                all.add(new Note(
                        NoteKind.CONFLICT,
                        wording.phrase(
                                "note.contradicted", language.of(belief.page()).title()),
                        paths(said)));
            }
        }
        for (Belief belief : about.conclusion().beliefs().intended().values()) {
            if (belief.listed()) {
                List<Statement> said = belief.speaking();
                String title = forDevice(language.of(belief.page()).title());
                all.add(new Note(
                        NoteKind.POLICY,
                        (wording.phrase("note.intended", title) + " " + String.join(" ", sentences(said))).strip(),
                        paths(said)));
            }
        }
        about.conclusion()
                .unknownTried()
                .forEach(id -> all.add(new Note(
                        NoteKind.ASSUMED,
                        wording.phrase("note.unknownRemedy", Characters.harmless(id)),
                        List.of("/tried"))));
        for (Statement note : about.conclusion().notes()) {
            if (note.word() instanceof NoteKind kind) {
                all.add(new Note(kind, sentence(note), paths(List.of(note))));
            }
        }
        return all.stream().distinct().toList();
    }

    private List<String> sentences(List<Statement> statements) {
        Set<String> sentences = new LinkedHashSet<>();
        statements.stream()
                .filter(statement -> !statement.rule().because().isEmpty())
                .map(this::sentence)
                .limit(MOST_SENTENCES)
                .forEach(sentences::add);
        return List.copyOf(sentences);
    }

    private String sentence(Statement statement) {
        RuleInfo rule = statement.rule();
        return forDevice(Sentence.of(language.because(rule.name(), rule.because()), statement, wording::value));
    }

    private List<String> paths(List<Statement> statements) {
        return evidence(statements).stream().map(Evidence::path).toList();
    }

    private List<Evidence> evidence(List<Statement> statements) {
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

    /** Words for the device in a text of a page. */
    String forDevice(String text) {
        return device.in(text);
    }

    /** Words that depend on which device it is. */
    DeviceWords deviceWords() {
        return device;
    }

    private static double rounded(double number) {
        return Math.round(number * 10_000) / 10_000.0;
    }
}
