package org.backupdoctor.benchmarks.library;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.rules.Statement;

/** What rules said, in the library's own terms, so that its reasoning can go on from there. For one thread. */
public final class Said {

    /** What Drools calls a pattern that has no name. */
    private static final String GENERATED = "GENERATED_";

    private final List<Statement> statements;

    /** Nothing yet. */
    public Said() {
        this(new ArrayList<>());
    }

    Said(List<Statement> statements) {
        this.statements = statements;
    }

    /**
     * A rule speaks.
     *
     * @param evidence the facts that it gives
     * @param bound the facts that it binds, in the order of their names
     */
    public void say(Voice voice, List<Fact> evidence, List<Fact> bound) {
        statements.add(new Statement(voice.rule, voice.verb, voice.word, evidence, voice.names, bound));
    }

    /** How often a rule spoke. */
    public int size() {
        return statements.size();
    }

    List<Statement> statements() {
        return statements;
    }

    /** Each statement as a line: the rule, its verb and word, its evidence and the facts bound to names. In order of the lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Statement statement : statements) {
            StringBuilder line = new StringBuilder(statement.rule().name())
                    .append(' ')
                    .append(statement.verb())
                    .append(' ')
                    .append(statement.word())
                    .append(' ')
                    .append(statement.facts());
            statement.names().stream()
                    .filter(name -> !name.startsWith(GENERATED))
                    .sorted()
                    .forEach(name -> line.append(' ').append(name).append('=').append(statement.bound(name)));
            lines.add(line.toString());
        }
        lines.sort(null);
        return lines;
    }
}
