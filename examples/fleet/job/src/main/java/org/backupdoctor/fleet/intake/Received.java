package org.backupdoctor.fleet.intake;

import java.io.Serializable;

/**
 * What a source gives: a line of a file, a whole file, a record of a topic.
 *
 * @param name what problems call it
 * @param key what the source calls the device; empty when it doesn't
 * @param content its bytes; empty when {@code refusal} says why they weren't taken
 * @param at when it was written, in milliseconds since 1970; 0 when that is unknown
 * @param refusal why it can't be read; mostly empty
 */
@SuppressWarnings("ArrayRecordComponent")
public record Received(String name, String key, byte[] content, long at, String refusal) implements Serializable {

    /** Something that can be read. */
    public Received(String name, String key, byte[] content, long at) {
        this(name, key, content, at, "");
    }
}
