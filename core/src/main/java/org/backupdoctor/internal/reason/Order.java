package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;

/** Keeps what must come after something behind it, and says of each step what that is. */
final class Order {

    private Order() {}

    static List<Step> of(List<Step> plan) {
        List<Step> ordered = new ArrayList<>();
        List<Step> waiting = new ArrayList<>(plan);
        while (!waiting.isEmpty()) {
            int place = 0;
            while (place < waiting.size() && isHeldBack(waiting.get(place), waiting)) {
                place++;
            }
            Step next = waiting.remove(place == waiting.size() ? 0 : place);
            ordered.add(next.withAfter(before(next, ordered)));
        }
        return List.copyOf(ordered);
    }

    private static boolean isHeldBack(Step step, List<Step> waiting) {
        return waiting.stream().anyMatch(other -> !other.id().equals(step.id()) && follows(step, other));
    }

    private static List<String> before(Step step, List<Step> ordered) {
        return ordered.stream()
                .filter(other -> follows(step, other)
                        || (step.page().destructiveness() >= 3 && other.page().role() == Role.PROTECTS))
                .map(Step::id)
                .toList();
    }

    /**
     * A page says what comes before it; that binds where both are there for the same cause, but what clears a certain cause doesn't wait
     * for what is only there for suspected ones. What shows whether all that worked waits for whatever its page names.
     */
    private static boolean follows(Step step, Step other) {
        if (!step.page().after().contains(other.id())) {
            return false;
        }
        if (step.page().role() == Role.TESTS && step.fixes().isEmpty()) {
            return true;
        }
        return (step.cause() == null || other.cause() != null)
                && step.fixes().stream().anyMatch(other.fixes()::contains);
    }
}
