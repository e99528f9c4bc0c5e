package org.backupdoctor.fleet.device;

import org.backupdoctor.fleet.output.Json;
import org.backupdoctor.fleet.output.Line;

/**
 * That something is more frequent in a group than it used to be, or isn't any more.
 *
 * @param begins whether it begins; else it ends
 * @param group the group's key
 * @param cause the cause that is more frequent; empty when it is that devices fail, of whatever cause
 * @param at the last millisecond of the window that shows it
 * @param devices how many devices of the group were observed in it, or fail
 * @param affected how many of them it is so of
 * @param expected how many it would be of by the group's own past
 */
public record Alert(boolean begins, String group, String cause, long at, long devices, long affected, double expected) {

    /** Whether it says that devices of one network or release fail together, which is evidence for each of them. */
    public boolean isEvidence() {
        String kind = Groups.kind(group);
        return cause.isEmpty() && (kind.equals(Groups.NETWORK) || kind.equals(Groups.RELEASE));
    }

    /** As a line. */
    public Line line() {
        Json json = Json.kind(begins ? "rise" : "end").at("to", at + 1);
        if (!group.equals(Groups.ALL)) {
            json.put(Groups.kind(group), Groups.name(group));
        }
        if (!cause.isEmpty()) {
            json.put("cause", cause);
        }
        return json.put("devices", devices)
                .put("affected", affected)
                .put("expected", Math.round(expected * 10) / 10.0)
                .line(group);
    }
}
