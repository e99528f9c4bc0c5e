package org.backupdoctor.internal.intake.answer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What kind of device answered, and which release it runs. */
public final class DeviceKind {

    private static final Pattern MODEL = Pattern.compile("[A-Za-z]{1,30}\\d{1,4},\\d{1,4}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,4}(\\.\\d{1,4}){0,3}( ?\\([a-z]\\))?");
    private static final Pattern BUILD = Pattern.compile("\\d{1,3}[A-Z]\\d{1,6}[a-z]?");
    private static final Pattern OTHER = Pattern.compile("[A-Za-z][A-Za-z0-9 ,]{0,39}");

    /** What other devices of Apple's are called; another word may be somebody's name. */
    private static final Pattern KNOWN = Pattern.compile(
            "(iMac|Mac ?(Book)?|Apple ?TV|Watch|Apple ?Watch|HomePod|AudioAccessory|RealityDevice|VirtualMac)"
                    + "( ?(mini|Pro|Air|Studio))?(\\d{1,3},\\d{1,3})?");

    private static final List<String> FAMILIES = List.of("IPHONE", "IPAD", "IPOD");

    private DeviceKind() {}

    /**
     * Puts family, model, version and build, each from its key; of a device that isn't an iPhone or iPad none, with a
     * note.
     */
    public static void read(
            Findings found, Map<?, ?> from, String classKey, String modelKey, String versionKey, String buildKey) {
        Object named = from.get(classKey) instanceof String ? from.get(classKey) : from.get(modelKey);
        if (named instanceof String name) {
            String upper = name.toUpperCase(Locale.ROOT);
            String family =
                    FAMILIES.stream().filter(upper::startsWith).findFirst().orElse("");
            if (!family.isEmpty()) {
                found.put("/device/family", family);
            } else if (OTHER.matcher(name).matches()) {
                String known = KNOWN.matcher(name).matches() ? " (" + name + ")" : "";
                found.note(
                        "is the answer of another kind of device" + known
                                + ", not of an iPhone or iPad: its model and version were left out.",
                        "/device/family");
                return;
            }
        }
        found.text(from, modelKey, "/device/model", MODEL, "iPhone17,1");
        found.text(from, versionKey, "/device/iosVersion", VERSION, "18.5");
        found.text(from, buildKey, "/device/iosBuild", BUILD, "22F76");
    }
}
