package org.backupdoctor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.backupdoctor.Consultation;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.Report.Who;
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
            "A file of answers has a line for each: backup.enabled=true. An answer may also be what a question offers;",
            "a size has its unit: icloud.storageFreeBytes=800 MB.",
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

    @Override
    public Integer call() throws IOException {
        terminal = main.terminal();
        Documents.check(saved);
        FileTrouble.refuseUnwritable(saved);
        FileTrouble.refuseUnwritable(save);
        Supplier<Diagnoser> diagnoser = rules.forOne(List.of());
        DeviceSnapshot known = input.known(terminal);
        Consultation talk = Consultation.of(diagnoser.get(), known).with(people).in(reader.locale());
        talk = answers == null
                ? new Interview(terminal, reader).asked(talk)
                : answered(talk, AnswerFile.read(answers, talk));
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
        for (Question next = Interview.first(talk); next != null; next = Interview.first(talk)) {
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
}
