package org.backupdoctor.internal.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.backupdoctor.RuleSet.Draft;
import org.jspecify.annotations.Nullable;

/** What an author begins with: a page, rules and cases that load and pass, with comments that say what to fill in. */
public final class Drafts {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String PLACEHOLDER = "new-id";
    private static final List<String> ENDINGS = List.of(".md", ".drl", ".yaml");

    private Drafts() {}

    /**
     * The texts of the files, by path.
     *
     * @throws IllegalArgumentException when the id can't be one, or is taken
     */
    public static Map<String, String> of(Draft kind, String id, Knowledge knowledge) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        if (!ID.matcher(id).matches()) {
            String near =
                    id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            throw new IllegalArgumentException(
                    "Expected small letters, digits and single hyphens as the name of a " + name + " but was \"" + id
                            + "\"." + (near.isEmpty() ? "" : "\nMaybe you meant \"" + near + "\"."));
        }
        if (knowledge.causes().containsKey(id) || knowledge.remedies().containsKey(id)) {
            throw new IllegalArgumentException("There is one with the name \"" + id
                    + "\" already.\nMaybe change that one, or give the new one another name.");
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (String ending : ENDINGS) {
            files.put(folder(kind) + id + ending, template(name + ending).replace(PLACEHOLDER, id));
        }
        return files;
    }

    private static String folder(Draft kind) {
        return switch (kind) {
            case CAUSE -> "causes/";
            case REMEDY -> "remedies/";
            case FAULT -> "causes/faults/";
        };
    }

    private static String template(String name) {
        try (@Nullable InputStream in = Drafts.class.getResourceAsStream("drafts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The library has no \"" + name + "\".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
