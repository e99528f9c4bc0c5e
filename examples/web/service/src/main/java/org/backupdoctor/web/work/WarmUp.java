package org.backupdoctor.web.work;

import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Diagnoses a little before the port is opened, so that whoever comes first needn't wait for it. Nobody counts that. */
@Component
final class WarmUp implements SmartInitializingSingleton {

    private static final int TIMES = 3;

    private static final List<String> DEVICES = List.of(
            "{}",
            "{\"takenAt\":\"2026-11-20T07:00:00Z\",\"icloud\":{\"storageFreeBytes\":800000000},\"backup\":{\"nextSizeBytes\":3200000000}}",
            "{\"takenAt\":\"2026-11-20T07:00:00Z\",\"backup\":{\"enabled\":true,\"lastSuccessAt\":\"2026-10-01T00:00:00Z\"},"
                    + "\"network\":{\"wifi\":\"CONNECTED\"},\"power\":{\"charging\":false}}");

    private final Diagnoser diagnoser;
    private final boolean isWanted;

    WarmUp(Diagnoser diagnoser, @Value("${backupdoctor.warm-up:true}") boolean isWanted) {
        this.diagnoser = diagnoser;
        this.isWanted = isWanted;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Diagnoser uncounted = Diagnoser.of(diagnoser.ruleSet());
        for (int i = 0; isWanted && i < TIMES; i++) {
            for (String device : DEVICES) {
                Report report = uncounted.diagnose(DeviceSnapshot.fromJson(device));
                report.toJson();
                report.toText();
            }
        }
    }
}
