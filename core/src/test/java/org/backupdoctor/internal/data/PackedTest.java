package org.backupdoctor.internal.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {

    private static final Map<String, Object> TREE =
            Map.of("texts", List.of("", "é😀"), "numbers", List.of(1L, -0.5), "flags", List.of(true, false));

    @Test
    void whatIsPackedComesBack() {
        assertEquals(TREE, Packed.tree(Packed.bytes(TREE)));
    }

    @Test
    void whatEndsTooSoonIsRefused() {
        byte[] bytes = Packed.bytes(TREE);
        for (int length = 0; length < bytes.length; length++) {
            byte[] begun = Arrays.copyOf(bytes, length);
            assertThrows(UncheckedIOException.class, () -> Packed.tree(begun));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, -1, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
    void wholeNumbersOfAllLengthsComeBack(long number) {
        assertEquals(number, Packed.tree(Packed.bytes(number)));
    }

    @ParameterizedTest
    @ValueSource(chars = {'m', 'l', 't'})
    void aSizeThatCannotBeIsRefusedBeforeThereIsRoomForIt(char kind) {
        byte[] large = {0, (byte) kind, -1, -1, -1, -1, 7};
        byte[] negative = {0, (byte) kind, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1};
        byte[] endless = {0, (byte) kind, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        byte[] manyTexts = {-1, -1, -1, -1, 7};
        for (byte[] bytes : List.of(large, negative, endless, manyTexts)) {
            assertThrows(UncheckedIOException.class, () -> Packed.tree(bytes));
        }
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        for (int i = 0; i < 100_000; i++) {
            bytes.writeBytes(new byte[] {'l', 1});
        }
        assertThrows(UncheckedIOException.class, () -> Packed.tree(bytes.toByteArray()));
    }
}
