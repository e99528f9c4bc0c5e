package org.backupdoctor.internal.intake;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.bundle.Bundle;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Foreign;

/** What the files of a folder or an archive say, and how many say nothing. */
final class Collected implements Bundle.Visitor {

    private static final int SHOWN = 3;

    private final String name;
    private final Readings readings;
    private final Keeping keeping;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Reading> wrong = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private int files;
    private boolean isSpreadsheet;

    Collected(String name, Readings readings) {
        this(name, readings, (file, answer) -> answer);
    }

    /** With something that says what is to be kept of an answer that is all that its file holds. */
    Collected(String name, Readings readings, Keeping keeping) {
        this.name = name;
        this.readings = readings;
        this.keeping = keeping;
    }

    /** What is kept of an answer. */
    interface Keeping {
        Answer of(Intake.Source file, Answer answer);
    }

    @Override
    public void file(Intake.Source file) {
        files++;
        int before = answers.size() + wrong.size();
        isSpreadsheet |= file.name().endsWith("/xl/workbook.xml");
        List<Reading> all = readings.of(file);
        boolean isOfMany = all.size() > 1 && all.stream().anyMatch(Collected::isTelling);
        for (Reading reading : all) {
            Answer answer = reading.answer();
            if (answer != null && isTelling(reading)) {
                answers.add(all.size() == 1 ? keeping.of(file, answer) : answer);
            } else if (answer == null && (reading.claimed() || isOfMany)) {
                wrong.add(reading);
            }
        }
        if (answers.size() + wrong.size() == before) {
            unknown.add(file.name());
        }
    }

    private static boolean isTelling(Reading reading) {
        Answer answer = reading.answer();
        return answer != null
                && !(answer.isOfDevice()
                        && answer.values().isEmpty()
                        && answer.notes().isEmpty());
    }

    @Override
    public void passedOver(String file) {
        files++;
        passedOver.add(file);
    }

    /** The answers. */
    List<Answer> answers() {
        return answers;
    }

    /** The answers of devices. */
    List<Answer> ofDevices() {
        return answers.stream().filter(Answer::isOfDevice).toList();
    }

    /** What is so for all devices. */
    List<Answer> shared() {
        return answers.stream().filter(answer -> !answer.isOfDevice()).toList();
    }

    /** What is of a kind that is understood, but can't be read; lines of a file of which others could be read too. */
    List<Reading> wrong() {
        return wrong;
    }

    /** One note on all that says nothing; none when there is none. */
    List<Note> notes() {
        int silent = unknown.size() + passedOver.size();
        if (silent == 0) {
            return List.of();
        }
        StringBuilder text = new StringBuilder();
        text.append(name)
                .append(": of ")
                .append(counted(files))
                .append(", ")
                .append(files - silent)
                .append(" said something");
        if (!unknown.isEmpty()) {
            text.append("; ")
                    .append(unknown.size())
                    .append(" of no known kind ")
                    .append(shown(unknown));
        }
        if (!passedOver.isEmpty()) {
            text.append("; ")
                    .append(passedOver.size())
                    .append(" too large or too deep ")
                    .append(shown(passedOver));
        }
        return List.of(new Note(NoteKind.ASSUMED, text.append('.').toString(), List.of()));
    }

    /** Why there is nothing to diagnose. */
    SnapshotException nothing() {
        String hint = isSpreadsheet
                ? "Maybe it is a spreadsheet: save the table in it as CSV, and give a mapping for it."
                : "Maybe the answers lie elsewhere: ideviceinfo -x, MDM answers and configuration profiles are understood.";
        return new SnapshotException(List.of(new Problem(
                name,
                "",
                files == 0 ? "There is no file in it." : "Of " + counted(files) + " in it none is of a known kind.",
                hint)));
    }

    private static String counted(int files) {
        return files == 1 ? "1 file" : files + " files";
    }

    private String shown(List<String> names) {
        List<String> first = names.stream()
                .limit(SHOWN)
                .map(file -> Foreign.visible(
                        file.startsWith(name) && file.length() > name.length() + 1
                                ? file.substring(name.length() + 1)
                                : file,
                        80))
                .toList();
        return "(" + String.join(", ", first) + (names.size() > SHOWN ? ", …" : "") + ")";
    }
}
