package org.myodose.dashboard.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Java that runs this, and whether it was started so that its collector does not stop the acquisition. */
record JavaCheck(int feature, String version, String vendor, List<String> flags) implements Check {

    private static final String ABOUT = "java";
    private static final String FLAGS = "java flags";
    private static final int LEAST_FEATURE = 25;

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        String seen = "Java " + version + " by " + vendor + ".";
        Map<String, Object> figures = Map.of("version", version, "vendor", vendor);
        findings.add(
                feature >= LEAST_FEATURE
                        ? Finding.good(ABOUT, seen, "java", figures)
                        : Finding.problem(
                                ABOUT,
                                seen + " Myodose needs 25 or newer.",
                                "sudo apt install openjdk-25-jdk",
                                "javaTooOld",
                                figures));
        boolean shortPauses = flags.contains("-XX:+UseZGC") && flags.contains("-XX:+AlwaysPreTouch");
        findings.add(
                shortPauses
                        ? Finding.good(
                                FLAGS,
                                "Collector pauses are kept short: " + String.join(" ", flags) + ".",
                                "javaFlags",
                                Map.of("flags", String.join(" ", flags)))
                        : Finding.advice(
                                FLAGS,
                                "Started without ZGC and a touched heap: garbage may stop the acquisition for 10 ms and more."
                                        + " Start it by ./myodose, which asks for both.",
                                "./myodose run",
                                "javaFlagsMissing",
                                Map.of()));
        return findings;
    }
}
