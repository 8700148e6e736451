package org.myodose.analysis.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.myodose.device.ForceUnit;
import org.myodose.device.trace.Trace;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;

/** The real traces, read where they lie; whoever asks for one while the folder is absent is skipped. */
record Traces(String kind, String file, TraceOptions options) {

    private static final Path DATA = Path.of(System.getProperty("myodose.shared", "../shared"), "data");
    private static final TraceOptions GUESSED = TraceOptions.guessed();

    static List<Traces> all() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "no real traces under " + DATA);
        List<Traces> all = new ArrayList<>();
        all.addAll(knownWeights());
        all.addAll(grasps());
        all.addAll(handGrip());
        all.addAll(gait());
        all.addAll(stepUps());
        all.addAll(stepDowns());
        all.addAll(fingertips());
        all.addAll(jumps());
        all.addAll(mats());
        for (int i = 1; i <= 4; i++) {
            all.add(new Traces(
                    "muscle twitch, 10 kHz",
                    "muscle-twitch/twitch00" + i + ".ddf.csv",
                    GUESSED.withTimeColumn("Time").withForceColumns("Force")));
        }
        return all;
    }

    static List<Traces> knownWeights() {
        return tactile("known weights", "weights_operating", "sensitivity_700g");
    }

    static List<Traces> grasps() {
        return tactile(
                "grasps", "grasp_foam_ball", "grasp_teapot_handle", "video_cup", "video_pen_thick", "video_pen_thin");
    }

    private static List<Traces> tactile(String kind, String... names) {
        return Arrays.stream(names)
                .map(name -> new Traces(
                        kind, "tactile-known-weights/" + name + ".sums.csv", GUESSED.withForceColumns("total_sum")))
                .toList();
    }

    static Traces staticHold() {
        return kilograms("241 s static hold", "hand-grip/LogFile_2024-11-04_19.31.50.txt");
    }

    static List<Traces> evokedGrips() {
        return List.of(
                kilograms("evoked grips", "hand-grip/LogFile_2025-03-13_21.28.49.txt"),
                kilograms("evoked grips", "hand-grip/LogFile_2025-05-23_13.35.01.txt"));
    }

    private static List<Traces> handGrip() {
        List<Traces> all = new ArrayList<>(evokedGrips());
        all.add(staticHold());
        all.add(kilograms("small step", "hand-grip/LogFile_2024-10-24_localizer_.txt"));
        return all;
    }

    private static Traces kilograms(String kind, String file) {
        return new Traces(kind, file, GUESSED.withForceUnit(ForceUnit.KILOGRAMS));
    }

    static List<Traces> gait() {
        return Stream.of("18", "19")
                .map(column -> new Traces(
                        "gait, one foot",
                        "gait-insole/GaCo01_01.txt",
                        GUESSED.withTimeColumn("1").withForceColumns(column).withForceUnit(ForceUnit.NEWTONS)))
                .toList();
    }

    static List<Traces> stepUps() {
        List<Traces> all = new ArrayList<>();
        for (int experiment : new int[] {3, 8}) {
            for (int i = 1; i <= 8; i++) {
                String last = experiment == 3 ? "8" : "5";
                all.add(new Traces(
                        "step response",
                        "step-response/step-up_experiment-" + experiment + "_data_" + i + ".csv",
                        GUESSED.withForceColumns("3-" + last)));
            }
        }
        return all;
    }

    /** A robot's finger that lets go: the readings fall below where they began. */
    static List<Traces> stepDowns() {
        List<Traces> all = new ArrayList<>();
        for (int experiment : new int[] {5, 9}) {
            int files = experiment == 5 ? 6 : 8;
            for (int i = 1; i <= files; i++) {
                all.add(new Traces(
                        "step down",
                        "step-response/step-down_experiment-" + experiment + "_data_" + i + ".csv",
                        GUESSED.withForceColumns(experiment == 5 ? "3-8" : "3-4")));
            }
        }
        return all;
    }

    static List<Traces> fingertips() {
        return Stream.of("1", "2", "3", "4")
                .map(column -> new Traces(
                        "fingertip squeezes",
                        "fingertip-reference/FPdata.csv",
                        GUESSED.withRateHz(100).withForceColumns(column)))
                .toList();
    }

    static List<Traces> jumps() {
        return Stream.of("jump1.txt", "jump2.txt")
                .map(name -> new Traces("stand, jump, stand", "force-plate/" + name, GUESSED))
                .toList();
    }

    static List<Traces> mats() {
        return Stream.of("S1_1.txt", "S12_3.txt")
                .map(name -> new Traces(
                        "pressure mat",
                        "pressure-mat/" + name,
                        GUESSED.withRateHz(1).withForceColumns("1-2048")))
                .toList();
    }

    Trace read() throws TraceException {
        Assumptions.assumeTrue(Files.isRegularFile(DATA.resolve(file)), "no real trace " + DATA.resolve(file));
        return TraceFile.read(DATA.resolve(file), options);
    }

    AnalysisReport analysed() throws TraceException {
        return Analysis.of(read(), null);
    }

    /** The name that the labelled contacts know the trace by. */
    String recording() {
        return file.substring(file.indexOf('/') + 1).replace(".sums.csv", "");
    }

    static List<String> contactLines() throws IOException {
        Path contacts = DATA.resolve("tactile-known-weights/contacts.csv");
        Assumptions.assumeTrue(Files.isRegularFile(contacts), "no labelled contacts " + contacts);
        return Files.readAllLines(contacts);
    }

    @Override
    public String toString() {
        return file + " " + String.join("+", options.forceColumns());
    }
}
