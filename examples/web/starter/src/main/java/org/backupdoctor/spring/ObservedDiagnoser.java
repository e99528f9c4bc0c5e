package org.backupdoctor.spring;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A diagnoser of which each diagnosis is an observation, {@code backupdoctor.diagnosis}, and told to listeners. The verdict is its only
 * value: nothing of a device goes where observations go.
 */
final class ObservedDiagnoser implements Diagnoser {

    private static final Logger LOG = LoggerFactory.getLogger(ObservedDiagnoser.class);

    private final Diagnoser diagnoser;
    private final ObservationRegistry observations;
    private final List<DiagnosisListener> listeners;

    ObservedDiagnoser(Diagnoser diagnoser, ObservationRegistry observations, List<DiagnosisListener> listeners) {
        this.diagnoser = diagnoser;
        this.observations = observations;
        this.listeners = listeners;
    }

    @Override
    public Report diagnose(DeviceSnapshot snapshot) {
        Observation observation = Observation.createNotStarted("backupdoctor.diagnosis", observations)
                .contextualName("diagnose")
                .lowCardinalityKeyValue(verdict("none"));
        Report report = observation.observe(() -> {
            Report made = diagnoser.diagnose(snapshot);
            observation.lowCardinalityKeyValue(verdict(made.verdict().name()));
            return made;
        });
        listeners.forEach(listener -> tell(listener, report));
        return report;
    }

    private static KeyValue verdict(String value) {
        return KeyValue.of("verdict", value);
    }

    private static void tell(DiagnosisListener listener, Report report) {
        try {
            listener.diagnosed(report);
        } catch (RuntimeException e) {
            LOG.warn("A listener threw when it was told of a diagnosis; the report stands.", e);
        }
    }

    @Override
    public RuleSet ruleSet() {
        return diagnoser.ruleSet();
    }
}
