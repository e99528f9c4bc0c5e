package org.backupdoctor.fleet.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** In Spark's local mode: two partitions, no cluster. */
class FleetReportsTest {

    @Test
    void eachLineHasItsReportOrItsProblems() throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate()) {
            List<String> reports = FleetReports.of(spark.createDataset(
                            List.of(
                                    "{\"id\":\"A\",\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}",
                                    "",
                                    "{\"id\":5}"),
                            Encoders.STRING()))
                    .collectAsList();
            assertEquals(2, reports.size(), reports.toString());
            assertTrue(reports.get(0).contains("\"verdict\":\"BLOCKED\""), reports.get(0));
            assertTrue(reports.get(1).contains("Expected a text but was 5."), reports.get(1));
        }
    }
}
