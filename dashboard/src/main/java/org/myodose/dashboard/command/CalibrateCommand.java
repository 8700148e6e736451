package org.myodose.dashboard.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.calibration.CalibrationFile;
import org.myodose.acquisition.calibration.ScalingText;
import org.myodose.acquisition.calibration.SealedCalibration;
import org.myodose.acquisition.fitting.FitText;
import org.myodose.acquisition.fitting.LoadReading;
import org.myodose.acquisition.fitting.PointsTable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.WholeFile;
import org.myodose.dashboard.bench.CalibrationCheck;
import org.myodose.dashboard.bench.CalibrationDialogue;
import org.myodose.dashboard.bench.CalibrationOutput;
import org.myodose.dashboard.bench.CalibrationPlan;
import org.myodose.dashboard.bench.Fitted;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "calibrate",
        description = "Find out with known masses what a sensor's counts mean in newtons.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Leads through the loads, up and down, and takes each reading when it is steady.",
            "",
            "Examples:",
            "  ./myodose calibrate --source serial:/dev/ttyACM0 --channel A0 --masses 0.1,0.2,0.5,1,2 --out glove.calibration",
            "  ./myodose calibrate --check glove.calibration --source serial:/dev/ttyACM0 --channel A0 --masses 0.2,0.5,1",
            "  ./myodose calibrate --points readings.csv --serial-number GLOVE-42 --out glove.calibration"
        })
final class CalibrateCommand implements Callable<Integer> {

    @Option(names = "--source", paramLabel = "URI", description = "The device, such as serial:/dev/ttyACM0.")
    private @Nullable String source;

    @Option(names = "--channel", paramLabel = "NAME", description = "The sensor, where the device has several.")
    private @Nullable String channel;

    @Mixin
    private final CalibrationPlanOptions course = new CalibrationPlanOptions();

    @Option(
            names = "--circuit",
            paramLabel = "WORDS",
            description = "What stands between sensor and converter; see docs/calibration.md (default: direct).",
            defaultValue = "direct")
    private String circuit = "direct";

    @Option(
            names = "--valid-months",
            paramLabel = "N",
            description = "After how many months it expires (default: ${DEFAULT-VALUE}).",
            defaultValue = "6")
    private int validMonths = 6;

    @Option(names = "--out", paramLabel = "FILE", description = "The calibration file; other sensors in it stay.")
    private @Nullable Path out;

    @Option(
            names = "--replace",
            description =
                    "Replace the calibration of the same sensor in that file; the file as it was is kept beside it.")
    private boolean replace;

    @Option(names = "--points", paramLabel = "FILE", description = "Fit readings from a table instead of a device.")
    private @Nullable Path points;

    @Option(
            names = "--mass-unit",
            paramLabel = "kg|g",
            description = "Unit of a table's masses whose heading tells none.")
    private @Nullable String massUnit;

    @Option(names = "--serial-number", paramLabel = "TEXT", description = "With --points: the device's serial number.")
    private String serialNumber = "";

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "See with known masses whether this calibration still holds.")
    private @Nullable Path check;

    @Option(
            names = "--seal",
            paramLabel = "FILE",
            description = "Seal a calibration file anew that was edited on purpose.")
    private @Nullable Path seal;

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (seal != null) {
            return seal(seal);
        }
        if (validMonths < 1) {
            throw new UserException("'--valid-months " + validMonths + "' is no time: give 1 or more.");
        }
        if (points != null) {
            return report(fromTable(points));
        }
        if (source == null) {
            throw new UserException(
                    "There is nothing to calibrate: give --source for a device, or --points for a table of readings.");
        }
        BufferedReader keys = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return check != null ? check(source, check, keys) : report(List.of(fromDevice(source, keys)));
    }

    private int seal(Path file) throws IOException {
        String name = file.toString();
        if (!Files.isRegularFile(file)) {
            throw new UserException("There is no calibration file " + file + ": check its name.");
        }
        WholeFile.write(file, SealedCalibration.reseal(name, Files.readString(file)));
        Output.of(spec).println(file + " is sealed as it stands.");
        Output.of(spec).flush();
        return CommandLine.ExitCode.OK;
    }

    private List<Fitted> fromTable(Path table) throws IOException {
        if (!Files.isRegularFile(table)) {
            throw new UserException("There is no file " + table + ": check its name.");
        }
        if (out != null && serialNumber.isBlank()) {
            throw new UserException("A calibration belongs to a device: give its --serial-number.");
        }
        Circuit known = ScalingText.circuit(circuit);
        List<Fitted> fitted = new ArrayList<>();
        PointsTable.read(table.toString(), Files.readString(table), kilogramsPerUnit())
                .forEach((name, readings) -> {
                    if (channel == null || channel.equals(name)) {
                        SensorId sensor = new SensorId(serialNumber, name);
                        fitted.add(Fitted.of(sensor, readings, List.of(), known, today(), validMonths));
                    }
                });
        if (fitted.isEmpty()) {
            throw new UserException(table + " holds no readings of " + channel + ": check the name of its column.");
        }
        return fitted;
    }

    private OptionalDouble kilogramsPerUnit() {
        if (massUnit == null) {
            return OptionalDouble.empty();
        }
        return switch (massUnit) {
            case "kg" -> OptionalDouble.of(1);
            case "g" -> OptionalDouble.of(0.001);
            default -> throw new UserException("'" + massUnit + "' is not a unit of mass here: write kg or g.");
        };
    }

    private Fitted fromDevice(String uri, BufferedReader keys) throws Exception {
        CalibrationPlan plan = course.plan(keys, Output.progressOf(spec));
        Circuit known = ScalingText.circuit(circuit);
        if (out == null) {
            throw new UserException("Give --out for the file that is to keep the calibration.");
        }
        try (CalibrationBench bench = CalibrationBench.open(uri, channel)) {
            new CalibrationOutput(out, replace).require(bench.sensor());
            CalibrationDialogue dialogue = dialogue(bench, keys);
            dialogue.follow(plan);
            return Fitted.of(bench.sensor(), dialogue.readings(), dialogue.held(), known, today(), validMonths);
        }
    }

    private CalibrationDialogue dialogue(CalibrationBench bench, BufferedReader keys) {
        return new CalibrationDialogue(
                bench.feed(),
                new CalibrationKeys(keys, Output.progressOf(spec)),
                bench.channelIndex(),
                course.handsFree());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    private int report(List<Fitted> fitted) {
        List<Path> written = out == null ? List.of() : new CalibrationOutput(out, replace).write(fitted);
        if (json) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("files", written.stream().map(Path::toString).toList());
            report.put("sensors", fitted.stream().map(CalibrationOutput::json).toList());
            Output.of(spec).println(Json.of(report));
        } else {
            for (Fitted one : fitted) {
                Output.of(spec).print(FitText.of(one.certificate().sensor().channel(), one.fit()));
                one.certificate()
                        .creep()
                        .ifPresent(creep -> Output.of(spec)
                                .printf(
                                        Locale.ROOT,
                                        "  creep %.2f %% a decade (standard error %.2f %%), from %.2g s on%n",
                                        100 * creep.k(),
                                        100 * creep.kStandardError(),
                                        creep.tauSeconds()));
            }
            written.forEach(path -> Output.of(spec).println("Written: " + path));
        }
        Output.of(spec).flush();
        return CommandLine.ExitCode.OK;
    }

    private int check(String uri, Path file, BufferedReader keys) throws Exception {
        CalibrationPlan plan = course.plan(keys, Output.progressOf(spec));
        try (CalibrationBench bench = CalibrationBench.open(uri, channel)) {
            ChannelScaling scaling = CalibrationFile.read(file)
                    .of(bench.sensor())
                    .orElseThrow(() -> new UserException(
                            file + " holds no calibration of " + bench.sensor() + ": give the file of this sensor."));
            CalibrationDialogue dialogue = dialogue(bench, keys);
            dialogue.follow(plan);
            return verdict(CalibrationCheck.of(scaling, dialogue.readings(), today()));
        }
    }

    private int verdict(CalibrationCheck check) {
        if (json) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("good", check.isGood());
            report.put("sentence", check.sentence());
            report.put("worstNewtons", check.worstNewtons());
            Output.of(spec).println(Json.of(report));
        } else {
            for (LoadReading reading : check.readings()) {
                Output.of(spec)
                        .printf(
                                Locale.ROOT,
                                "  %9.3f N %5s reads %9.3f N%n",
                                reading.newtons(),
                                reading.direction().name().toLowerCase(Locale.ROOT),
                                check.forceOf(reading));
            }
            Output.of(spec).println(check.sentence());
        }
        Output.of(spec).flush();
        return check.isGood() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
