package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Complaint.Meaning;
import org.backupdoctor.internal.data.Once;

/** What the messages mean that a person may see, as {@code data/messages.yaml} says. */
public final class Messages {

    private final Once<List<Phrase>> phrases;

    /**
     * Words of a message.
     *
     * @param words as they may stand in a message, in any case and with any quotation marks; "(a|b)" for either
     * @param means what a message with them means
     */
    public record Phrase(String words, Meaning means) {}

    /** Of these phrases; they are put into order when a message is there. */
    public Messages(List<Phrase> phrases) {
        this.phrases = Once.of(() -> phrases.stream()
                .flatMap(phrase -> Wording.phrases(Wording.plain(phrase.words())).stream()
                        .map(words -> new Phrase(words, phrase.means())))
                .sorted(Comparator.comparingInt((Phrase phrase) -> place(phrase.means()))
                        .thenComparing(phrase -> -phrase.words().length())
                        .thenComparing(Phrase::words))
                .toList());
    }

    /**
     * What a message means: the longest of the phrases in it that give a reason, else of those that only tell what happened, else that it
     * is working. Where none is in it, it may end within one.
     */
    public Optional<Meaning> of(String message) {
        String plain = Wording.plain(message);
        return first(phrase -> Wording.says(plain, phrase.words()))
                .or(() -> first(phrase -> Wording.endsWithin(plain, phrase.words())));
    }

    private Optional<Meaning> first(Predicate<Phrase> found) {
        return phrases.get().stream().filter(found).findFirst().map(Phrase::means);
    }

    private static int place(Meaning means) {
        return switch (means) {
            case COULD_NOT_COMPLETE, PROBLEM_COMPLETING, NOT_BACKED_UP, NEVER, GONE, CANNOT_TURN_ON, UNEXPECTED -> 1;
            case WORKING -> 2;
            default -> 0;
        };
    }

    static Messages parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = FieldReader.ofData(file, data, problems);
        List<Phrase> phrases = new ArrayList<>();
        FieldReader messages = all.group("messages");
        for (String name : messages.names()) {
            FieldReader message = messages.group(name);
            Meaning means = message.word("means", Meaning.class, null);
            FieldReader texts = message.group("texts");
            for (String language : texts.names()) {
                for (String text : texts.texts(language)) {
                    if (Wording.count(text) > Wording.MOST) {
                        texts.problem(
                                language,
                                "\"" + text + "\" stands for more than " + Wording.MOST + " phrases.",
                                "Leave some of the choices out.");
                    } else {
                        phrases.add(new Phrase(text, means));
                    }
                }
            }
            message.nothingElse();
        }
        all.nothingElse();
        return new Messages(List.copyOf(phrases));
    }
}
