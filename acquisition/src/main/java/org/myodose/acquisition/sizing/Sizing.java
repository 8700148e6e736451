package org.myodose.acquisition.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Holds every sensor, circuit and converter that go together against a demand. */
public final class Sizing {

    /** How far an electronic end must lie beyond the highest force: part-to-part spread of film sensors. A design default. */
    static final double MARGIN_SHARE = 0.25;

    /** Of a reading that a device of ours sends, twelve bit times a byte: what config.h of the firmware leaves free. */
    private static final double BITS_PER_BYTE = 12;

    /** Header 7, scan count 1, checksum 2, COBS 1, delimiter 1. */
    private static final int FRAME_BYTES = 12;

    private static final double[] E12 = {1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2};
    private static final double LOWEST_OHMS = 1e3;
    private static final int DECADES = 4;
    private static final int PLACES = 64;
    private static final double MICRO = 1e-6;

    private Sizing() {}

    /**
     * The chains that are wanted, the good ones first, each group by its worst resolution.
     *
     * @param wanted which to look at; a chain whose resistor is not chosen yet
     * @param measuredSensitivity as for {@link #of(Demand, SensorPart, FrontEnd, ConverterPart, OptionalDouble)}
     */
    public static List<Proposal> of(Demand demand, Predicate<Chain> wanted, OptionalDouble measuredSensitivity) {
        List<Proposal> proposals = new ArrayList<>();
        for (SensorPart sensor : SensorPart.values()) {
            for (ConverterPart converter : ConverterPart.values()) {
                for (FrontEnd frontEnd : FrontEnd.values()) {
                    if (fit(sensor, frontEnd, converter)
                            && wanted.test(new Chain(sensor, converter, frontEnd, 1, sensor.sensitivity()))) {
                        proposals.add(of(demand, sensor, frontEnd, converter, measuredSensitivity));
                    }
                }
            }
        }
        proposals.sort(Comparator.comparing((Proposal proposal) -> !proposal.isGood())
                .thenComparingDouble(Proposal::worstResolutionNewtons));
        return proposals;
    }

    /** Whether these three can be wired together. */
    public static boolean fit(SensorPart sensor, FrontEnd frontEnd, ConverterPart converter) {
        boolean bridge = sensor.output() == SensorPart.Output.BRIDGE;
        return bridge == converter.isForBridges() && bridge == (frontEnd == FrontEnd.BRIDGE);
    }

    /**
     * One chain, with the best resistor of the E12 row.
     *
     * @param measuredSensitivity what was measured on the part, in place of the planned figure
     */
    public static Proposal of(
            Demand demand,
            SensorPart sensor,
            FrontEnd frontEnd,
            ConverterPart converter,
            OptionalDouble measuredSensitivity) {
        double sensitivity = measuredSensitivity.orElse(sensor.sensitivity());
        Chain chain =
                new Chain(sensor, converter, frontEnd, ohms(demand, frontEnd, converter, sensitivity), sensitivity);
        return held(demand, chain);
    }

    /** The chain as it is, with its own resistor. */
    public static Proposal held(Demand demand, Chain chain) {
        double worst = 0;
        for (int place = 0; place <= PLACES; place++) {
            worst = Math.max(worst, chain.resolutionNewtonsAt(demand.highestNewtons() * place / PLACES));
        }
        double end = Math.min(chain.saturationNewtons(), chain.sensor().rangeNewtons());
        double bits = lineBits(demand.sensors(), chain.converter());
        double byLine = demand.baud() / bits;
        double rate = Math.min(byLine, chain.converter().ratePerSensor(demand.sensors()));
        Proposal proposal = new Proposal(
                chain,
                chain.resolutionNewtonsAt(0),
                worst,
                100 * (end / demand.highestNewtons() - 1),
                rate,
                100 * demand.rateHertz() / byLine,
                List.of());
        return new Proposal(
                chain,
                proposal.restResolutionNewtons(),
                worst,
                proposal.marginPercent(),
                rate,
                proposal.lineSharePercent(),
                lacks(demand, proposal));
    }

    private static List<String> lacks(Demand demand, Proposal proposal) {
        List<String> lacks = new ArrayList<>();
        Chain chain = proposal.chain();
        double range = chain.sensor().rangeNewtons();
        if (range < demand.highestNewtons()) {
            lacks.add(String.format(
                    Locale.ROOT, "its range ends at %.3g N, and %.3g N are wanted", range, demand.highestNewtons()));
        }
        if (chain.saturationNewtons() < demand.highestNewtons()) {
            lacks.add(String.format(Locale.ROOT, "its circuit saturates at %.3g N", chain.saturationNewtons()));
        }
        if (proposal.worstResolutionNewtons() > demand.resolutionNewtons()) {
            lacks.add(String.format(
                    Locale.ROOT,
                    "it tells %.3g N at worst, and %.3g N are wanted",
                    proposal.worstResolutionNewtons(),
                    demand.resolutionNewtons()));
        }
        if (proposal.highestRateHertz() < demand.rateHertz()) {
            lacks.add(String.format(
                    Locale.ROOT,
                    "it gives %.4g scans a second, and %.4g are wanted",
                    proposal.highestRateHertz(),
                    demand.rateHertz()));
        }
        return lacks;
    }

    /** Bit times that a scan takes on the line, with the sixth that is left for everything else. */
    private static double lineBits(int sensors, ConverterPart converter) {
        int countBytes = converter.isForBridges() ? 4 : 2;
        return (FRAME_BYTES + sensors * countBytes) * BITS_PER_BYTE;
    }

    private static double ohms(Demand demand, FrontEnd frontEnd, ConverterPart converter, double sensitivity) {
        double siemens = sensitivity * MICRO * demand.highestNewtons();
        double wanted = switch (frontEnd) {
            // Where R·G = 1 at the highest force, a count there makes the least.
            case DIVIDER -> 1 / siemens;
            case INVERTING_AMPLIFIER -> swing(converter, 0) / (siemens * (1 + MARGIN_SHARE));
            case SINGLE_SUPPLY_AMPLIFIER -> swing(converter, 1) / (siemens * (1 + MARGIN_SHARE));
            case BRIDGE -> 1;
        };
        return frontEnd == FrontEnd.BRIDGE ? 1 : largestOfRow(wanted);
    }

    /** Up to the amplifier's end, in driving voltages. */
    private static double swing(ConverterPart converter, double atRest) {
        return converter.referenceVolts() * FrontEnd.RAIL_SHARE / FrontEnd.DRIVING_VOLTS - atRest;
    }

    /** The largest resistor to be had that is not above that one; at least the smallest there is. */
    private static double largestOfRow(double ohms) {
        double best = LOWEST_OHMS;
        for (int decade = 0; decade < DECADES; decade++) {
            double base = LOWEST_OHMS * StrictMath.pow(10, decade);
            best = Math.max(
                    best,
                    Arrays.stream(E12)
                            .map(figure -> figure * base)
                            .filter(figure -> figure <= ohms)
                            .max()
                            .orElse(best));
        }
        return best;
    }
}
