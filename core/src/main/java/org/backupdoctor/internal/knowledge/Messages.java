package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Complaint.Meaning;

/**
 * What the messages mean that a person may see, as {@code data/messages.yaml} says.
 *
 * @param phrases the phrases, the longest first
 */
public record Messages(List<Phrase> phrases) {

    /**
     * Words of a message.
     *
     * @param words in lower case, with plain quotation marks
     * @param means what a message with them means
     */
    public record Phrase(String words, Meaning means) {}

    /** What a message means: of the phrases in it the longest counts. */
    public Optional<Meaning> of(String message) {
        String plain = plain(message);
        return phrases.stream()
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
                texts.texts(language).forEach(text -> phrases.add(new Phrase(plain(text), means)));
            }
            message.nothingElse();
        }
        all.nothingElse();
        phrases.sort(Comparator.comparingInt((Phrase phrase) -> phrase.words().length())
                .reversed()
                .thenComparing(Phrase::words));
        return new Messages(List.copyOf(phrases));
    }
}
