package org.backupdoctor.cli;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Intake;
import org.backupdoctor.SnapshotException;
import picocli.CommandLine.Option;

/** The options that ask a device, or Apple, right now. Nothing is asked unless they are given. */
final class Live {

    @Option(
            names = "--usb",
            description = "Ask the device on the cable, with ideviceinfo or pymobiledevice3, whichever is installed.")
    private boolean usb;

    @Option(
            names = "--status",
            description =
                    "Fetch from Apple how its services are and which releases there are. What can't be fetched stays unknown.")
    private boolean status;

    private List<Intake.Source> answers;
    private List<Intake.Source> feeds;

    boolean asksDevice() {
        return usb;
    }

    boolean asksApple() {
        return status;
    }

    /**
     * What the device answers.
     *
     * @throws SnapshotException when there is none, or it can't be asked
     */
    List<Intake.Source> device(Terminal terminal) {
        if (answers == null) {
            answers = new Cable(terminal::error).answers();
        }
        return answers;
    }

    /** The intake with what Apple says; what can't be fetched, or isn't what was asked for, is told. */
    Intake beside(Intake intake, Terminal terminal) {
        if (feeds == null) {
            feeds = new ArrayList<>();
            for (Intake.Source feed : new Feeds(terminal::error).fetched()) {
                try {
                    Intake.standard().beside(List.of(feed));
                    feeds.add(feed);
                } catch (SnapshotException e) {
                    e.problems().forEach(problem -> terminal.error(problem + "\n  What it says stays unknown."));
                }
            }
        }
        return feeds.isEmpty() ? intake : intake.beside(feeds);
    }
}
