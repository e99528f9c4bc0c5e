package org.backupdoctor.fleet.device;

/**
 * What was told of a device.
 *
 * @param last the last diagnosis, without evidence of others
 * @param said what the report that went out last says
 * @param onNetwork whether others on its network were evidence in that
 * @param onRelease whether others of its release were
 */
public record Told(Diagnosed last, String said, boolean onNetwork, boolean onRelease) {}
