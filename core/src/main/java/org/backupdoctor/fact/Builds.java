package org.backupdoctor.fact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of iOS builds: {@code 22F76} is of major 22, train F, number 76. In a train the betas (5000 to 5999, or a small letter at the
 * end) come before the releases. A number from 6000 to 9999 is that of a release in another packing: 23G6083 is 23G83.
 */
final class Builds {

    private static final Pattern BUILD = Pattern.compile("(\\d{1,2})([A-H])(\\d{1,4})([a-z]?)");
    private static final int BETAS = 5000;
    private static final int PACKINGS = 6000;
    private static final int PACKING = 1000;

    private Builds() {}

    /** Whether the first comes after the second; no, where one of them can't be placed. */
    static boolean newer(String first, String second) {
        Matcher a = BUILD.matcher(first);
        Matcher b = BUILD.matcher(second);
        if (!a.matches() || !b.matches()) {
            return false;
        }
        int order = Integer.compare(Integer.parseInt(a.group(1)), Integer.parseInt(b.group(1)));
        order = order != 0 ? order : a.group(2).compareTo(b.group(2));
        order = order != 0 ? order : Boolean.compare(isBeta(b), isBeta(a));
        order = order != 0 ? order : Integer.compare(number(a), number(b));
        return order > 0 || (order == 0 && isBeta(a) && a.group(4).compareTo(b.group(4)) > 0);
    }

    private static boolean isBeta(Matcher build) {
        int number = Integer.parseInt(build.group(3));
        return !build.group(4).isEmpty() || (number >= BETAS && number < PACKINGS);
    }

    private static int number(Matcher build) {
        int number = Integer.parseInt(build.group(3));
        return number >= PACKINGS ? number % PACKING : number;
    }
}
