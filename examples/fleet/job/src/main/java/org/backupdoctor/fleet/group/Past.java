package org.backupdoctor.fleet.group;

import java.util.Map;

/**
 * How a group was, window by window, the older the less it counts.
 *
 * @param until the end of the last window
 * @param devices how many devices it had, all windows together, faded
 * @param causes by cause what was, and by the empty text how many failed
 */
public record Past(long until, double devices, Map<String, Course> causes) {

    /**
     * How frequent something was, without the windows in which it was more frequent than before.
     *
     * @param devices of how many devices, faded
     * @param affected how many it was so of, faded
     * @param isRisen whether it is more frequent now
     */
    public record Course(double devices, double affected, boolean isRisen) {}
}
