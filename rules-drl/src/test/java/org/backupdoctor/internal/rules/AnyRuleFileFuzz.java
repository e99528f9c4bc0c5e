package org.backupdoctor.internal.rules;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Where a fuzzer begins: what it gives are the choices of a {@link Scribbler}, so that most of what it tries is nearly a rule. */
public final class AnyRuleFileFuzz {

    private static final int COMPILE_ONE_IN = Integer.getInteger("fuzz.compileOneIn", 200);

    private static @Nullable AnyRuleFile file;

    private AnyRuleFileFuzz() {}

    /** Called once by the fuzzer. */
    public static void fuzzerInitialize() throws IOException {
        AnyRuleFile made = new AnyRuleFile(COMPILE_ONE_IN);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.println(made.counts())));
        file = made;
    }

    /** Called by the fuzzer with each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Objects.requireNonNull(file).scribbled(new Choices(input)::below);
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
