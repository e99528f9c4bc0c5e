package org.backupdoctor.internal.rules.text;

/**
 * One small change of a rule, such as somebody makes by mistake.
 *
 * @param kind what is changed
 * @param rule the rule's name
 * @param start where what is replaced begins in the file
 * @param end where it ends
 * @param replacement what stands there instead
 * @param from the part of the rule that says what is changed, as it is written
 * @param to the same part after the change
 */
public record Mutation(Kind kind, String rule, int start, int end, String replacement, String from, String to) {

    /** What is changed. */
    public enum Kind {
        /** {@code <} to {@code <=}, {@code ==} to {@code !=}, {@code in} to {@code not in}, and back. */
        COMPARISON("comparison"),
        /** A number, one up and one down. */
        NUMBER("number"),
        /** {@code not} to {@code exists}, and back. */
        ABSENCE("not and exists"),
        /** {@code yes} to {@code no}, and back. */
        ANSWER("yes and no"),
        /** A constraint left out. */
        CONSTRAINT("constraint left out"),
        /** A strength or an efficacy, one step up; the highest one step down. */
        WORD("strength and efficacy"),
        /** {@code confirm} to {@code suspect( STRONG, … )}, {@code ruleOut} to {@code doubt( STRONG, … )}. */
        VERB("verb");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For a reader. */
        public String words() {
            return words;
        }
    }

    /** The text of the file with this change. */
    public String in(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }
}
