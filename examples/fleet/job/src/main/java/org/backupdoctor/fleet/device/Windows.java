package org.backupdoctor.fleet.device;

import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.streaming.api.TimerService;

/**
 * Windows of the fleet's time, and how long things hold.
 *
 * @param length how long a window is; windows begin at whole multiples of it since 1970
 * @param keep how long before the newest observation a field is still believed, and how long a failing device is counted without one
 * @param forget how long after its last observation a device is forgotten
 */
public record Windows(Duration length, Duration keep, Duration forget) implements Serializable {

    /** The end of the window that holds this time, the first millisecond that isn't in it. */
    public long end(long at) {
        return at - Math.floorMod(at, length.toMillis()) + length.toMillis();
    }

    /** Whether this is the last millisecond of a window. */
    boolean isLast(long at) {
        return Math.floorMod(at + 1, length.toMillis()) == 0;
    }

    /** Whether the input has ended: then no window begins any more. */
    static boolean isOver(TimerService timers) {
        return timers.currentWatermark() == Long.MAX_VALUE;
    }
}
