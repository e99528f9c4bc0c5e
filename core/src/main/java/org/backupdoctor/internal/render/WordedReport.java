package org.backupdoctor.internal.render;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.backupdoctor.Report;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Html;
import org.backupdoctor.internal.document.HtmlPage;
import org.backupdoctor.internal.document.Markdown;

/** A conclusion in the words of one locale. */
public final class WordedReport implements Report {

    private final Case about;
    private final Wording wording;
    private final Who reader;
    private final Telling telling;
    private final CauseWords causes;
    private final RemedyWords plan;
    private final QuestionWords inquiries;
    private final Once<List<Diagnosis>> diagnoses;
    private final Once<List<Question>> questions;
    private final Once<List<Remedy>> remedies;
    private final Once<List<Note>> notes;

    /** Words a conclusion for the owner. */
    public WordedReport(Case about, Locale locale) {
        this(about, locale, Who.OWNER);
    }

    private WordedReport(Case about, Locale locale, Who reader) {
        this.about = about;
        this.reader = reader;
        this.wording = new Wording(locale, about.languages().of(locale));
        this.telling = new Telling(about, wording);
        this.causes = new CauseWords(about, telling);
        this.plan = new RemedyWords(about, telling, reader);
        this.inquiries = new QuestionWords(about, telling, reader);
        this.diagnoses = Once.of(causes::all);
        this.remedies = Once.of(plan::all);
        this.questions = Once.of(inquiries::all);
        this.notes = Once.of(() -> NoteWords.of(about, telling));
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
        return telling.device().known();
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
        return causes.found();
    }

    @Override
    public Optional<String> clearsWhen(String cause) {
        return causes.clearsWhen(cause);
    }

    @Override
    public List<Remedy> remedies() {
        return remedies.get();
    }

    @Override
    public List<Question> questions() {
        return questions.get();
    }

    /** The answer to the question about a field that has this label, in this report's language or in English. */
    public Optional<Option> labelled(String path, String label) {
        return inquiries.labelled(path, label);
    }

    /** What was typed, as a field of the snapshot takes it. */
    public String plain(String path, String typed) {
        return new TypedAnswer(wording).plain(path, typed);
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
        return wording.language().isEnglish()
                ? new Ledger(this, about, wording).of(cause)
                : in(Locale.ENGLISH).explain(cause);
    }

    /** The verbose text without what isn't known. */
    public String knownText() {
        return new TextReport(this, about, wording, new Layout(true, false, false)).known();
    }

    /** What rules and pages say. */
    Telling telling() {
        return telling;
    }

    /** The words of its plan. */
    RemedyWords plan() {
        return plan;
    }
}
