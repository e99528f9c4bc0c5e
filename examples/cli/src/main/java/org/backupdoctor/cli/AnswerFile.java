package org.backupdoctor.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Consultation;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;

/** Answers from a file, a line each: {@code backup.enabled=true}. */
final class AnswerFile {

    private final String name;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Consultation talk;

    private AnswerFile(String name, Consultation begun) {
        this.name = name;
        this.talk = begun;
    }

    /**
     * What the file answers, by field.
     *
     * @throws SnapshotException when some of it can't be answered; all of it is told at once, with the line
     */
    static Map<String, String> read(Path path, Consultation begun) {
        AnswerFile file = new AnswerFile(path.toString(), begun);
        List<String> lines = file.text(Intake.source(path)).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            file.line(i + 1, lines.get(i).strip());
        }
        if (!file.problems.isEmpty()) {
            throw new SnapshotException(file.problems);
        }
        return file.answers;
    }

    private String text(Intake.Source source) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(source.content()))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new SnapshotException(List.of(new Problem(
                    name, "", "This text is not UTF-8.", "Maybe it was saved in another encoding: save it as UTF-8.")));
        }
    }

    private void line(int number, String line) {
        int equals = line.indexOf('=');
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        } else if (equals <= 0) {
            problems.add(new Problem(
                    name,
                    number + ":1",
                    "Expected an answer such as backup.enabled=true but here is \"" + line + "\".",
                    "Maybe the sign = is missing."));
            return;
        }
        String given = line.substring(0, equals).strip();
        String field = given.startsWith("/") ? given.substring(1).replace('/', '.') : given;
        String place = number + ":1  " + field;
        if (lines.containsKey(field)) {
            problems.add(new Problem(
                    name,
                    place,
                    "This was answered in line " + lines.get(field) + " already.",
                    "Maybe one of the two is left over: keep the right one."));
        } else {
            lines.put(field, number);
            add(field, line.substring(equals + 1).strip(), place);
        }
    }

    /** An answer must go with what is known, and with those above it. */
    private void add(String field, String answer, String place) {
        try {
            talk = talk.known(field, answer);
            answers.put(field, answer);
        } catch (SnapshotException e) {
            e.problems().forEach(problem -> problems.add(new Problem(name, place, problem.message(), problem.hint())));
        }
    }
}
