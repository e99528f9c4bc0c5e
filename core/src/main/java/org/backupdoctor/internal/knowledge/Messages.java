package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Complaint.Meaning;
import org.backupdoctor.internal.data.Once;
import org.jspecify.annotations.Nullable;

/** What the messages mean that a person may see, as {@code data/messages.yaml} says. */
public final class Messages {

    /** By so many of their first letters phrases are looked up. */
    private static final int LETTERS = 3;

    private final Once<List<Phrase>> phrases;
    private final Once<Map<String, List<Ranked>>> byBeginning = Once.of(this::indexed);

    /**
     * Words of a message.
     *
     * @param words as they may stand in a message, in any case and with any quotation marks; "(a|b)" for either
     * @param means what a message with them means
     */
    public record Phrase(String words, Meaning means) {}

    /** A phrase that is plain, and its place among all: the least of those in a message counts. */
    private record Ranked(int rank, String words, Meaning means) {}

    private Messages(Once<List<Phrase>> plain) {
        this.phrases = plain;
    }

    /** Of these phrases; they are put into order when a message is there. */
    public Messages(List<Phrase> phrases) {
        this(Once.of(() -> phrases.stream()
                .flatMap(phrase -> Phrasing.phrases(Phrasing.plain(phrase.words())).stream()
                        .map(words -> new Phrase(words, phrase.means())))
                .sorted(Comparator.comparingInt((Phrase phrase) -> place(phrase.means()))
                        .thenComparingInt(phrase -> -phrase.words().length())
                        .thenComparing(Phrase::words))
                .toList()));
    }

    /** Of what {@link #tree} gave. */
    static Messages ofTree(List<?> tree) {
        return new Messages(Once.of(() -> {
            List<Phrase> plain = new ArrayList<>(tree.size());
            for (Object each : tree) {
                List<?> phrase = (List<?>) each;
                plain.add(new Phrase(
                        phrase.get(0).toString(), Meaning.valueOf(phrase.get(1).toString())));
            }
            return List.copyOf(plain);
        }));
    }

    /** The phrases, plain and in their order, as lists of two words. */
    List<List<String>> tree() {
        return phrases.get().stream()
                .map(phrase -> List.of(phrase.words(), phrase.means().name()))
                .toList();
    }

    private Map<String, List<Ranked>> indexed() {
        Map<String, List<Ranked>> index = new HashMap<>();
        List<Phrase> all = phrases.get();
        for (int i = 0; i < all.size(); i++) {
            Phrase phrase = all.get(i);
            index.computeIfAbsent(beginning(phrase.words(), 0), any -> new ArrayList<>())
                    .add(new Ranked(i, phrase.words(), phrase.means()));
        }
        return index;
    }

    private static String beginning(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + LETTERS));
    }

    /**
     * What a message means: the longest of the phrases in it that give a reason, else of those that only tell what happened, else that it
     * is working. Where none is in it, it may end within one.
     */
    public Optional<Meaning> of(String message) {
        String plain = Phrasing.plain(message);
        Ranked first = first(plain);
        return first == null ? endingWithin(Phrasing.cutOff(plain)) : Optional.of(first.means());
    }

    private @Nullable Ranked first(String message) {
        Ranked first = null;
        for (int at = 0; at < message.length(); at++) {
            for (Ranked phrase : byBeginning.get().getOrDefault(beginning(message, at), List.of())) {
                if ((first == null || phrase.rank() < first.rank())
                        && message.startsWith(phrase.words(), at)
                        && Phrasing.isMeant(message, at, at + phrase.words().length())) {
                    first = phrase;
                }
            }
        }
        return first;
    }

    private Optional<Meaning> endingWithin(String cut) {
        for (Phrase phrase : phrases.get()) {
            if (Phrasing.endsWithin(cut, phrase.words())) {
                return Optional.of(phrase.means());
            }
        }
        return Optional.empty();
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
                    if (Phrasing.count(text) > Phrasing.MOST) {
                        texts.problem(
                                language,
                                "\"" + text + "\" stands for more than " + Phrasing.MOST + " phrases.",
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
