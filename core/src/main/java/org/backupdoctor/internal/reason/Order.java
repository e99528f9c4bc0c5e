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
            Step next = waiting.stream()
                    .filter(step -> !isHeldBack(step, waiting))
                    .findFirst()
                    .orElse(waiting.get(0));
            waiting.remove(next);
            ordered.add(next.withAfter(before(next, ordered)));
        }
        return List.copyOf(ordered);
    }

    private static boolean isHeldBack(Step step, List<Step> waiting) {
        return waiting.stream()
                .anyMatch(other ->
                        !other.id().equals(step.id()) && step.page().after().contains(other.id()));
    }

    private static List<String> before(Step step, List<Step> ordered) {
        return ordered.stream()
                .filter(other -> step.page().after().contains(other.id())
                        || (step.page().destructiveness() >= 3 && other.page().role() == Role.PROTECTS))
                .map(Step::id)
                .toList();
    }
}
