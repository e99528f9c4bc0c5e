package org.backupdoctor.fleet.group;

import java.util.HashMap;
import java.util.Map;
import org.backupdoctor.fleet.device.Standing;

/** What the devices of a group come to in a window: each is counted once. Plain numbers, so that no order of adding makes a difference. */
public final class Counts {

    /** The group's key. */
    public String group = "";

    /** When the window begins, in milliseconds since 1970. */
    public long from;

    /** The first millisecond after it. */
    public long to;

    /** How many devices were observed, or fail. */
    public long devices;

    /** How many of them fail. */
    public long failing;

    /** For how many each cause is listed. */
    public Map<String, Long> causes = new HashMap<>();

    /** For how many each remedy is meant. */
    public Map<String, Long> helps = new HashMap<>();

    /** For how many each remedy is enough by itself. */
    public Map<String, Long> enough = new HashMap<>();

    /** For how many each remedy is the first that is needed. */
    public Map<String, Long> first = new HashMap<>();

    /** Nothing counted yet. */
    public Counts() {}

    void add(Standing standing) {
        devices++;
        failing += standing.failing() ? 1 : 0;
        standing.causes().forEach(cause -> causes.merge(cause, 1L, Long::sum));
        standing.helps().forEach(remedy -> helps.merge(remedy, 1L, Long::sum));
        standing.enough().forEach(remedy -> enough.merge(remedy, 1L, Long::sum));
        if (!standing.first().isEmpty()) {
            first.merge(standing.first(), 1L, Long::sum);
        }
    }

    void add(Counts other) {
        devices += other.devices;
        failing += other.failing;
        other.causes.forEach((id, count) -> causes.merge(id, count, Long::sum));
        other.helps.forEach((id, count) -> helps.merge(id, count, Long::sum));
        other.enough.forEach((id, count) -> enough.merge(id, count, Long::sum));
        other.first.forEach((id, count) -> first.merge(id, count, Long::sum));
    }
}
