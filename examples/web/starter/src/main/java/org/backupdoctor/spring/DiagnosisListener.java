package org.backupdoctor.spring;

import org.backupdoctor.Report;

/** Hears of every report that the application's Diagnoser makes, on the thread that diagnosed. Beans of this type are found. */
@FunctionalInterface
public interface DiagnosisListener {

    /** A device was diagnosed. What is thrown here doesn't keep the report from whoever asked for it. */
    void diagnosed(Report report);
}
