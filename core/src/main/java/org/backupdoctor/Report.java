package org.backupdoctor;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.backupdoctor.internal.data.Characters;
import org.jspecify.annotations.Nullable;

/**
 * Why a device isn't backing up and what to do, in the order to do it. A report depends on nothing but the snapshot and the rule set.
 * It is immutable and can be shared between threads. This interface isn't for implementing.
 */
public interface Report {

    /** How it stands with backups. */
    enum Verdict {
        /** A confirmed cause keeps every backup from succeeding. */
        BLOCKED,
        /** Backups fail, are missing or can't run, somebody complains, or what was tried didn't help. */
        FAILING,
        /** Backups succeed: the last one is at most 14 days old, and nothing speaks of trouble since. */
        WORKING,
        /** Too little is known. */
        UNKNOWN
    }

    /** How sure a diagnosis is. */
    enum Certainty {
        /** The facts prove it. */
        CONFIRMED,
        /** Its probability is a half or more. */
        LIKELY,
        /** Its probability is less than a half. */
        POSSIBLE
    }

    /** How much work a remedy is. */
    enum Effort {
        LOW,
        MEDIUM,
        HIGH
    }

    /** What a remedy costs beside time. */
    enum Cost {
        MONEY,
        MOBILE_DATA
    }

    /** Who can do a remedy, or answer a question. */
    enum Who {
        OWNER,
        ADMIN,
        NETWORK,
        APPLE
    }

    /** What a note is about. */
    enum NoteKind {
        TIP,
        ASSUMED,
        CONFLICT,
        OUTDATED,
        POLICY
    }

    /** What became of a rule. */
    enum State {
        /** It fired. */
        FIRED,
        /** The facts say that it doesn't apply. */
        CLEAR,
        /** Facts are missing without which nobody can tell. */
        UNKNOWN,
        /** It could not be worked out. */
        FAILED
    }

    /** How sure it is that a value is so, the surest first. */
    enum Confidence {
        /** The device, or the service itself, said it. */
        OBSERVED,
        /** Somebody wrote it down: an inventory, a log. */
        RECORDED,
        /** It was taken to be so. */
        ASSUMED
    }

    /**
     * Where a value is from.
     *
     * @param name the name of the source, such as that of its file
     * @param kind what the source is, such as {@code MDM answer}
     * @param at when the value was observed, where that is known
     * @param confidence how sure it is
     */
    record Provenance(String name, String kind, Optional<Instant> at, Confidence confidence) {

        /** Takes out what could steer a terminal or break the line. */
        public Provenance {
            name = Characters.harmless(name);
            kind = Characters.harmless(kind);
        }
    }

    /**
     * A field of the snapshot.
     *
     * @param path its JSON path
     * @param value its value: a text, a number, a boolean or an instant
     * @param source where the value is from, where the snapshot was read from answers by an {@link Intake}
     */
    record Evidence(String path, Object value, Optional<Provenance> source) {

        /** A field of which nobody knows where its value is from. */
        public Evidence(String path, Object value) {
            this(path, value, Optional.empty());
        }
    }

    /**
     * The last backup that succeeded.
     *
     * @param at when; empty when only its age is known
     * @param ageDays how many whole days before the snapshot; empty when the snapshot's time isn't known
     */
    record LastSuccess(Optional<Instant> at, OptionalLong ageDays) {}

    /**
     * Which device it is.
     *
     * @param model its product type, as the device reports it
     * @param name what that model is called; the product type where the rule set knows no name
     * @param iosVersion its version of iOS or iPadOS, as it was given or as its build says
     */
    record DeviceType(Optional<String> model, Optional<String> name, Optional<String> iosVersion) {}

    /**
     * The rule set that made a report.
     *
     * @param name {@code bundled}, or the name of the directory laid over it
     * @param version the version of the bundled rules
     * @param digest {@code sha256:} and the digest of all of its files
     * @param count how many rules it has
     */
    record Rules(String name, String version, String digest, int count) {}

    /**
     * A cause that a rule spoke for and none ruled out.
     *
     * @param cause its id
     * @param title its name for a reader
     * @param certainty how sure it is
     * @param probability 0 to 1; 1 when confirmed
     * @param blocks it is confirmed, and no backup can succeed while it holds
     * @param because a sentence for each rule that spoke for it
     * @param clearsWhen what would have to be so for it to go, as its page says it; {@link Report#clearsWhen} finds it out for this device
     * @param evidence the fields that speak for it, sorted by path
     * @param rules the rules that spoke for it, sorted
     * @param references pages that say more
     */
    record Diagnosis(
            String cause,
            String title,
            Certainty certainty,
            double probability,
            boolean blocks,
            List<String> because,
            String clearsWhen,
            List<Evidence> evidence,
            List<String> rules,
            List<String> references) {}

    /**
     * How long a remedy takes.
     *
     * @param handsOn minutes of somebody's attention
     * @param waiting minutes of waiting
     */
    record Minutes(int handsOn, int waiting) {}

    /**
     * Something a person can do.
     *
     * @param rank its place in the plan, from 1
     * @param id its id
     * @param title what to do, in a few words
     * @param because why it is offered
     * @param steps how to do it, for this device
     * @param fixes the causes that it may clear, sorted
     * @param needed a confirmed blocking cause stands until this or an alternative is done
     * @param alternatives any one of these can be done instead
     * @param chance 0 to 1, that it clears what it is for, given that the steps before it did not help
     * @param effort how much work it is
     * @param minutes how long it takes
     * @param costs what it costs beside time
     * @param destructiveness 0 none, 1 convenience, 2 settings or credentials, 3 data in the cloud or synced data, 4 erases the device
     * @param loses what is lost by it
     * @param who who can do it
     * @param after remedies of this plan that must stand before it
     * @param with it is enough only together with these
     * @param freesBytes how many bytes it frees, where that is known
     * @param references pages that say more
     */
    record Remedy(
            int rank,
            String id,
            String title,
            List<String> because,
            List<String> steps,
            List<String> fixes,
            boolean needed,
            List<String> alternatives,
            double chance,
            Effort effort,
            Minutes minutes,
            List<Cost> costs,
            int destructiveness,
            List<String> loses,
            Who who,
            List<String> after,
            List<String> with,
            OptionalLong freesBytes,
            List<String> references) {}

    /**
     * An answer to choose.
     *
     * @param label what the person reads
     * @param path the field that it is about, mostly the question's
     * @param value what goes into the snapshot; null when the answer leaves the field as unknown as it was
     */
    record Option(String label, String path, @Nullable Object value) {}

    /**
     * Something worth finding out.
     *
     * @param id the question's id
     * @param path the field that the answer fills
     * @param text the question
     * @param where where to look
     * @param who who can answer it
     * @param options the answers to choose from
     * @param minutesSaved how many minutes the answer is expected to save
     */
    record Question(
            String id, String path, String text, String where, Who who, List<Option> options, double minutesSaved) {}

    /**
     * What else the reader should know.
     *
     * @param kind what it is about
     * @param text a sentence
     * @param paths the fields that it is about
     */
    record Note(NoteKind kind, String text, List<String> paths) {

        /** Takes out what could steer a terminal or break the line. */
        public Note {
            text = Characters.harmless(text);
        }

        /** Mostly the text tells notes apart. */
        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /**
     * What became of a rule.
     *
     * @param rule the rule's name
     * @param state what became of it
     * @param missing the fields without which it can't be told, sorted; only when UNKNOWN
     * @param reason why it could not be worked out; only when FAILED, else empty
     */
    record Check(String rule, State state, List<String> missing, String reason) {}

    /** The caller's name for the device, as the snapshot has it. */
    Optional<String> id();

    /** When the snapshot was taken. */
    Optional<Instant> takenAt();

    /** How it stands with backups. */
    Verdict verdict();

    /** The last backup that succeeded, if one is known. */
    Optional<LastSuccess> lastSuccess();

    /** Which device it is, as far as that is known; for whoever sorts reports. */
    Optional<DeviceType> device();

    /** Where the device belongs, as the caller says it: the text {@code attributes.site} of the snapshot. */
    Optional<String> site();

    /** The rule set that made this report. */
    Rules rules();

    /** The causes: blocking first, then most probable, then by id. */
    List<Diagnosis> diagnoses();

    /**
     * What would have to be so for a cause to go: the smallest change of what is known that somebody could make, found out by diagnosing
     * the device with such changes, which takes as long as a few diagnoses; where none is found, what the cause's page says. So it stands
     * in {@link #toJson()} too, and in the verbose text. Empty when the cause isn't among the diagnoses.
     */
    Optional<String> clearsWhen(String cause);

    /** What to do, in this order. */
    List<Remedy> remedies();

    /**
     * What to find out next, most useful first.
     *
     * <p>Worked out when first read, by diagnosing the device with each answer that there may be. That takes as long as a few dozen
     * diagnoses, for a device with thousands of apps or backups some seconds, and goes on when the thread is interrupted. With
     * {@link Diagnoser.Builder#helpedBy} other threads lend a hand.
     */
    List<Question> questions();

    /** What else the reader should know. */
    List<Note> notes();

    /**
     * What became of every rule, sorted by name, so that silence isn't mistaken for health. Worked out when first read.
     *
     * <p>That takes as long as several diagnoses.
     */
    List<Check> checks();

    /**
     * How this report came to what it thinks of a cause, for whoever edits rules: the prior, each piece of evidence with its factor and
     * its rule, the remedies that were tried, the result; what would clear it; and what would put another cause first. English.
     *
     * @throws IllegalArgumentException when the rule set has no such cause
     */
    String explain(String cause);

    /** The mean time in minutes to a working backup when the remedies are done in this order. */
    double expectedMinutes();

    /** The same report worded for this locale: its language, its numbers and dates where the rules have the language, else English. */
    Report in(Locale locale);

    /**
     * The same report worded for somebody else than the owner: for {@link Who#ADMIN}, whoever manages the device. What somebody else does
     * begins with the sentence whom to ask; questions that the reader can answer come first; the text begins with what the reader can do.
     * Verdict, diagnoses and plan are the same.
     */
    Report forReader(Who reader);

    /**
     * The report as JSON on one line. It has the {@link #questions} in it and what would clear each cause, and takes as long as these
     * where they weren't read before: a few dozen diagnoses.
     */
    String toJson();

    /** The report as JSON on one line with questions and checks left empty, which costs no more diagnoses: for long lists of reports. */
    String toBriefJson();

    /**
     * The report as text for a person, at most 80 columns wide, in this report's locale. Unless backups work it has the
     * {@link #questions} in it, and takes as long as these where they weren't read before: a few dozen diagnoses.
     */
    default String toText() {
        return toText(Layout.PLAIN);
    }

    /** The report as text for a person, at most 80 columns wide, worded for this locale. It takes as long as {@link #toText()}. */
    default String toText(Locale locale) {
        return in(locale).toText();
    }

    /** The report as text for a person, at most 80 columns wide. It takes as long as {@link #toText()}, verbose as {@link #toJson()}. */
    String toText(Layout layout);

    /**
     * The report as a page in one file, worded for this report's locale: HTML with its styles in it and without scripts, which fetches
     * nothing from anywhere. It says what the verbose text says, so it takes as long as that: a few dozen diagnoses.
     */
    String toHtml();

    /**
     * The same as an {@code article} element to put into a page of one's own. Its headings begin with the second level; it has no ids, no
     * scripts and no style attributes, and so works under any content security policy. What is about a remedy or a cause has its id as
     * {@code data-about}, for a page that adds something to it. {@link ReportPage#style} goes with it.
     */
    String toHtmlFragment();

    /**
     * The same as CommonMark, for tickets, without HTML and without what is only of interest to editors of rules. Whatever a device or a
     * rule says stands in it as text. It takes as long as {@link #toHtml()}.
     */
    String toMarkdown();

    /**
     * How a text report looks.
     *
     * @param verbose with all steps, the evidence, and every check
     * @param colour with the terminal's colours; nothing is told by colour alone
     * @param ascii with ASCII characters in place of marks and typographic quotation marks
     */
    record Layout(boolean verbose, boolean colour, boolean ascii) {

        /** Brief, without colour, in UTF-8. */
        public static final Layout PLAIN = new Layout(false, false, false);
    }
}
