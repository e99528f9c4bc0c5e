package org.backupdoctor.cli;

import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the snapshot that the input amounts to. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description =
                "Prints the snapshot that the files amount to, as JSON on one line, without diagnosing. One file, folder or archive of"
                        + " several devices gives a line for each. Notes go to standard error.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  backup-doctor snapshot root.plist backup.plist > iphone.json",
            "  backup-doctor snapshot --redact root.plist backup.plist backupd.log > to-send.json",
            "  backup-doctor snapshot inventory.csv --mapping inventory.yaml > fleet.ndjson",
            "  backup-doctor snapshot --usb > iphone.json"
        })
final class SnapshotCommand implements Callable<Integer> {

    @ParentCommand
    private Commands main;

    @Mixin
    private Input input;

    @Option(
            names = "--redact",
            description =
                    "Leave out what names a person, a device or an organisation, so that the snapshot can be sent to somebody. Sizes,"
                            + " dates, versions, error codes and identifiers of apps stay.")
    private boolean redact;

    @Override
    public Integer call() {
        Terminal terminal = main.terminal();
        if (!input.isOne() && !input.isByDevice()) {
            print(terminal, input.merged(terminal));
            return Main.FINE;
        }
        int code = Main.FINE;
        try (Stream<Intake.Entry> entries = input.entries(terminal)) {
            Iterator<Intake.Entry> each = entries.iterator();
            while (each.hasNext()) {
                for (Intake.Item item : each.next().read()) {
                    if (item.snapshot() == null) {
                        item.problems().forEach(problem -> terminal.error(problem.toString()));
                        code = Main.WRONG_INPUT;
                    } else {
                        print(terminal, item.snapshot());
                    }
                }
                if (terminal.isOutputClosed()) {
                    return Main.OUTPUT_CLOSED;
                }
            }
        }
        return code;
    }

    private void print(Terminal terminal, DeviceSnapshot snapshot) {
        snapshot.notes().forEach(note -> terminal.error("Note: " + note.text()));
        terminal.json((redact ? snapshot.redacted() : snapshot).toJson());
    }
}
