package org.backupdoctor.spring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.backupdoctor.Report;

/**
 * Counts causes that were found, {@code backupdoctor.causes}, by cause and certainty. Causes are named by rules, so there are as many as
 * there are pages; nothing of a device is a tag.
 */
final class DiagnosisMeters implements DiagnosisListener {

    private final MeterRegistry meters;

    DiagnosisMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void diagnosed(Report report) {
        for (Report.Diagnosis diagnosis : report.diagnoses()) {
            Counter.builder("backupdoctor.causes")
                    .description("Causes found")
                    .tag("cause", diagnosis.cause())
                    .tag("certainty", diagnosis.certainty().name())
                    .register(meters)
                    .increment();
        }
    }
}
