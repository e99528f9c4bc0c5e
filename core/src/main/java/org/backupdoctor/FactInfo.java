package org.backupdoctor;

import java.util.List;

/**
 * A kind of fact that rules can match.
 *
 * @param name its name in a rule: {@code Battery}
 * @param group the group of the snapshot that it stands in; empty for what stands beside the groups
 * @param paths where in a snapshot's JSON it is read from; {@code *} for any element
 * @param description what it says, a sentence
 * @param properties what it holds
 * @param derived what it works out from what it holds
 * @param pattern a pattern for a rule's {@code when}, to copy and to change
 */
public record FactInfo(
        String name,
        String group,
        List<String> paths,
        String description,
        List<Property> properties,
        List<Property> derived,
        String pattern) {

    /**
     * Something that a condition can compare and a sentence can print.
     *
     * @param name its name
     * @param takes what stands in the brackets after its name: names of facts, or {@code text}; none for a plain property
     * @param kind what its value is, with its unit: {@code bytes}, {@code percent}, {@code yes or no}, {@code text}
     * @param words the words that its value can be, as a rule writes them; none where it isn't one of a few
     * @param description what it says; empty where the fact's own description does
     */
    public record Property(String name, List<String> takes, String kind, List<String> words, String description) {}
}
