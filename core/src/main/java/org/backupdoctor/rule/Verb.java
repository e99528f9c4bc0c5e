package org.backupdoctor.rule;

import java.util.Arrays;
import java.util.List;

/** The seven things a rule can say; each is a method of {@link Verbs}. */
public enum Verb {
    CONFIRM("confirm", true),
    SUSPECT("suspect", true),
    DOUBT("doubt", true),
    RULE_OUT("ruleOut", true),
    RECOMMEND("recommend", false),
    VETO("veto", false),
    NOTE("note", true);

    private final String word;
    private final boolean aboutCause;

    Verb(String word, boolean aboutCause) {
        this.word = word;
        this.aboutCause = aboutCause;
    }

    /** As it is written in a rule. */
    public String word() {
        return word;
    }

    /** Whether a rule named after a cause may say it. */
    public boolean isAboutCause() {
        return aboutCause;
    }

    /** Whether a rule named after a remedy may say it. */
    public boolean isAboutRemedy() {
        return !aboutCause || this == NOTE;
    }

    /** All of them, as they are written. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }
}
