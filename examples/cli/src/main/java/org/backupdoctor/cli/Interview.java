package org.backupdoctor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.backupdoctor.Consultation;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Question;
import org.backupdoctor.SnapshotException;

/** Asks somebody who types, one question after the other. */
final class Interview {

    /** What stands in the name of a field that can be answered otherwise than by what is offered. */
    private static final List<String> OPEN = List.of("Bytes", "daysSince", "Dbm", "Mbps", "message");

    private final Terminal terminal;
    private final ReaderLocale reader;

    Interview(Terminal terminal, ReaderLocale reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    /** What is known when no question is left, or nobody answers any more. */
    Consultation asked(Consultation begun) {
        Consultation talk = begun;
        BufferedReader in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        say("", "help");
        for (Question next = first(talk); next != null; next = first(talk)) {
            ask(next);
            String line = line(in);
            if (line == null || line.equals("q")) {
                break;
            }
            talk = heard(talk, next, line);
        }
        terminal.text("\n");
        return talk;
    }

    /** The next question, or null when none is left. */
    static Question first(Consultation talk) {
        return talk.nextQuestion().orElse(null);
    }

    private void ask(Question question) {
        terminal.text("\n" + question.text() + "\n");
        if (!question.where().isEmpty()) {
            terminal.text("  " + question.where() + "\n");
        }
        for (int i = 0; i < question.options().size(); i++) {
            terminal.text("  " + (i + 1) + "  " + question.options().get(i).label() + "\n");
        }
        terminal.text("> ");
        terminal.flush();
    }

    private Consultation heard(Consultation talk, Question question, String line) {
        switch (line) {
            case "" -> {
                say("", "help");
                return talk;
            }
            case "d" -> {
                return talk.dontKnow(question);
            }
            case "b" -> {
                return talk.back();
            }
            case "w" -> {
                say("  ", "worth", Math.round(question.minutesSaved()));
                return talk;
            }
            case "t" -> {
                thoughts(talk.report());
                return talk;
            }
            default -> {
                return answer(talk, question, line);
            }
        }
    }

    private Consultation answer(Consultation talk, Question question, String line) {
        int count = question.options().size();
        try {
            if (count == 0 || !line.matches("\\d+")) {
                return talk.answer(question, line);
            }
            int number = line.length() > 3 ? 0 : Integer.parseInt(line);
            if (number >= 1 && number <= count) {
                return talk.answer(question, question.options().get(number - 1));
            }
            say("  ", unlisted(question), count, line);
        } catch (SnapshotException e) {
            e.problems().forEach(problem -> terminal.text("  " + problem.message() + "\n"));
        }
        say("  ", "again");
        return talk;
    }

    /** A number that isn't offered may be a slip: what it counts must be said. */
    private static String unlisted(Question question) {
        return OPEN.stream()
                .filter(question.path()::contains)
                .findFirst()
                .map(open -> "number." + open)
                .orElse("number");
    }

    private void thoughts(Report report) {
        if (report.diagnoses().isEmpty()) {
            say("  ", "nothing");
        }
        for (Diagnosis diagnosis : report.diagnoses().stream().limit(3).toList()) {
            terminal.text("  " + Math.round(100 * diagnosis.probability()) + " %  " + diagnosis.title() + "\n");
        }
        report.remedies().stream().findFirst().ifPresent(remedy -> say("  ", "first", remedy.title()));
    }

    private void say(String indent, String key, Object... values) {
        terminal.text(indent + reader.said(key, values) + "\n");
    }

    private static String line(BufferedReader in) {
        try {
            String line = in.readLine();
            return line == null ? null : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
