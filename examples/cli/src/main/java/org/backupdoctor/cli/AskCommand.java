package org.backupdoctor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.backupdoctor.Consultation;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.Report.Who;
import org.backupdoctor.SnapshotException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Asks a person the question that is most worth asking, until none is, and prints the report. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Asks the next best question until it knows enough, then prints the report.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  backup-doctor ask",
            "  backup-doctor ask examples/devices/iphone-12.ideviceinfo.plist --save snapshot.json",
            "  backup-doctor ask --answers answers.txt",
            "  backup-doctor ask --locale pt-PT",
            "",
            "A file of answers has a line for each: backup.enabled=true. An answer may also be what a question offers.",
            "Exit codes: 0 it works or no cause is listed, 1 causes are listed, 2 the input is wrong, 3 the rules don't load."
        })
final class AskCommand implements Callable<Integer> {

    @ParentCommand
    private Commands main;

    @Mixin
    private Input input;

    @Mixin
    private OwnRules rules;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Answers from a file, a line each: backup.enabled=true. Nobody is asked.")
    private Path answers;

    @Option(names = "--save", paramLabel = "FILE", description = "Where to write the snapshot with all answers.")
    private Path save;

    @Option(
            names = "--as",
            paramLabel = "WHO",
            split = ",",
            description = "Who is there to answer: ${COMPLETION-CANDIDATES}; OWNER,NETWORK if nothing is said.")
    private Set<Who> people = EnumSet.of(Who.OWNER, Who.NETWORK);

    @Mixin
    private ReaderLocale reader;

    @Option(names = "--verbose", description = "With all steps, the evidence, and every check.")
    private boolean verbose;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where to write the report too: its name ends in .html, .md, .json or .txt.")
    private Path saved;

    private Terminal terminal;
    private ResourceBundle words;

    @Override
    public Integer call() throws IOException {
        terminal = main.terminal();
        words = reader.words();
        Documents.check(saved);
        Supplier<Diagnoser> diagnoser = rules.forOne(List.of());
        DeviceSnapshot known = input.known(terminal);
        Consultation talk = Consultation.of(diagnoser.get(), known).with(people).in(reader.locale());
        talk = answers == null ? asked(talk) : answered(talk, read(answers));
        if (save != null) {
            Files.writeString(save, talk.snapshot().toJson() + "\n");
        }
        Report report = talk.report();
        terminal.text(report.toText(terminal.layout(verbose)));
        if (saved != null) {
            Files.writeString(saved, Documents.forFile(report, saved));
        }
        return report.verdict() != Verdict.WORKING && !report.diagnoses().isEmpty() ? Main.CAUSES : Main.FINE;
    }

    /** Whatever the file has an answer to is answered when its turn comes; the rest isn't known. */
    private Consultation answered(Consultation begun, Map<String, String> known) {
        Consultation talk = begun;
        Map<String, String> left = new LinkedHashMap<>(known);
        for (Question next = first(talk); next != null; next = first(talk)) {
            String answer = left.remove(next.id());
            talk = answer == null ? talk.dontKnow(next) : talk.answer(next, answer);
            if (answer != null) {
                terminal.text(next.text() + "  " + answer + "\n");
            }
        }
        terminal.text(left.size() == known.size() ? "" : "\n");
        // What wasn't asked is known all the same.
        for (Map.Entry<String, String> answer : left.entrySet()) {
            talk = talk.known(answer.getKey(), answer.getValue());
        }
        return talk;
    }

    private static Question first(Consultation talk) {
        return talk.nextQuestion().orElse(null);
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int equals = line.indexOf('=');
            if (equals > 0) {
                answers.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new SnapshotException(List.of(new Problem(
                        file.toString(),
                        (i + 1) + ":1",
                        "Expected an answer such as backup.enabled=true but here is \"" + line + "\".",
                        "Maybe the sign = is missing.")));
            }
        }
        return answers;
    }

    private Consultation asked(Consultation begun) {
        Consultation talk = begun;
        BufferedReader in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        terminal.text(said("help") + "\n");
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
                terminal.text(said("help") + "\n");
                return talk;
            }
            case "d" -> {
                return talk.dontKnow(question);
            }
            case "b" -> {
                return talk.back();
            }
            case "w" -> {
                terminal.text("  " + said("worth", Math.round(question.minutesSaved())) + "\n");
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
        try {
            if (line.matches("\\d{1,2}")
                    && Integer.parseInt(line) >= 1
                    && Integer.parseInt(line) <= question.options().size()) {
                return talk.answer(
                        question,
                        question.options().get(Integer.parseInt(line) - 1).value());
            }
            return talk.answer(question, line);
        } catch (SnapshotException e) {
            e.problems().forEach(problem -> terminal.text("  " + problem.message() + "\n"));
            terminal.text("  " + said("again") + "\n");
            return talk;
        }
    }

    private void thoughts(Report report) {
        if (report.diagnoses().isEmpty()) {
            terminal.text("  " + said("nothing") + "\n");
        }
        for (Diagnosis diagnosis : report.diagnoses().stream().limit(3).toList()) {
            terminal.text("  " + Math.round(100 * diagnosis.probability()) + " %  " + diagnosis.title() + "\n");
        }
        report.remedies().stream()
                .findFirst()
                .ifPresent(remedy -> terminal.text("  " + said("first", remedy.title()) + "\n"));
    }

    private String said(String key, Object... values) {
        return new MessageFormat(words.getString(key), reader.locale()).format(values);
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
