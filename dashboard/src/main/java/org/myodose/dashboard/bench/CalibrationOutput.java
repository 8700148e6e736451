package org.myodose.dashboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.calibration.CalibrationFile;
import org.myodose.acquisition.calibration.SealedCalibration;
import org.myodose.acquisition.fitting.FitPlot;
import org.myodose.acquisition.fitting.LoadReading;
import org.myodose.acquisition.fitting.PointsTable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.WholeFile;

/**
 * Writes a calibration, and beside it the readings it was made from and a picture of each fit. Other sensors in the file stay;
 * the same sensor is replaced only where that was asked for, and what was there before is kept as {@code FILE.earlier-1} and
 * so on. A file is there whole or not at all.
 */
public final class CalibrationOutput {

    private final Path file;
    private final boolean replace;

    /** @param replace whether a calibration of the same sensor may be replaced */
    public CalibrationOutput(Path file, boolean replace) {
        this.file = file;
        this.replace = replace;
    }

    /** Refuses, before anybody has laid on a load, what {@link #write} would refuse. */
    public void require(SensorId sensor) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserException("There is no folder " + folder + " to write " + file + " into: make it first.");
        }
        if (!replace && isCalibrated(List.of(sensor))) {
            throw new UserException(file + " holds a calibration of " + sensor
                    + " already: give another --out, or --replace to have it replaced.");
        }
    }

    /** Writes everything and returns the files. */
    public List<Path> write(List<Fitted> fitted) {
        List<SensorId> sensors =
                fitted.stream().map(one -> one.certificate().sensor()).toList();
        sensors.forEach(this::require);
        List<ChannelScaling> all =
                new ArrayList<>(fitted.stream().map(Fitted::scaling).toList());
        all.addAll(others(sensors));
        boolean replaces = isCalibrated(sensors);
        List<Path> written = new ArrayList<>();
        written.add(write(file, SealedCalibration.write(all), replaces));
        Map<String, List<LoadReading>> readings = new LinkedHashMap<>();
        for (Fitted one : fitted) {
            String channel = one.certificate().sensor().channel();
            readings.put(channel, one.fit().readings());
            String name = channel.replaceAll("[^A-Za-z0-9_-]", "-");
            written.add(write(
                    beside("." + name + ".svg"),
                    FitPlot.svg(one.certificate().sensor().toString(), one.fit()),
                    replaces));
        }
        if (readings.keySet().stream().noneMatch(channel -> channel.contains(","))) {
            String which = fitted.size() == 1
                    ? "." + fitted.getFirst().certificate().sensor().channel()
                    : "";
            written.add(write(
                    beside(which.replaceAll("[^.A-Za-z0-9_-]", "-") + ".points.csv"),
                    PointsTable.write(readings),
                    replaces));
        }
        return written;
    }

    private List<ChannelScaling> others(List<SensorId> sensors) {
        if (!Files.exists(file)) {
            return List.of();
        }
        Stream<ChannelScaling> kept = CalibrationFile.read(file).certified().stream();
        return kept.filter(scaling -> !sensors.contains(sensorOf(scaling))).toList();
    }

    private boolean isCalibrated(List<SensorId> sensors) {
        return others(List.of()).stream().anyMatch(scaling -> sensors.contains(sensorOf(scaling)));
    }

    private static SensorId sensorOf(ChannelScaling scaling) {
        return scaling.certificate().orElseThrow().sensor();
    }

    private Path beside(String ending) {
        return Path.of(file + ending);
    }

    private static Path write(Path path, String text, boolean keepEarlier) {
        try {
            if (keepEarlier && Files.exists(path)) {
                WholeFile.keepEarlier(path);
            }
            return WholeFile.write(path, text);
        } catch (IOException failure) {
            throw new UserException(path + " cannot be written (" + failure.getMessage() + ").", failure);
        }
    }

    /** What a program may read of a fitted sensor. */
    public static Map<String, @Nullable Object> json(Fitted fitted) {
        CalibrationCertificate certificate = fitted.certificate();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("serialNumber", certificate.sensor().serialNumber());
        json.put("channel", certificate.sensor().channel());
        json.put("date", certificate.date().toString());
        json.put("expires", certificate.expires().toString());
        json.put("model", fitted.fit().curve().model());
        json.put("explanation", fitted.fit().explanation());
        json.put("readings", certificate.fit().pointCount());
        json.put("lowestNewtons", certificate.fit().lowestNewtons());
        json.put("highestNewtons", certificate.fit().highestNewtons());
        json.put("rmseNewtons", certificate.fit().rmseNewtons());
        json.put("maxErrorNewtons", certificate.fit().maxErrorNewtons());
        json.put("crossValidatedNewtons", certificate.fit().crossValidatedNewtons());
        json.put("hysteresisPercent", known(certificate.fit().hysteresisPercent()));
        json.put("repeatabilityNewtons", known(certificate.fit().repeatabilityNewtons()));
        json.put("creepPerDecade", certificate.creep().map(CreepFigures::k).orElse(null));
        json.put(
                "creepTauSeconds",
                certificate.creep().map(CreepFigures::tauSeconds).orElse(null));
        return json;
    }

    private static @Nullable Double known(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }
}
