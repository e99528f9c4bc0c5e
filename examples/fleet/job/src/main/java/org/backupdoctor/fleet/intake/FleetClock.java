package org.backupdoctor.fleet.intake;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How late it is in the fleet: as late as the newest observation, less what observations may be out of order. When none comes for a while
 * it is as late as the newest one, so that a quiet directory still gives its last reports, and nobody waits for this source any more.
 */
public final class FleetClock implements WatermarkGenerator<Observation> {

    private final long outOfOrder;
    private final long quietNanos;
    private long newest = Long.MIN_VALUE;
    private long told = Long.MIN_VALUE / 2;
    private long heard = System.nanoTime();

    private FleetClock(Duration outOfOrder, Duration quiet) {
        this.outOfOrder = outOfOrder.toMillis();
        this.quietNanos = quiet.toNanos();
    }

    /**
     * Times and watermarks of observations.
     *
     * @param outOfOrder how far behind the newest one an observation may come and still be counted in its window
     * @param quiet after how long without any, by the clock on the wall, what is missing isn't waited for
     */
    public static WatermarkStrategy<Observation> strategy(Duration outOfOrder, Duration quiet) {
        return WatermarkStrategy.<Observation>forGenerator(context -> new FleetClock(outOfOrder, quiet))
                .withTimestampAssigner((observation, before) -> observation.at());
    }

    @Override
    public void onEvent(Observation observation, long at, WatermarkOutput output) {
        heard = System.nanoTime();
        if (at > newest) {
            newest = at;
            // However fast a backlog is read, no window is skipped.
            if (at - told > outOfOrder / 10) {
                tell(newest - outOfOrder - 1, output);
            }
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        boolean isQuiet = System.nanoTime() - heard > quietNanos;
        if (newest > Long.MIN_VALUE) {
            tell(isQuiet ? newest : newest - outOfOrder - 1, output);
        }
        if (isQuiet) {
            output.markIdle();
        }
    }

    private void tell(long time, WatermarkOutput output) {
        told = newest;
        output.emitWatermark(new Watermark(time));
    }
}
