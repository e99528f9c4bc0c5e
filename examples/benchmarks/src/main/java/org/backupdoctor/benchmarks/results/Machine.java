package org.backupdoctor.benchmarks.results;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** On what it was measured. */
public final class Machine {

    private Machine() {}

    /** Lines for the top of a page: processor, memory, system, Java, collector, commit. */
    public static String described() {
        return "- Processor: " + processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores\n"
                + "- Memory: " + memory() + "\n"
                + "- System: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch") + "\n"
                + "- Java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")
                + "\n"
                + "- Commit: " + System.getProperty("commit", "not known") + "\n";
    }

    /** The collectors of this JVM. */
    public static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("not known");
        } catch (IOException e) {
            return "not known";
        }
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.round(system.getTotalMemorySize() / 1e9) + " GB"
                : "not known";
    }
}
