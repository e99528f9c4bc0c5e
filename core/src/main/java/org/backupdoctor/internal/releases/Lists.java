package org.backupdoctor.internal.releases;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.releases.Found.Origin;

/** Reads downloaded lists. Which one a file is, is seen from its content. */
final class Lists {

    private static final List<String> GDMF_SETS = List.of("PublicAssetSets", "AssetSets");
    private static final List<String> GDMF_IMPROVEMENTS =
            List.of("PublicBackgroundSecurityImprovements", "PublicRapidSecurityResponses");
    private static final List<String> SYSTEMS = List.of("iOS", "iPadOS", "iPhoneOS", "iPhone OS", "iPhone Software");
    private static final List<String> NOT_OFFERED = List.of("internal", "rc", "rsr", "hideFromLatestVersions");

    private final Found found;
    private final List<Problem> problems;

    Lists(Found found, List<Problem> problems) {
        this.found = found;
        this.problems = problems;
    }

    void read(Intake.Source source) {
        String text = new String(source.content(), StandardCharsets.UTF_8);
        try {
            read(source.name(), Trees.json(source.name(), text));
        } catch (Trees.Unreadable e) {
            Problem told = e.problem();
            problems.add(
                    text.stripLeading().startsWith("<")
                            ? new Problem(
                                    told.file(),
                                    told.place(),
                                    told.message(),
                                    "Maybe the download failed, and this is the web page that says why.")
                            : told);
        }
    }

    void read(String name, Object root) {
        if (root instanceof List<?> list) {
            Entry.all(name, "", list, problems).forEach(this::read);
        } else if (root instanceof Map<?, ?> map) {
            read(new Entry(name, "", map, problems));
        } else {
            unknown(name, "");
        }
    }

    private void read(Entry entry) {
        if (GDMF_SETS.stream().anyMatch(entry::has)) {
            gdmf(entry);
        } else if (entry.has("OSVersions")) {
            sofa(entry);
        } else if (entry.has("osStr")) {
            appleDbRelease(entry);
        } else if (entry.has("firmwares")) {
            ipswMe(entry);
        } else if (entry.has("identifier") && entry.has("type")) {
            appleDbDevice(entry);
        } else {
            unknown(entry.file(), entry.place());
        }
    }

    /** Apple's own list. What it calls iOS is for Apple TV, HomePod, Watch and Macs as well. */
    private void gdmf(Entry all) {
        int before = found.taken();
        for (String set : GDMF_SETS) {
            Entry systems = all.entry(set);
            for (Object system : systems.fields().keySet()) {
                for (Entry entry : systems.entries(String.valueOf(system))) {
                    Optional<LocalDate> day = found.seen(entry.day("PostingDate"));
                    if (!system.equals("iOS")) {
                        continue;
                    }
                    if (entry.has("ProductVersionExtra")) {
                        found.leaveOut();
                    } else {
                        offered(Origin.GDMF, entry, List.of("Build"), day);
                    }
                }
            }
        }
        for (String set : GDMF_IMPROVEMENTS) {
            all.entry(set).entries("iOS").forEach(entry -> {
                found.seen(entry.day("PostingDate"));
                found.leaveOut();
            });
        }
        expectSome(all, before);
    }

    private void sofa(Entry all) {
        int before = found.taken();
        found.seen(all.day("LastCheck"));
        for (Entry major : all.entries("OSVersions")) {
            if (major.has("Latest")) {
                sofaRelease(major.entry("Latest"));
            }
            major.entries("SecurityReleases").forEach(this::sofaRelease);
        }
        expectSome(all, before);
    }

    private void sofaRelease(Entry entry) {
        Optional<LocalDate> day = found.seen(entry.day("ReleaseDate"));
        offered(Origin.SOFA, entry, List.of("Build", "AllBuilds"), day);
    }

    private void offered(Origin origin, Entry entry, List<String> builds, Optional<LocalDate> day) {
        found.release(origin, entry, "ProductVersion", false, builds, day, entry.texts("SupportedDevices"));
    }

    private void appleDbRelease(Entry entry) {
        if (!SYSTEMS.contains(entry.text("osStr")) || NOT_OFFERED.stream().anyMatch(entry::yes)) {
            found.leaveOut();
        } else {
            found.release(
                    Origin.APPLEDB,
                    entry,
                    "version",
                    entry.yes("beta"),
                    List.of("build"),
                    found.seen(entry.day("released")),
                    entry.texts("deviceMap"));
        }
    }

    private void appleDbDevice(Entry entry) {
        if (entry.yes("internal") || entry.yes("group")) {
            found.leaveOut();
            return;
        }
        String name = entry.needed("name");
        Optional<LocalDate> day =
                entry.fields().get("released") instanceof String ? entry.day("released") : Optional.empty();
        if (!name.isEmpty()) {
            entry.texts("identifier").forEach(model -> found.name(model, name, day));
        }
    }

    private void ipswMe(Entry device) {
        List<String> models = List.of(device.needed("identifier"));
        for (Entry firmware : device.entries("firmwares")) {
            found.release(
                    Origin.IPSW_ME,
                    firmware,
                    "version",
                    false,
                    List.of("buildid"),
                    found.seen(firmware.day("releasedate")),
                    models);
        }
    }

    /** A list without a single device of ours is the wrong one. */
    private void expectSome(Entry all, int before) {
        if (found.taken() == before) {
            problems.add(new Problem(
                    all.file(),
                    all.place(),
                    "There is no release for an iPhone, iPad or iPod in this list.",
                    "Maybe it is the list of another system: SOFA's is called ios_data_feed.json."));
        }
    }

    private void unknown(String file, String place) {
        problems.add(new Problem(
                file,
                place,
                "This is none of the lists that are understood: Apple's lookup service (pmv), SOFA's ios_data_feed.json, AppleDB's"
                        + " osFiles and deviceFiles, ipsw.me's answer on a device.",
                "Maybe another file was meant, or the download failed and this says why."));
    }
}
