package org.backupdoctor.internal.intake;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every answer of the tests, and every one that a fuzzer stumbled over, as it is, cut off and damaged. */
final class AnyAnswerTest {

    private static final Path FOLDER = Path.of("src/test/resources/intake");
    private static final int CUTS = 40;
    private static final int DAMAGES = 60;

    @TestFactory
    Stream<DynamicTest> nothingBreaksTheIntake() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream()
                    .map(file ->
                            dynamicTest(FOLDER.relativize(file).toString(), () -> damaged(Files.readAllBytes(file))));
        }
    }

    private static void damaged(byte[] whole) {
        AnyAnswer.read(whole);
        for (int i = 0; i < CUTS; i++) {
            AnyAnswer.read(Arrays.copyOf(whole, whole.length * i / CUTS));
        }
        Random lot = new Random(Arrays.hashCode(whole));
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j <= i % 5 && damaged.length > 0; j++) {
                damaged[lot.nextInt(damaged.length)] = (byte) lot.nextInt(256);
            }
            AnyAnswer.read(damaged);
        }
    }
}
