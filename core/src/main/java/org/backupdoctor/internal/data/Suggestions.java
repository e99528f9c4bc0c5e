package org.backupdoctor.internal.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant by a misspelt name. */
public final class Suggestions {

    private Suggestions() {}

    /** {@code Maybe you meant "…".}, or nothing when no name is near. */
    public static String maybe(String given, Collection<String> known) {
        return nearest(given, known)
                .map(name -> "Maybe you meant \"" + name + "\".")
                .orElse("");
    }

    /** The nearest name, if one is near enough to be what was meant. */
    public static Optional<String> nearest(String given, Collection<String> known) {
        String wanted = plain(given);
        int reach = Math.max(1, wanted.length() / 3);
        return known.stream()
                .filter(name -> distance(wanted, plain(name)) <= reach || isPart(wanted, plain(name)))
                .min(Comparator.comparingInt((String name) -> distance(wanted, plain(name)))
                        .thenComparing(name -> name))
                .or(() -> withWords(given, known));
    }

    /** The shortest name that has all the words of the one that was given: icloud-storage-full of icloud-full. */
    private static Optional<String> withWords(String given, Collection<String> known) {
        List<String> words = words(given);
        return words.size() < 2
                ? Optional.empty()
                : known.stream()
                        .filter(name -> words(name).containsAll(words))
                        .min(Comparator.comparingInt(String::length).thenComparing(name -> name));
    }

    private static List<String> words(String name) {
        return List.of(name.toLowerCase(Locale.ROOT).split("-"));
    }

    private static boolean isPart(String wanted, String name) {
        return wanted.length() >= 4 && (name.startsWith(wanted) || (wanted.startsWith(name) && name.length() >= 4));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9/]", "");
    }

    private static int distance(String a, String b) {
        if (a.length() > 200 || b.length() > 200) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, 1 + Math.min(above, row[j - 1]));
                corner = above;
            }
        }
        return row[b.length()];
    }
}
