package org.myodose.dashboard.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.bench.CalibrationPlan;
import picocli.CommandLine.Option;

/** Which loads a calibration goes through, on the command line. */
final class CalibrationPlanOptions {

    @Option(
            names = "--masses",
            paramLabel = "KG,…",
            split = ",",
            description = "The known masses in kilograms; asked for where not given.")
    private List<Double> masses = new ArrayList<>();

    @Option(names = "--up-only", description = "Do not go down again; hysteresis is not measured then.")
    private boolean upOnly;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "How often to go through all loads.",
            defaultValue = "1")
    private int repeats = 1;

    @Option(
            names = "--creep-seconds",
            paramLabel = "S",
            description = "Hold the largest load so long, to measure creep: 60 or more is good (default: not).",
            defaultValue = "0")
    private double creepSeconds;

    @Option(names = "--hands-free", description = "Go on by itself when a load was changed and came to rest.")
    private boolean handsFree;

    boolean handsFree() {
        return handsFree;
    }

    /** Asks for the masses where they were not given. */
    CalibrationPlan plan(BufferedReader keys, PrintWriter out) throws IOException {
        List<Double> known = masses;
        if (known.isEmpty()) {
            out.println("Which masses do you have, in kg? Write them with commas between, such as 0.1,0.2,0.5,1");
            out.flush();
            String line = keys.readLine();
            known = line == null ? List.of() : numbers(line);
        }
        return new CalibrationPlan(known, !upOnly, repeats, creepSeconds, handsFree);
    }

    private static List<Double> numbers(String line) {
        try {
            return Arrays.stream(line.split(",", -1))
                    .map(word -> Double.valueOf(word.strip()))
                    .toList();
        } catch (NumberFormatException wrong) {
            throw new UserException(
                    "'" + line + "' are not masses: write numbers with commas between, such as 0.1,0.2,0.5,1.");
        }
    }
}
