package org.backupdoctor.fleet.rules;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** Goes on by one now and then, whatever comes: rules have no time in the fleet, but {@link Admission} has to be woken to let devices pass. */
public final class Tick<T> implements WatermarkGenerator<T> {

    private long ticks;

    @Override
    public void onEvent(T event, long at, WatermarkOutput output) {
        // Rules aren't of a time.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        output.emitWatermark(new Watermark(ticks++));
    }
}
