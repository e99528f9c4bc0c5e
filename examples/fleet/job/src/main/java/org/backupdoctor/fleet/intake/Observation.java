package org.backupdoctor.fleet.intake;

/**
 * What was seen of a device at one time.
 *
 * @param device the caller's name for it
 * @param at when, in milliseconds since 1970
 * @param snapshot the snapshot's JSON
 */
public record Observation(String device, long at, String snapshot) {}
