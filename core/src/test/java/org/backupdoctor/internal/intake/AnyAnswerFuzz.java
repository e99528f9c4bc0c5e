package org.backupdoctor.internal.intake;

/** Where a fuzzer begins: its seeds are the answers of the tests, and what it gives is read as one. */
public final class AnyAnswerFuzz {

    private AnyAnswerFuzz() {}

    /** Called by the fuzzer with each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        AnyAnswer.read(input);
    }
}
