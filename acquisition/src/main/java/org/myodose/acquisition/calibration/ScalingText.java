package org.myodose.acquisition.calibration;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.CountRange;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.FitFigures;
import org.myodose.acquisition.SensorId;

/**
 * A channel's curve, limits and certificate as {@code name=value} lines, both ways: the one form in which calibration files
 * keep them and recordings embed them. The zero is not part of it, for tares come and go. What is read equals what was
 * written; unknown names are for later versions and pass.
 */
public final class ScalingText {

    private static final String NOT_MEASURED = "not measured";

    private ScalingText() {}

    /**
     * The circuit that words such as {@code divider full-scale-counts:1023 …} mean.
     *
     * @throws CalibrationException saying what they lack
     */
    public static Circuit circuit(String words) {
        return CurveText.circuit(words);
    }

    /** The lines, each with a line feed at its end. */
    public static String of(ChannelScaling scaling) {
        StringBuilder text = new StringBuilder();
        scaling.certificate().ifPresent(certificate -> append(text, certificate));
        line(text, "circuit", CurveText.of(CurveText.circuitOf(scaling.curve())));
        line(text, "curve", CurveText.of(scaling.curve()));
        CountLimits limits = scaling.limits();
        line(text, "calibrated counts", range(limits.calibrated()));
        line(text, "dead zone counts", range(limits.deadZone()));
        line(text, "saturated counts", range(limits.saturated()));
        return text.toString();
    }

    /** Eight digits by which people tell calibrations apart: another one as soon as anything but the zero is otherwise. */
    public static String id(ChannelScaling scaling) {
        CRC32 crc = new CRC32();
        crc.update(of(scaling).getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    private static void append(StringBuilder text, CalibrationCertificate certificate) {
        line(text, "serial number", certificate.sensor().serialNumber());
        line(text, "channel", certificate.sensor().channel());
        line(text, "date", certificate.date().toString());
        line(text, "expires", certificate.expires().toString());
        line(
                text,
                "masses kg",
                certificate.massesKilograms().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        line(text, "fit", fit(certificate.fit()));
        line(text, "creep", certificate.creep().map(ScalingText::creep).orElse(NOT_MEASURED));
        line(text, "explanation", certificate.explanation());
    }

    private static String fit(FitFigures fit) {
        return "readings:" + fit.pointCount()
                + " lowest-newtons:" + fit.lowestNewtons()
                + " highest-newtons:" + fit.highestNewtons()
                + " rmse-newtons:" + fit.rmseNewtons()
                + " max-error-newtons:" + fit.maxErrorNewtons()
                + " cross-validated-newtons:" + fit.crossValidatedNewtons()
                + " hysteresis-percent:" + fit.hysteresisPercent()
                + " repeatability-newtons:" + fit.repeatabilityNewtons();
    }

    private static String creep(CreepFigures creep) {
        return "k:" + creep.k() + " tau-seconds:" + creep.tauSeconds() + " k-standard-error:" + creep.kStandardError();
    }

    private static String range(CountRange range) {
        if (range.equals(CountRange.ALL)) {
            return "all";
        }
        String lowest = range.lowest() == Integer.MIN_VALUE ? "" : String.valueOf(range.lowest());
        String highest = range.highest() == Integer.MAX_VALUE ? "" : String.valueOf(range.highest());
        return range.isEmpty() ? "none" : lowest + ".." + highest;
    }

    private static void line(StringBuilder text, String name, String value) {
        String oneLine = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        text.append(name).append('=').append(oneLine).append('\n');
    }

    /**
     * Reads the lines.
     *
     * @param provenance where they come from, in words, for those who are shown the scaling
     * @throws CalibrationException when they are not what {@link #of} writes
     */
    public static ChannelScaling read(String text, double zero, String provenance) {
        return read(fields(text), zero, provenance);
    }

    private static ChannelScaling read(Fields fields, double zero, String provenance) {
        Circuit circuit = CurveText.circuit(fields.text("circuit"));
        CountLimits limits = new CountLimits(
                range(fields, "calibrated counts"),
                range(fields, "dead zone counts"),
                range(fields, "saturated counts"));
        try {
            return new ChannelScaling(
                    CurveText.curve(fields.text("curve"), circuit),
                    limits,
                    zero,
                    provenance,
                    fields.has("serial number") ? Optional.of(certificate(fields)) : Optional.empty());
        } catch (IllegalArgumentException impossible) {
            throw new CalibrationException(impossible.getMessage() + ".");
        }
    }

    private static Fields fields(String text) {
        Fields fields = new Fields("the calibration");
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new CalibrationException("'" + line + "' stands where a name, '=' and a value belong.");
            }
            fields.put(line.substring(0, equals).strip(), unescaped(line.substring(equals + 1)));
        });
        return fields;
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < value.length(); index++) {
            char letter = value.charAt(index);
            if (letter == '\\' && index + 1 < value.length()) {
                char escaped = value.charAt(++index);
                text.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }

    private static CalibrationCertificate certificate(Fields fields) {
        String creep = fields.text("creep");
        return new CalibrationCertificate(
                new SensorId(fields.text("serial number"), fields.text("channel")),
                date(fields, "date"),
                date(fields, "expires"),
                CurveText.numbers(fields.text("masses kg")),
                fit(Fields.ofWords("the fit", fields.text("fit"))),
                creep.equals(NOT_MEASURED) ? Optional.empty() : Optional.of(creep(creep)),
                fields.text("explanation"));
    }

    private static FitFigures fit(Fields fields) {
        return new FitFigures(
                fields.wholeNumber("readings"),
                fields.number("lowest-newtons"),
                fields.number("highest-newtons"),
                fields.number("rmse-newtons"),
                fields.number("max-error-newtons"),
                fields.number("cross-validated-newtons"),
                fields.number("hysteresis-percent"),
                fields.number("repeatability-newtons"));
    }

    private static CreepFigures creep(String words) {
        Fields fields = Fields.ofWords("the creep", words);
        return new CreepFigures(fields.number("k"), fields.number("tau-seconds"), fields.number("k-standard-error"));
    }

    private static LocalDate date(Fields fields, String name) {
        try {
            return LocalDate.parse(fields.text(name));
        } catch (DateTimeException wrong) {
            throw new CalibrationException(
                    "the " + name + " must be written as 2026-11-21, not '" + fields.text(name) + "'.");
        }
    }

    private static CountRange range(Fields fields, String name) {
        String text = fields.text(name);
        String[] ends = text.split("\\.\\.", -1);
        if (text.equals("all") || text.equals("none")) {
            return text.equals("all") ? CountRange.ALL : CountRange.NONE;
        }
        OptionalInt lowest = ends[0].isEmpty() ? OptionalInt.of(Integer.MIN_VALUE) : Fields.parseInt(ends[0]);
        String last = ends[ends.length - 1];
        OptionalInt highest = last.isEmpty() ? OptionalInt.of(Integer.MAX_VALUE) : Fields.parseInt(last);
        if (ends.length != 2 || lowest.isEmpty() || highest.isEmpty()) {
            throw new CalibrationException(
                    "the " + name + " must be written as 12..905, or all, or none, not '" + text + "'.");
        }
        return new CountRange(lowest.getAsInt(), highest.getAsInt());
    }
}
