package org.backupdoctor.internal.releases;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.knowledge.Releases;
import org.backupdoctor.internal.knowledge.Releases.Release;

/** A downloaded list of releases, to be looked things up in. */
public final class ReleaseList {

    private ReleaseList() {}

    /** Whether an object, or the first one of a list, is of a list that is understood. */
    public static boolean recognises(Object root) {
        Object first = root instanceof List<?> list && !list.isEmpty() ? list.get(0) : root;
        return first instanceof Map<?, ?> fields
                && (fields.containsKey("PublicAssetSets")
                        || (fields.containsKey("AssetSets") && fields.get("AssetSets") instanceof Map)
                        || fields.get("OSVersions") instanceof List
                        || (fields.containsKey("osStr") && fields.containsKey("version"))
                        || fields.get("firmwares") instanceof List
                        || (fields.containsKey("identifier")
                                && fields.containsKey("type")
                                && fields.containsKey("name")
                                && !fields.containsKey("PayloadType")));
    }

    /**
     * The releases of a list; what can't be read of it is told.
     *
     * @param name the file
     * @param root what it holds
     */
    public static Releases of(String name, Object root, List<Problem> problems) {
        Found found = new Found();
        new Lists(found, problems).read(name, root);
        LocalDate day = found.newestDay().orElse(LocalDate.EPOCH);
        List<Release> releases = found.releases().values().stream()
                .filter(release -> !release.released().equals(Found.UNKNOWN_DAY))
                .toList();
        return new Releases(day, 1, releases);
    }
}
