package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The commands for whoever writes rules. */
class RulesCommandTest {

    @Test
    void factsAreListedByGroupEachWithAPatternToCopy() {
        Cli all = Cli.run("rules", "facts");
        assertEquals(Main.FINE, all.code(), all.err());
        assertTrue(all.out().contains("BACKUP\n") && all.out().contains("NETWORK\n"), all.out());
        assertEquals("""
                POWER
                  /power/charging          Charging          yes|no   $charging : Charging( yes )
                  /power/batteryPercent    Battery           percent  $battery : Battery( percent < 20 )
                  /power/lowPowerMode      LowPowerMode      yes|no   $lowPowerMode : LowPowerMode( yes )
                  /power/chargesOvernight  ChargesOvernight  yes|no   $chargesOvernight : ChargesOvernight( yes )
                """, Cli.run("rules", "facts", "power").out());
    }

    @Test
    void aFactIsShownWithWhatItHoldsAndWorksOut() {
        String text = """
                FreeDeviceStorage
                  Free bytes of the device's own storage.

                  Read from
                    /device/storageFreeBytes

                  Holds
                    sizeBytes: bytes

                  Works out
                    percentOf( $deviceStorage ): percent
                      What of the device's storage is free, in percent.

                  To copy
                    $freeDeviceStorage : FreeDeviceStorage( sizeBytes < 500 * 1000 * 1000 )
                """;
        assertEquals(text, Cli.run("rules", "facts", "FreeDeviceStorage").out());
        assertEquals(text, Cli.run("rules", "facts", "/device/storageFreeBytes").out());
        assertEquals(text, Cli.run("rules", "facts", "device.storageFreeBytes").out());
    }

    @Test
    void anUnknownFactIsToldWithTheNearestName() {
        Cli fact = Cli.run("rules", "facts", "Batery");
        assertEquals(Main.WRONG_INPUT, fact.code());
        assertEquals("There is no fact, no path and no group \"Batery\".\nMaybe you meant \"Battery\".\n", fact.err());
        assertEquals(
                "There is no fact, no path and no group \"/power/chargin\".\nMaybe you meant \"/power/charging\".\n",
                Cli.run("rules", "facts", "/power/chargin").err());
        assertEquals(
                "There is no fact, no path and no group \"zzzzzz\".\nMaybe \"rules facts\" without a name shows it.\n",
                Cli.run("rules", "facts", "zzzzzz").err());
    }
}
