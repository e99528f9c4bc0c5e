package org.backupdoctor.internal.intake.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupdoctor.fact.Observation.ServiceStatus;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Foreign;
import org.jspecify.annotations.Nullable;

/** What a feed lists of a service: also what is over, and what is yet to come. */
final class ServiceEvents {

    private final List<Event> events = new ArrayList<>();

    /**
     * Something that the feed says of a service.
     *
     * @param type what kind it is, in the words of the feed
     * @param state whether it goes on, in the words of the feed; empty where it doesn't say
     * @param start when it began, or will; null when that is unknown
     * @param end when it was over, or will be; null when that is unknown
     */
    private record Event(
            String type,
            String state,
            @Nullable Instant start,
            @Nullable Instant end) {

        /** Whether it goes on at a time: by its times; where they don't say, or none is given, by its own word. */
        boolean isOngoing(@Nullable Instant at) {
            if (at != null && start != null && start.isAfter(at)) {
                return false;
            }
            if (at != null && start != null && end != null) {
                return end.isAfter(at);
            }
            return switch (state) {
                case "resolved", "completed" -> false;
                case "upcoming" -> at != null && start != null;
                case "ongoing" -> true;
                default -> end == null;
            };
        }

        /** Feeds in other languages have other words; then it is at least an issue. */
        @Nullable
        ServiceStatus status() {
            return switch (type) {
                case "issue", "performance" -> ServiceStatus.ISSUE;
                case "outage" -> ServiceStatus.OUTAGE;
                case "maintenance" -> ServiceStatus.MAINTENANCE;
                default -> null;
            };
        }
    }

    /** Adds what a feed lists. */
    void add(@Nullable Object listed) {
        if (listed instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> fields) {
                    events.add(new Event(
                            word(fields, "statusType"),
                            word(fields, "eventStatus"),
                            time(fields, "epochStartDate"),
                            time(fields, "epochEndDate")));
                }
            }
        }
    }

    /** The service as a snapshot has it. Of several things that go on the worst counts. */
    Map<String, Object> described(String name, @Nullable Instant at, Findings found) {
        ServiceStatus worst = ServiceStatus.UP;
        Instant since = null;
        for (Event event : events) {
            if (event.isOngoing(at)) {
                ServiceStatus status = event.status();
                if (status == null) {
                    found.note(
                            "calls what goes on with " + Foreign.visible(name, 80) + " “"
                                    + Foreign.visible(Masking.ofMessage(event.type()), 40)
                                    + "”, which was taken as an issue.",
                            "/services");
                    status = ServiceStatus.ISSUE;
                }
                if (severity(status) > severity(worst)) {
                    worst = status;
                    since = event.start();
                } else if (status == worst
                        && event.start() != null
                        && since != null
                        && event.start().isBefore(since)) {
                    since = event.start();
                }
            }
        }
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("name", name);
        service.put("status", worst.name());
        if (since != null) {
            service.put("since", since);
        }
        return service;
    }

    private static int severity(ServiceStatus status) {
        return switch (status) {
            case UP -> 0;
            case MAINTENANCE -> 1;
            case ISSUE -> 2;
            case OUTAGE -> 3;
        };
    }

    private static String word(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : "";
    }

    private static @Nullable Instant time(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof Number number) {
            double milliseconds = number.doubleValue();
            Instant at = Math.abs(milliseconds) < 1e14 ? Instant.ofEpochMilli((long) milliseconds) : Instant.EPOCH;
            return Findings.isPlausible(at) ? at : null;
        }
        return null;
    }
}
