package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Complaint.Meaning;
import org.backupdoctor.internal.data.Once;

/** What the messages mean that a person may see, as {@code data/messages.yaml} says. */
public final class Messages {

    private final Once<List<Phrase>> phrases;

    /**
     * Words of a message.
     *
     * @param words as they may stand in a message, in any case and with any quotation marks
     * @param means what a message with them means
     */
    public record Phrase(String words, Meaning means) {}

    /** Of these phrases; they are put into order when a message is there. */
    public Messages(List<Phrase> phrases) {
        this.phrases = Once.of(() -> phrases.stream()
                .map(phrase -> new Phrase(plain(phrase.words()), phrase.means()))
                .sorted(Comparator.comparing((Phrase phrase) -> phrase.means() == Meaning.WORKING)
                        .thenComparing(phrase -> -phrase.words().length())
                        .thenComparing(Phrase::words))
                .toList());
    }

    /** What a message means: of the phrases in it the longest counts, and one that tells of work only where there is no other. */
    public Optional<Meaning> of(String message) {
        String plain = plain(message);
        return phrases.get().stream()
                .filter(phrase -> plain.contains(phrase.words()))
                .findFirst()
                .map(Phrase::means);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[‘’´`]", "'")
                .replaceAll("[“”„«»]", "\"")
                .replaceAll("\\s+", " ")
                .strip();
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
                texts.texts(language).forEach(text -> phrases.add(new Phrase(text, means)));
            }
            message.nothingElse();
        }
        all.nothingElse();
        return new Messages(List.copyOf(phrases));
    }
}
