package org.backupdoctor.quickstart;

import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;

public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] args) {
        Diagnoser diagnoser = Diagnoser.create(); // make one, keep it, share it between threads
        DeviceSnapshot snapshot = DeviceSnapshot.builder()
                .icloud(icloud -> icloud.storageFree("800 MB"))
                .backup(backup -> backup.nextSize("3.2 GB"))
                .build();
        System.out.println(diagnoser.diagnose(snapshot).toText());
    }
}
