package org.backupdoctor.internal.knowledge;

import java.util.Map;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What is so when it is weighed what to ask. Data name it by a field's path, by the word message for what the message means, by
 * the word verdict, or by a cause's id for how certain that is: each holds when it is known at all, or with {@code =} behind it when it is
 * known to be that, as in {@code /backup/enabled=false} or {@code message=RESTORING}.
 *
 * @param messages what messages mean
 * @param snapshot what is known
 * @param concluded what it comes to, by {@code verdict} and the ids of causes; empty before that is worked out
 */
public record Circumstances(Messages messages, Snapshot snapshot, Map<String, ? extends Enum<?>> concluded) {

    /** The name of the verdict. */
    public static final String VERDICT = "verdict";

    /** The name of what the message means. */
    static final String MESSAGE = "message";

    /** Whether this holds. */
    boolean hold(String condition) {
        int equals = condition.indexOf('=');
        Object value = value(equals < 0 ? condition : condition.substring(0, equals));
        return value != null && (equals < 0 || condition.substring(equals + 1).equals(value.toString()));
    }

    private @Nullable Object value(String name) {
        if (name.startsWith("/")) {
            return snapshot.at(name);
        }
        return name.equals(MESSAGE)
                ? snapshot.at("/complaint/message") instanceof String text
                        ? messages.of(text).orElse(null)
                        : null
                : concluded.get(name);
    }
}
