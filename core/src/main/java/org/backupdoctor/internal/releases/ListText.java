package org.backupdoctor.internal.releases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.knowledge.Releases.Release;

/** Writes lists as YAML, as the bundled ones are written. */
final class ListText {

    private static final int WIDTH = 118;
    private static final String HEAD =
            "# Laid over the bundled list: only what differs or is new. \"rules releases\" writes this file anew, and keeps what it says.\n";

    private ListText() {}

    static String releases(String origin, LocalDate asOf, OptionalInt staleAfterDays, Collection<Release> releases) {
        StringBuilder text = head(origin, asOf.toString());
        staleAfterDays.ifPresent(
                days -> text.append("staleAfterDays: ").append(days).append('\n'));
        text.append(releases.isEmpty() ? "\nreleases: { }\n" : "\nreleases:\n");
        for (Release release : releases) {
            text.append("  ").append(quoted(release.version())).append(":\n");
            if (!release.builds().isEmpty()) {
                text.append("    builds: [ ")
                        .append(String.join(
                                ", ",
                                release.builds().stream().map(ListText::quoted).toList()))
                        .append(" ]\n");
            }
            text.append("    released: ")
                    .append(quoted(release.released().toString()))
                    .append('\n');
            if (release.beta()) {
                text.append("    beta: true\n");
            }
            text.append("    models:\n");
            lines(release.models()).forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    static String models(String origin, String asOf, Map<String, String> names) {
        StringBuilder text = head(origin, asOf);
        text.append("\nmodels:\n");
        names.forEach((model, name) -> text.append("  ")
                .append(quoted(model))
                .append(": ")
                .append(quoted(name))
                .append('\n'));
        return text.toString();
    }

    private static StringBuilder head(String origin, String asOf) {
        return new StringBuilder(HEAD)
                .append("origin: ")
                .append(quoted(origin))
                .append("\nasOf: ")
                .append(quoted(asOf))
                .append('\n');
    }

    private static List<String> lines(List<String> models) {
        List<String> lines = new ArrayList<>();
        String line = "      [";
        for (int i = 0; i < models.size(); i++) {
            String next = " " + quoted(models.get(i)) + (i + 1 < models.size() ? "," : " ]");
            if (line.length() + next.length() > WIDTH) {
                lines.add(line);
                line = "       ";
            }
            line += next;
        }
        lines.add(line);
        return lines;
    }

    private static String quoted(String text) {
        return JsonText.of(text);
    }
}
