package org.backupdoctor.fleet.rules;

/**
 * A set that was let in: somebody known signed it, it loads, and it is newer than the one before.
 *
 * @param name what its source calls it
 * @param serial its serial number
 * @param pack its bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record AdmittedRules(String name, long serial, byte[] pack) {}
