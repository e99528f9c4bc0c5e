package org.backupdoctor.internal.intake;

import java.util.Arrays;
import java.util.Random;

/** Where a fuzzer begins: what it gives are the choices of {@link AnySource}, so that most of what it tries is nearly right. */
public final class AnySourceFuzz {

    private AnySourceFuzz() {}

    /** Called by the fuzzer with each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        new AnySource(new Choices(input)::below).read();
    }

    /** Takes its choices from an input; when that is used up, by lot, which is the same for the same input. */
    private static final class Choices {

        private final byte[] input;
        private final Random lot;
        private int position;

        Choices(byte[] input) {
            this.input = input;
            this.lot = new Random(Arrays.hashCode(input));
        }

        int below(int end) {
            int bytes = end > 256 ? 2 : 1;
            if (position + bytes > input.length) {
                return lot.nextInt(end);
            }
            int choice = 0;
            for (int i = 0; i < bytes; i++) {
                choice = choice * 256 + (input[position++] & 0xFF);
            }
            return choice % end;
        }
    }
}
