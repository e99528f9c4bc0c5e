package org.backupdoctor.fact;

/** Compares versions number by number: 16.10 is newer than 16.9, and 16 is the same as 16.0. */
public final class Versions {

    private Versions() {}

    /** Less than 0 when the first is older, 0 when both are the same, more than 0 when it is newer. What isn't a number counts as 0. */
    public static int compare(String first, String second) {
        String[] a = first.split("\\.", -1);
        String[] b = second.split("\\.", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int order = Integer.compare(part(a, i), part(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The first number of a version. */
    public static int major(String version) {
        return part(version.split("\\.", -1), 0);
    }

    private static int part(String[] parts, int index) {
        if (index >= parts.length) {
            return 0;
        }
        int value = 0;
        for (char c : parts[index].toCharArray()) {
            if (c < '0' || c > '9' || value > 100_000) {
                break;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
