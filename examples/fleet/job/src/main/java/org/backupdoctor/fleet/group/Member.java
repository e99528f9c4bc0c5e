package org.backupdoctor.fleet.group;

import org.backupdoctor.fleet.device.Standing;

/**
 * A device in one of its groups.
 *
 * @param group the group's key
 * @param standing how it stands with the device
 */
public record Member(String group, Standing standing) {}
