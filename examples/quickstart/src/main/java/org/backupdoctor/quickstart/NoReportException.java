package org.backupdoctor.quickstart;

import java.nio.file.Path;
import org.backupdoctor.Problem;

/** Says in a few sentences why rules of others gave no report. */
public final class NoReportException extends Exception {

    private static final long serialVersionUID = 1L;

    NoReportException(Path rules, String what, String maybe) {
        super(new Problem(rules.getFileName().toString(), "", what, maybe).toString());
    }

    /** With what the other process says, which may hold anything: without what could steer a terminal. */
    NoReportException(Path rules, String what, String maybe, String said) {
        super(new Problem(rules.getFileName().toString(), "", what, maybe) + "\n\n"
                + said.strip().replaceAll("[\\p{Cc}\\p{Cf}&&[^\n]]", " "));
    }
}
