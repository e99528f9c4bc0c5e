package org.backupdoctor.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A benchmark with its parameters, as JMH measured it.
 *
 * @param name class and method
 * @param mode such as {@code avgt}
 * @param threads how many ran it at once
 * @param gc the collector that was asked for, if one was
 * @param parameters its parameters
 * @param scores each iteration's score, fork after fork
 * @param unit what the scores are in
 * @param percentiles latencies by percentile, of samples
 * @param bytes how much is allocated each time, or NaN
 */
record Row(
        String name,
        String mode,
        int threads,
        String gc,
        Map<String, String> parameters,
        List<Double> scores,
        String unit,
        Map<String, Double> percentiles,
        double bytes) {

    static Row of(JsonNode json) {
        String[] names = json.path("benchmark").asString().split("\\.", -1);
        JsonNode metric = json.path("primaryMetric");
        Map<String, String> parameters = new TreeMap<>();
        json.path("params")
                .properties()
                .forEach(each -> parameters.put(each.getKey(), each.getValue().asString()));
        Map<String, Double> percentiles = new TreeMap<>();
        metric.path("scorePercentiles")
                .properties()
                .forEach(each -> percentiles.put(each.getKey(), each.getValue().asDouble()));
        List<Double> scores = new ArrayList<>();
        metric.path("rawData").forEach(fork -> fork.forEach(score -> scores.add(score.asDouble())));
        if (scores.isEmpty()) {
            scores.add(metric.path("score").asDouble());
        }
        JsonNode bytes = json.path("secondaryMetrics").path("gc.alloc.rate.norm");
        return new Row(
                names[names.length - 2] + "." + names[names.length - 1],
                json.path("mode").asString(),
                json.path("threads").asInt(),
                gc(json.path("jvmArgs")),
                parameters,
                List.copyOf(scores),
                metric.path("scoreUnit").asString(),
                percentiles,
                bytes.isMissingNode() ? Double.NaN : bytes.path("score").asDouble());
    }

    private static String gc(JsonNode arguments) {
        for (JsonNode argument : arguments) {
            if (argument.asString().matches("-XX:\\+Use\\w+GC")) {
                return argument.asString().substring("-XX:+Use".length());
            }
        }
        return "";
    }

    boolean isSampled() {
        return mode.equals("sample");
    }

    /** The row that this one is a multiple of: the same, with the rules as loops and ifs, or with the least of what grows. */
    String comparedWith() {
        Map<String, String> other = new TreeMap<>(parameters);
        if (other.containsKey("by")) {
            other.put("by", "JAVA");
        } else {
            List.of("times", "count").forEach(grows -> other.computeIfPresent(grows, (key, value) -> "1"));
        }
        return key(other);
    }

    String key() {
        return key(parameters);
    }

    private String key(Map<String, String> values) {
        return String.join(" ", name, mode, String.valueOf(threads), gc, values.toString());
    }

    String shown() {
        String values = parameters.entrySet().stream()
                .filter(each -> !each.getKey().equals("devices"))
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
        return "| " + name + " | " + values + " | " + threads + (gc.isEmpty() ? "" : " " + gc) + " |";
    }
}
