package org.backupdoctor.internal.intake.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the feeds of Apple's page on the status of its services: today's shape, for users and for developers, and that of 2012. Which
 * services there are doesn't depend on the device, but what was going on does on the time at which it was looked at.
 */
public final class SystemStatus implements Kind {

    private static final String OLD = "dashboard";

    @Override
    public String title() {
        return "Apple system status";
    }

    @Override
    public SourceKind source() {
        return SourceKind.STATUS;
    }

    @Override
    public boolean recognises(Part part) {
        return part.json() && isFeed(part.object());
    }

    private static boolean isFeed(Map<?, ?> tree) {
        return (tree.get("services") instanceof List<?> services
                        && services.stream().anyMatch(SystemStatus::isOfFeed)
                        && !tree.containsKey("format"))
                || (tree.get(OLD) instanceof Map<?, ?> groups
                        && !groups.isEmpty()
                        && groups.values().stream().allMatch(Map.class::isInstance));
    }

    private static boolean isOfFeed(Object service) {
        return service instanceof Map<?, ?> fields && fields.containsKey("serviceName");
    }

    /** The feed, to be looked at for the time of a snapshot. */
    @Override
    public Answer read(Part part, @Nullable Instant written) {
        return Answer.beside(
                part.name(), written, source(), (known, at) -> at(part.name(), part.object(), at, written));
    }

    private static Answer at(String name, Map<?, ?> tree, @Nullable Instant at, @Nullable Instant written) {
        Findings found = new Findings(name);
        Map<String, ServiceEvents> byName = new LinkedHashMap<>();
        if (tree.get(OLD) instanceof Map<?, ?> groups) {
            old(groups, tree.get("detailedTimeline"), byName);
        } else if (tree.get("services") instanceof List<?> services) {
            for (Object service : services) {
                if (service instanceof Map<?, ?> fields && fields.get("serviceName") instanceof String title) {
                    named(byName, title).add(fields.get("events"));
                }
            }
        }
        byName.remove("");
        List<Map<String, Object>> services = new ArrayList<>();
        byName.forEach((title, events) -> services.add(events.described(title, at, found)));
        if (!services.isEmpty()) {
            found.put("/services", services);
            found.put("/complete", List.of("/services"));
        }
        return found.answer(null, written, Identity.NONE, false).from(SourceKind.STATUS);
    }

    /** In 2012 the services stood in groups, and those of iCloud without the word, which they have had ever since. */
    private static void old(Map<?, ?> groups, @Nullable Object timeline, Map<String, ServiceEvents> byName) {
        groups.forEach((group, services) -> ((Map<?, ?>) services).forEach((key, events) -> {
            String title = key.toString();
            boolean isBare = group.equals("iCloud") && !title.startsWith("iCloud");
            named(byName, isBare ? "iCloud " + title : title).add(events);
            if (timeline instanceof List<?> all) {
                all.stream()
                        .filter(event -> event instanceof Map<?, ?> fields && title.equals(fields.get("messageTitle")))
                        .forEach(event -> named(byName, isBare ? "iCloud " + title : title)
                                .add(List.of(event)));
            }
        }));
    }

    private static ServiceEvents named(Map<String, ServiceEvents> byName, String title) {
        return byName.computeIfAbsent(Masking.ofName(title.strip()), any -> new ServiceEvents());
    }
}
