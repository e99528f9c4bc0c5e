package org.backupdoctor.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.backupdoctor.fact.Device.IosBuild;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildsTest {

    @ParameterizedTest(name = "{0} is newer than {1}: {2}")
    @CsvSource({
        "24A446, 23G90, true", // the major counts first
        "9A405, 24A446, false",
        "23G71, 23F84, true", // then the train
        "23G83, 23G71, true", // then the number, as a number
        "23G105, 23G83, true",
        "23G6083, 23G83, false", // another packing of the same release
        "24A9446, 24A446, false",
        "23G6090, 23G83, true",
        "23G71, 23G5065a, true", // betas come before the releases of their train
        "23G5065a, 23G71, false",
        "23G5028, 23G71, false",
        "23G5065a, 23F84, true",
        "23G5065a, 23G5028e, true",
        "23A5260u, 23A5260n, true",
    })
    void buildsHaveAnOrder(String first, String second, boolean newer) {
        assertEquals(newer, new IosBuild(first).newerThan(second));
        if (newer) {
            assertFalse(new IosBuild(second).newerThan(first));
        }
    }

    @ParameterizedTest(name = "{0} and {1} can't be compared")
    @CsvSource({"23D771330a, 23D127", "23U67, 23G71", "24, 23G71", "'', 23G71"})
    void whatCannotBePlacedIsNotCalledNewer(String first, String second) {
        assertFalse(new IosBuild(first).newerThan(second));
        assertFalse(new IosBuild(second).newerThan(first));
    }
}
