package org.myodose.dashboard.doctor;

import java.util.List;
import java.util.Map;

/** Whether there is memory for the program and the browser beside it. */
final class MemoryCheck implements Check {

    private static final String ABOUT = "memory";

    /** The launcher's heap of 192 MB, and as much again for the Java machine itself. */
    private static final long LEAST_MEGABYTES = 400;

    private static final long WITH_BROWSER_MEGABYTES = 1_000;

    @Override
    public List<Finding> look(Machine machine) {
        String available = machine.field("proc/meminfo", "MemAvailable").orElse("");
        if (!available.matches("\\d+ kB")) {
            return List.of(Finding.unknown(
                    ABOUT, "The machine does not tell how much memory is free.", "memoryUnknown", Map.of()));
        }
        long megabytes = Long.parseLong(available.replace(" kB", "")) / 1024;
        Map<String, Object> figures = Map.of("megabytes", megabytes);
        String seen = megabytes + " MB are free.";
        if (megabytes < LEAST_MEGABYTES) {
            return List.of(Finding.problem(
                    ABOUT, seen + " Myodose takes 400 MB.", "ps aux --sort=-rss | head", "memoryTooLittle", figures));
        }
        return List.of(
                megabytes < WITH_BROWSER_MEGABYTES
                        ? Finding.advice(
                                ABOUT,
                                seen + " A browser beside it takes more.",
                                "ps aux --sort=-rss | head",
                                "memoryLittle",
                                figures)
                        : Finding.good(ABOUT, seen, "memory", figures));
    }
}
