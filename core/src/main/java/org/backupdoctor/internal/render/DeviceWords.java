package org.backupdoctor.internal.render;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Who;
import org.backupdoctor.fact.Versions;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.Models;
import org.backupdoctor.internal.knowledge.Releases;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Words and steps that depend on which device it is. */
final class DeviceWords {

    private final Snapshot snapshot;
    private final Knowledge knowledge;
    private final Wording wording;

    DeviceWords(Snapshot snapshot, Knowledge knowledge, Wording wording) {
        this.snapshot = snapshot;
        this.knowledge = knowledge;
        this.wording = wording;
    }

    /** {@code {device}}, {@code {system}} and {@code {unlock}} in a page are what the device is, has and is unlocked with. */
    String in(String text) {
        return text.contains("{")
                ? text.replace("{device}", device())
                        .replace("{system}", system())
                        .replace("{unlock}", wording.phrase(unlock()))
                : text;
    }

    /** What it is: an iPhone, an iPad. */
    String device() {
        return wording.phrase("family." + family());
    }

    /** Its model and its system. */
    String title() {
        String type = model();
        boolean anything = snapshot.at("/device/family") != null || type != null;
        String name = type != null
                ? wording.model(knowledge.models().name(type))
                : wording.phrase(anything ? "family." + family() : "device");
        return snapshot.at("/device/iosVersion") instanceof String version
                ? name + ", " + system() + " " + version
                : name;
    }

    /** What is known of which device it is. */
    Optional<Report.DeviceType> known() {
        Optional<String> type = Optional.ofNullable(model());
        Optional<String> ios = Optional.ofNullable(version());
        return type.isEmpty() && ios.isEmpty()
                ? Optional.empty()
                : Optional.of(new Report.DeviceType(type, type.map(knowledge.models()::name), ios));
    }

    /** The steps of a remedy on this device, for whoever reads them. */
    List<String> steps(RemedyPage page, Who reader) {
        List<String> own = reader == Who.ADMIN ? page.stepsForAdministrators() : List.of();
        return (own.isEmpty() ? page.stepsFor(version(), kinds()) : own)
                .stream().map(this::in).toList();
    }

    private Set<String> kinds() {
        String type = model();
        return type == null ? Set.of() : knowledge.models().kindsOf(type);
    }

    /** An iPad has iPadOS from its version 13 on. */
    private String system() {
        String version = version();
        boolean before = version != null && Versions.compare(version, "13") < 0;
        return wording.phrase("os." + (before && family().equals("IPAD") ? "IPHONE" : family()));
    }

    private String unlock() {
        Set<String> kinds = kinds();
        return model() == null
                ? "unlock.any"
                : kinds.contains(Models.TOUCH_ID)
                        ? "unlock.touch"
                        : kinds.contains(Models.PASSCODE_ALONE) ? "unlock.passcode" : "unlock.face";
    }

    private String family() {
        if (snapshot.at("/device/family") instanceof String word) {
            return word;
        }
        String type = String.valueOf(model());
        return type.startsWith("iPad") ? "IPAD" : type.startsWith("iPod") ? "IPOD" : "IPHONE";
    }

    private @Nullable String model() {
        return snapshot.at("/device/model") instanceof String type ? type : null;
    }

    /** Its version of iOS, or null when it isn't known. */
    @Nullable
    String version() {
        return snapshot.at("/device/iosVersion") instanceof String version
                ? version
                : snapshot.at("/device/iosBuild") instanceof String build
                        ? knowledge
                                .releases()
                                .ofBuild(build)
                                .map(Releases.Release::version)
                                .orElse(null)
                        : null;
    }
}
