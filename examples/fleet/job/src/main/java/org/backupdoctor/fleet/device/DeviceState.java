package org.backupdoctor.fleet.device;

/**
 * What is kept of a device.
 *
 * @param known what is known of it, as {@link Known#toBytes} writes it
 * @param said what the last diagnosis came to
 * @param standing how it stood then
 * @param at the time in the fleet of the last diagnosis
 * @param seen the end of the newest window in which it was observed
 * @param forget when it is forgotten, unless it is heard of
 */
@SuppressWarnings("ArrayRecordComponent")
public record DeviceState(byte[] known, String said, Standing standing, long at, long seen, long forget) {}
