package org.backupdoctor.fleet.device;

import java.util.List;
import java.util.stream.Stream;

/**
 * The groups that a device belongs to, as keys: what kind of group, a colon, and its name. What isn't known makes no group. None names a
 * device or a person.
 */
public final class Groups {

    /** The whole fleet. */
    public static final String ALL = "all:";

    /** The kind of those of one site. */
    public static final String SITE = "site";

    /** The kind of those of one model. */
    public static final String MODEL = "model";

    /** The kind of those on one network. */
    public static final String NETWORK = "network";

    /** The kind of those with one version of iOS. */
    public static final String RELEASE = "release";

    private Groups() {}

    /** Those of a device. */
    public static List<String> of(Standing standing) {
        return Stream.of(
                        ALL,
                        key(SITE, standing.site()),
                        key(MODEL, standing.model()),
                        network(standing.network()),
                        release(standing.release()))
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** The devices on a network; empty when its name is. */
    public static String network(String name) {
        return key(NETWORK, name);
    }

    /** The devices with a version of iOS; empty when it is. */
    public static String release(String version) {
        return key(RELEASE, version);
    }

    private static String key(String kind, String name) {
        return name.isEmpty() ? "" : kind + ":" + name;
    }

    /** What kind of group it is. */
    public static String kind(String group) {
        return group.substring(0, group.indexOf(':'));
    }

    /** What it is called; the fleet has no name. */
    public static String name(String group) {
        return group.substring(group.indexOf(':') + 1);
    }
}
