package org.backupdoctor.internal.render;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupdoctor.Report.Option;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.Who;
import org.backupdoctor.internal.knowledge.Inquiry;
import org.backupdoctor.internal.reason.Questions;

/** The questions of a report, in the words of one locale and for one reader. */
final class QuestionWords {

    private final Case about;
    private final Telling telling;
    private final Who reader;

    QuestionWords(Case about, Telling telling, Who reader) {
        this.about = about;
        this.telling = telling;
        this.reader = reader;
    }

    /** What to find out next, most useful first; what the reader can answer comes before what somebody else can. */
    List<Question> all() {
        return about.questions().get().best().stream()
                .map(this::question)
                .sorted(Comparator.comparingInt(question -> distance(question.who())))
                .toList();
    }

    private Question question(Questions.Weighed weighed) {
        Inquiry inquiry = telling.language().of(weighed.inquiry());
        return new Question(
                inquiry.path().substring(1).replace('/', '.'),
                inquiry.path(),
                telling.forDevice(inquiry.text()),
                telling.forDevice(inquiry.whereOn(telling.device().version())),
                inquiry.who(),
                inquiry.answers().stream().map(this::option).toList(),
                weighed.minutesSaved());
    }

    private Option option(Inquiry.Answer answer) {
        return new Option(telling.forDevice(answer.label()), answer.path(), answer.value());
    }

    /** The answer that has this label, in this report's language or in English. */
    Optional<Option> labelled(String path, String label) {
        Inquiry english = about.knowledge().questions().get(path);
        return english == null
                ? Optional.empty()
                : Stream.of(telling.language().of(english), english)
                        .flatMap(inquiry -> inquiry.answers().stream())
                        .map(this::option)
                        .filter(option -> option.label().equalsIgnoreCase(label.strip()))
                        .findFirst();
    }

    /** The owner answers last who isn't the reader. */
    private int distance(Who who) {
        return reader == Who.OWNER || who == reader ? 0 : who == Who.OWNER ? 2 : 1;
    }
}
