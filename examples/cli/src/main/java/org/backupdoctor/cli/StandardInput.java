package org.backupdoctor.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import org.backupdoctor.Intake;

/** What is piped in. */
final class StandardInput {

    static final String NAME = "standard input";

    private StandardInput() {}

    /** The same input where anything stands in it, else null. */
    static InputStream notBlank(InputStream in) {
        try {
            int first = in.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = in.read();
            }
            return first < 0 ? null : new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it. */
    static Intake.Source source(InputStream in) {
        try {
            return new Intake.Source(NAME, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
