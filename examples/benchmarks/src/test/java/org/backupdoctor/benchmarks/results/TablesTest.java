package org.backupdoctor.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void rowsStandBesideTheOneTheyAreComparedWith() {
        String json = """
                [
                  { "benchmark": "org.backupdoctor.benchmarks.WarmRules.rules", "mode": "avgt", "threads": 1,
                    "jvmArgs": [ "-XX:+UseSerialGC", "-Xms1g" ], "params": { "by": "OURS", "devices": "10000" },
                    "primaryMetric": { "score": 25.0, "scoreUnit": "us/op", "rawData": [ [ 20.0, 30.0 ], [ 25.0 ] ] },
                    "secondaryMetrics": { "gc.alloc.rate.norm": { "score": 3000.0 } } },
                  { "benchmark": "org.backupdoctor.benchmarks.WarmRules.rules", "mode": "avgt", "threads": 1,
                    "jvmArgs": [ "-XX:+UseSerialGC", "-Xms1g" ], "params": { "by": "JAVA", "devices": "10000" },
                    "primaryMetric": { "score": 11.0, "scoreUnit": "us/op", "rawData": [ [ 10.0, 10.0 ], [ 12.5 ] ] },
                    "secondaryMetrics": { "gc.alloc.rate.norm": { "score": 1500.0 } } },
                  { "benchmark": "org.backupdoctor.benchmarks.WarmRules.rules", "mode": "sample", "threads": 2,
                    "jvmArgs": [ ], "params": { "by": "OURS", "devices": "10000" },
                    "primaryMetric": { "score": 25.0, "scoreUnit": "us/op",
                      "scorePercentiles": { "50.0": 20.0, "99.0": 200.0, "99.9": 2000.0 }, "rawDataHistogram": [ ] },
                    "secondaryMetrics": { } }
                ]
                """;
        assertEquals("""
                | benchmark | with | threads | median (least–most) | | × (least–most) | B each | × |
                |---|---|---|---|---|---|---|---|
                | WarmRules.rules | by=OURS | 1 SerialGC | 25.0 (20.0–30.0) | us/op | 2.00 (2.00–3.00) | 3000 | 2.00 |
                | WarmRules.rules | by=JAVA | 1 SerialGC | 10.0 (10.0–12.5) | us/op |  | 1500 |  |
                | benchmark | with | threads | p50 | p99 | p99.9 | | × |
                |---|---|---|---|---|---|---|---|
                | WarmRules.rules | by=OURS | 2 | 20.0 | 200 | 2000 | us/op |  |
                """, rows(Tables.page(json)));
    }

    @Test
    void whatGrowsIsComparedWithTheLeast() {
        String json = """
                [
                  { "benchmark": "a.GrowthOfRules.rules", "mode": "avgt", "threads": 1, "params": { "times": "1" },
                    "primaryMetric": { "scoreUnit": "us/op", "rawData": [ [ 10.0 ] ] } },
                  { "benchmark": "a.GrowthOfRules.rules", "mode": "avgt", "threads": 1, "params": { "times": "8" },
                    "primaryMetric": { "scoreUnit": "us/op", "rawData": [ [ 70.0 ] ] } }
                ]
                """;
        assertEquals("""
                | benchmark | with | threads | median (least–most) | | × (least–most) | B each | × |
                |---|---|---|---|---|---|---|---|
                | GrowthOfRules.rules | times=1 | 1 | 10.0 (10.0–10.0) | us/op |  |  |  |
                | GrowthOfRules.rules | times=8 | 1 | 70.0 (70.0–70.0) | us/op | 7.00 (7.00–7.00) |  |  |
                """, rows(Tables.page(json)));
    }

    @Test
    void aSpreadIsTheMedianWithTheLeastAndTheMost() {
        assertEquals("2.00 (1.00–123)", Spread.of(List.of(123.4, 1.0, 2.0)).toString());
        assertEquals(
                "3.00 (2.00–4.00)",
                Spread.ofRatios(List.of(6.0, 8.0, 10.0), List.of(2.0, 2.0, 5.0)).toString());
    }

    private static String rows(String page) {
        return page.lines().filter(line -> line.startsWith("|")).collect(Collectors.joining("\n", "", "\n"));
    }
}
