package org.backupdoctor.internal.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backupdoctor.Problem;

/** Links of pages. Readers follow them, so each names its host in plain letters, and is encrypted. */
final class Links {

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern GOOD =
            Pattern.compile("https://(?:" + LABEL + "\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?::\\d{1,5})?"
                    + "(?:[/?#][A-Za-z0-9/._~!$&()*+,;=:@%?#-]*+)?");
    private static final int LONGEST = 500;

    private Links() {}

    /** The links of a field; what isn't one becomes a problem. */
    static List<String> in(FieldReader fields, String name) {
        List<?> written = fields.has(name) && fields.any(name) instanceof List<?> list ? list : List.of();
        for (int i = 0; i < written.size(); i++) {
            String place = name + "/" + i;
            if (written.get(i) instanceof String link) {
                problem("", "", link).ifPresent(wrong -> fields.problem(place, wrong.message(), wrong.hint()));
            }
        }
        return fields.texts(name);
    }

    /** What is wrong with a link. */
    static Optional<Problem> problem(String file, String place, String link) {
        if (link.length() <= LONGEST && GOOD.matcher(link).matches()) {
            return Optional.empty();
        }
        String shown = link.length() > 80 ? link.substring(0, 80) + "…" : link;
        return Optional.of(new Problem(
                file,
                place,
                "Expected a link that begins with https:// and the name of a host but was \"" + shown + "\".",
                hint(link)));
    }

    private static String hint(String link) {
        if (link.startsWith("http://")) {
            return "Maybe the same page can be read with https:// too.";
        }
        return link.startsWith("https://")
                ? "Maybe a character in it can't stand there: a name before @, a letter that only looks like another, a blank."
                : "Maybe write it out, such as https://support.apple.com/108922; another page is named by its id alone.";
    }
}
