package org.backupdoctor.internal.language;

import java.util.HashMap;
import java.util.Map;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.knowledge.ErrorCodes;
import org.backupdoctor.internal.knowledge.Inquiry;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.jspecify.annotations.Nullable;

/** A rule set in one language. Whatever isn't translated is English. */
public final class Language {

    private final String code;
    private final Knowledge knowledge;
    private final Map<String, String> because;
    private final Phrases phrases;
    private final Map<String, Map<String, String>> values;
    private final @Nullable Remarks remarks;

    Language(String code, Knowledge english, Knowledge knowledge, Map<String, String> because, Phrases phrases) {
        this.code = code;
        this.knowledge = knowledge;
        this.because = because;
        this.phrases = phrases;
        this.values = values(english);
        this.remarks = new Remarks(phrases);
    }

    /** English, for what is said apart from any rule set. */
    Language(Knowledge knowledge) {
        this.code = Languages.ENGLISH;
        this.knowledge = knowledge;
        this.because = Map.of();
        this.phrases = Phrases.ENGLISH;
        this.values = Map.of();
        this.remarks = null;
    }

    /** Texts of data that facts carry, by the name of their property and as they are in English. */
    private Map<String, Map<String, String>> values(Knowledge english) {
        Map<String, String> meanings = new HashMap<>();
        meanings.put(ErrorCodes.NOT_KNOWN.meaning(), phrases.pattern("error.unknown"));
        english.errors()
                .codes()
                .forEach((code, is) -> meanings.put(
                        is.meaning(),
                        knowledge.errors().codes().getOrDefault(code, is).meaning()));
        Map<String, String> serves = new HashMap<>();
        for (int i = 0; i < english.hosts().hosts().size(); i++) {
            serves.put(
                    english.hosts().hosts().get(i).serves(),
                    knowledge.hosts().hosts().get(i).serves());
        }
        Map<String, String> titles = new HashMap<>();
        english.faults()
                .forEach((path, is) -> titles.put(
                        is.title(), knowledge.faults().getOrDefault(path, is).title()));
        return Map.of("meaning", meanings, "serves", serves, "title", titles);
    }

    /** Its code: {@code en}, {@code pt}. */
    public String code() {
        return code;
    }

    /** Whether it is English. */
    public boolean isEnglish() {
        return code.equals(Languages.ENGLISH);
    }

    /** The pages and the data. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** What reports say beside these. */
    public Phrases phrases() {
        return phrases;
    }

    /** A page of the rule set in this language. */
    public CausePage of(CausePage page) {
        return knowledge.causes().getOrDefault(page.id(), page);
    }

    /** A page of the rule set in this language. */
    public RemedyPage of(RemedyPage page) {
        return knowledge.remedies().getOrDefault(page.id(), page);
    }

    /** A question of the rule set in this language. */
    public Inquiry of(Inquiry inquiry) {
        return knowledge.questions().getOrDefault(inquiry.path(), inquiry);
    }

    /** The sentence of a rule, given the English one. */
    public String because(String rule, String english) {
        return because.getOrDefault(rule, english);
    }

    /** What was remarked of a snapshot when it was read; as it is where there are no words for it. */
    public String remark(String english) {
        return remarks == null ? english : remarks.of(english);
    }

    /** A text that a fact carries, given the name of its property: where the data have it, as they have it in this language. */
    public String value(String property, String text) {
        return values.getOrDefault(property, Map.of()).getOrDefault(text, text);
    }
}
