package org.backupdoctor.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.RuleSetException;

/** What runs in the other process: reads a snapshot from its input, writes the report to its output. */
final class TheirRules {

    /** The exit code when the rules don't load; the output then says why. */
    static final int REFUSED = 10;

    private TheirRules() {}

    public static void main(String[] arguments) throws IOException {
        String json = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Diagnoser diagnoser =
                    Diagnoser.builder().rules(Path.of(arguments[0])).build();
            out.println(diagnoser.diagnose(DeviceSnapshot.fromJson(json)).toJson());
        } catch (RuleSetException e) {
            out.println(e.getMessage());
            System.exit(REFUSED);
        }
    }
}
