package org.myodose.dashboard.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.threshold.ThresholdProtocol;
import org.myodose.dashboard.UserException;
import picocli.CommandLine.Option;

/** How a threshold is to be measured, on the command line. */
final class ThresholdOptions {

    private static final Pattern RATE = Pattern.compile("([\\d.]+)\\s*(N/s|kPa/s|)");
    private static final Pattern AREA = Pattern.compile("([\\d.]+)\\s*(cm2|cm²|mm2|mm²|)");
    private static final double USUAL_CEILING_NEWTONS = 100;

    @Option(
            names = "--site",
            paramLabel = "WORDS",
            description = "Where on the body, in your own words; sessions are compared by it.")
    private String site = "";

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "How fast to load, such as '5 N/s' or '50 kPa/s' (default: 5 N/s, or with --area 50 kPa/s).")
    private @Nullable String rate;

    @Option(
            names = "--area",
            paramLabel = "AREA",
            description = "The probe's area, such as '1 cm2', to tell pressures.")
    private @Nullable String area;

    @Option(
            names = "--readings",
            paramLabel = "N",
            description = "Valid readings that are averaged (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    private int readings = ThresholdProtocol.USUAL_READINGS;

    @Option(names = "--discard-first", description = "Take one reading more, and leave the first out of the mean.")
    private boolean discardFirst;

    @Option(
            names = "--pause",
            paramLabel = "S",
            description = "Seconds between readings (default: ${DEFAULT-VALUE}).",
            defaultValue = "30")
    private double pauseSeconds = ThresholdProtocol.USUAL_PAUSE_SECONDS;

    @Option(
            names = "--ceiling",
            paramLabel = "N",
            description = "Force in newtons at which a reading ends as not reached (default: ${DEFAULT-VALUE}).",
            defaultValue = "100")
    private double ceilingNewtons = USUAL_CEILING_NEWTONS;

    @Option(
            names = "--tolerance",
            paramLabel = "PERCENT",
            description = "By how much a valid reading's rate may be wrong (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private double tolerancePercent = 20;

    ThresholdProtocol protocol() {
        Double squareCentimetres = squareCentimetres();
        return new ThresholdProtocol(
                site.strip(),
                newtonsPerSecond(squareCentimetres),
                squareCentimetres,
                readings,
                discardFirst,
                pauseSeconds,
                ceilingNewtons,
                tolerancePercent / 100);
    }

    private @Nullable Double squareCentimetres() {
        if (area == null) {
            return null;
        }
        Matcher matcher = AREA.matcher(area.strip());
        if (!matcher.matches()) {
            throw new UserException("'--area " + area + "' is no area: write it as '1 cm2' or '50 mm2'.");
        }
        return figure(matcher.group(1), "--area") * (matcher.group(2).startsWith("mm") ? 0.01 : 1);
    }

    private double newtonsPerSecond(@Nullable Double squareCentimetres) {
        if (rate == null) {
            return squareCentimetres == null
                    ? ThresholdProtocol.USUAL_NEWTONS_PER_SECOND
                    : newtons(ThresholdProtocol.USUAL_KILOPASCALS_PER_SECOND, squareCentimetres);
        }
        Matcher matcher = RATE.matcher(rate.strip());
        if (!matcher.matches()) {
            throw new UserException("'--rate " + rate + "' is no loading rate: write it as '5 N/s' or '50 kPa/s'.");
        }
        double figure = figure(matcher.group(1), "--rate");
        if (!matcher.group(2).equals("kPa/s")) {
            return figure;
        }
        if (squareCentimetres == null) {
            throw new UserException(
                    String.format(Locale.ROOT, "'--rate %s' is a pressure: give the probe's --area too.", rate));
        }
        return newtons(figure, squareCentimetres);
    }

    /** 1 kPa is 0.1 N/cm². */
    private static double newtons(double kilopascals, double squareCentimetres) {
        return kilopascals * squareCentimetres / 10;
    }

    private static double figure(String digits, String option) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException notNumber) {
            throw new UserException("'" + option + " " + digits + "' is no number.", notNumber);
        }
    }
}
