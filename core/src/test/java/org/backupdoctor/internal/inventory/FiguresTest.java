package org.backupdoctor.internal.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FiguresTest {

    private static final Figures UNSAID = new Figures(null);
    private static final Figures POINT = new Figures(false);
    private static final Figures COMMA = new Figures(true);
    private static final String ADD = "Maybe add decimalComma: true to the mapping.";
    private static final String COMMAS =
            "Maybe this column has decimal commas: add decimalComma: true to it in the mapping.";
    private static final String POINTS =
            "Maybe this column has decimal points: add decimalComma: false to it in the mapping.";

    @Test
    void marksThatFitAreRead() {
        for (Figures point : List.of(UNSAID, POINT)) {
            assertEquals("1.024", point.plain("1.024"));
            assertEquals("119.2 GB", point.plain("119.2 GB"));
            assertEquals("1190.5 GB", point.plain("1,190.5 GB"));
            assertEquals("-1024000", point.plain("-1,024,000"));
        }
        assertEquals("1024", POINT.plain("1,024"));
        assertEquals("1024 GB", COMMA.plain("1.024 GB"));
        assertEquals("1.024", COMMA.plain("1,024"));
        assertEquals("1190.5", COMMA.plain("1.190,5"));
        assertEquals("1024000", COMMA.plain("1.024.000"));
        assertEquals("119.2GB", COMMA.plain("119,2GB"));
        assertEquals("1.5E3", COMMA.plain("1,5E3"));
        assertEquals("18", COMMA.plain("18"));
    }

    @Test
    void commaThatMayMeanEitherIsNotRead() {
        for (String either : List.of("1,024", "-1,024", "512,000 MB", "1,024TB")) {
            assertTrue(UNSAID.isEither(either), either);
            assertNull(UNSAID.plain(either));
            assertFalse(POINT.isEither(either), either);
            assertFalse(COMMA.isEither(either), either);
        }
        for (String one :
                List.of("0,512", "1024,000", "1,02", "1,0244", "1,024.0", "1,024,000", "1.024", "1,024 by Anna")) {
            assertFalse(UNSAID.isEither(one), one);
        }
    }

    @Test
    void marksThatDoNotFitAreTold() {
        for (String comma : List.of("119,2", "0,512 GB", "1.190,5", "1.024.000", "1024,5")) {
            assertNull(UNSAID.plain(comma));
            assertEquals(ADD, UNSAID.hint(comma));
            assertEquals(COMMAS, POINT.hint(comma));
            assertEquals("", COMMA.hint(comma));
        }
        for (String point : List.of("119.2 GB", "0.512", "1,190.5", "1,024,000", "1024.5")) {
            assertNull(COMMA.plain(point));
            assertEquals(POINTS, COMMA.hint(point));
            assertEquals("", POINT.hint(point));
        }
        assertEquals("n/a", COMMA.plain("n/a"));
        for (String neither : List.of("1,02,3", "1.0.2", "12,34.5", "1,2,3,4", "1.1,024")) {
            for (Figures figures : List.of(UNSAID, POINT, COMMA)) {
                assertNull(figures.plain(neither), neither);
                assertEquals("", figures.hint(neither), neither);
            }
        }
    }
}
