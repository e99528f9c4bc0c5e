package org.backupdoctor.internal.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a snapshot what names a person, a device or an organisation. Equal names get equal masks, so that what belonged together
 * still does. Sizes, dates, counts, yes and no, words of the format, versions, error codes and bundle identifiers stay.
 */
final class Redaction {

    private static final String TEXT = "[text]";

    /** What a numbered mask begins with, by the place of the name. */
    private static final Map<String, String> NUMBERED = Map.of(
            "/icloud/backups/*/deviceName", "Device",
            "/icloud/usage/*/name", "Use",
            "/backup/apps/*/name", "App",
            "/network/blockedHosts/*", "Host",
            "/management/profiles/*/identifier", "profile",
            "/management/profiles/*/name", "Profile",
            "/management/profiles/*/organization", "Organization",
            "/management/profiles/*/payloadTypes/*", "payload");

    /** Names at these places that are Apple's, and so nobody's. */
    private static final Map<String, Pattern> PUBLIC = Map.of(
            "/icloud/usage/*/name",
                    Pattern.compile(
                            "Photos|Backups?|Messages|Mail|Docs|Documents|iCloud Drive|Family|Media|Other|Notes"),
            "/network/blockedHosts/*",
                    Pattern.compile(
                            "(?i)(.*\\.)?(apple|icloud|icloud-content|cdn-apple|apple-cloudkit|apple-dns|mzstatic)"
                                    + "\\.(com|com\\.cn|net)"),
            "/management/profiles/*/payloadTypes/*", Pattern.compile("com\\.apple\\.[A-Za-z0-9.-]{1,100}"));

    /** Texts that stay when they have the form of what belongs there. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "/device/model", Pattern.compile("[A-Za-z]{1,30}\\d{1,4},\\d{1,4}"),
            "/device/iosBuild", Pattern.compile("\\d{1,3}[A-Z]\\d{1,7}[a-z]?"),
            "/tried/*/remedy", Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*"),
            "/backup/failures/*/domain", Pattern.compile("[A-Za-z.]{1,60}"),
            "/backup/failures/*/bundleId", Pattern.compile("[\\w.-]{1,200}"),
            "/backup/apps/*/bundleId", Pattern.compile("[\\w.-]{1,200}"));

    private static final Set<String> KEPT = Set.of("/complete/*", "/services/*/name");
    private static final String RESTRICTION = "/management/(restrictions|profiles/\\*/restrictions)/[^/]+";

    private final Map<String, Map<String, String>> masks = new HashMap<>();

    private Redaction() {}

    /** The same values without names. */
    static Map<String, Object> of(Map<String, Object> tree) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        Redaction redaction = new Redaction();
        tree.forEach((name, value) -> {
            if (name.equals("attributes")) {
                redacted.put(name, anything(value));
            } else if (!name.equals("id")) {
                redacted.put(name, redaction.value("/" + name, value, Schema.at("/" + name)));
            }
        });
        return redacted;
    }

    private Object value(String path, Object value, Schema.@Nullable Type type) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> copy = new LinkedHashMap<>();
            object.forEach((key, inner) -> copy.put(
                    key.toString(),
                    value(
                            path + "/" + key,
                            inner,
                            type instanceof Schema.Group group ? group.fields().get(key.toString()) : null)));
            return copy;
        } else if (value instanceof List<?> list) {
            Schema.Type element = type instanceof Schema.Array array ? array.element() : null;
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(value(path + "/*", each, element)));
            return copy;
        }
        boolean isFree = type instanceof Schema.Text || path.matches(RESTRICTION + "(/\\*)?");
        return isFree && value instanceof String text ? text(path, text) : value;
    }

    private String text(String path, String text) {
        String name = NUMBERED.get(path);
        if (name != null) {
            Pattern free = PUBLIC.get(path);
            return free != null && free.matcher(text).matches() ? text : numbered(name, text);
        } else if (path.equals("/backup/failures/*/text")) {
            return codes(text);
        }
        Pattern form = FORMS.get(path);
        boolean isKept = KEPT.contains(path)
                || path.endsWith("/iosVersion")
                || (form != null && form.matcher(text).matches());
        return isKept ? text : TEXT;
    }

    private String numbered(String name, String text) {
        Map<String, String> known = masks.computeIfAbsent(name, any -> new HashMap<>());
        return known.computeIfAbsent(text, any -> name + " " + (known.size() + 1));
    }

    /** Rules read codes out of texts. */
    private static String codes(String text) {
        return ErrorText.codes(text).stream()
                .map(code -> " (" + code.domain() + "/" + code.code() + ")")
                .collect(Collectors.joining("", TEXT, ""));
    }

    /** What an organisation put there itself: who knows what a number or a text of it says. */
    private static Object anything(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> copy = new LinkedHashMap<>();
            object.forEach((key, inner) -> copy.put(key.toString(), anything(inner)));
            return copy;
        } else if (value instanceof List<?> list) {
            return list.stream().map(Redaction::anything).toList();
        }
        return value instanceof Boolean ? value : value instanceof Number ? "[number]" : TEXT;
    }
}
