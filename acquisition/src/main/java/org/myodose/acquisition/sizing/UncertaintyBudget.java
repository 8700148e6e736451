package org.myodose.acquisition.sizing;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a force that a device tells may be from the truth: independent contributions, combined in quadrature, expanded by
 * k = 2 to about 95 % (GUM, JCGM 100:2008, 5.1.2 and 6.2). Immutable.
 *
 * @param device what it is of, in words
 * @param rangeNewtons that the device is calibrated for
 * @param stepNewtons what one count makes, at worst
 * @param holdSeconds how long a load lies, for what grows with time; decades count from the first second
 * @param contributions all
 */
public record UncertaintyBudget(
        String device, double rangeNewtons, double stepNewtons, double holdSeconds, List<Contribution> contributions) {

    public static final double COVERAGE = 2;

    private static final String HEADING = "contribution,limit,of,distribution,source";
    private static final int COLUMNS = 5;

    public UncertaintyBudget {
        contributions = List.copyOf(contributions);
        if (contributions.isEmpty()) {
            throw new IllegalArgumentException("a budget needs contributions.");
        }
    }

    /** Standard uncertainty that a contribution has at a force, in newtons. */
    public double standardNewtons(Contribution contribution, double newtons) {
        double limit = switch (contribution.basis()) {
            case NEWTONS -> contribution.limit();
            case PERCENT_OF_READING -> contribution.limit() / 100 * newtons;
            case PERCENT_OF_RANGE -> contribution.limit() / 100 * rangeNewtons;
            case PERCENT_OF_READING_PER_DECADE ->
                contribution.limit() / 100 * newtons * StrictMath.log10(Math.max(1, holdSeconds));
            case COUNTS -> contribution.limit() * stepNewtons;
        };
        return limit / contribution.distribution().divisor();
    }

    /** All of them, in quadrature. */
    public double combinedNewtons(double newtons) {
        double squares = 0;
        for (Contribution contribution : contributions) {
            double standard = standardNewtons(contribution, newtons);
            squares += standard * standard;
        }
        return StrictMath.sqrt(squares);
    }

    public double expandedNewtons(double newtons) {
        return COVERAGE * combinedNewtons(newtons);
    }

    /**
     * Reads a budget: settings as name=value, a heading, then a contribution a line; lines that begin with # are for people.
     *
     * @param file its name, for the sentence when it is not understood
     * @throws IllegalArgumentException naming the line and what is wrong with it
     */
    public static UncertaintyBudget read(String file, String text) {
        String device = file;
        double range = Double.NaN;
        double step = Double.NaN;
        double hold = Double.NaN;
        List<Contribution> contributions = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String place = file + ", line " + number + ": ";
            int equals = line.indexOf('=');
            if (line.isBlank() || line.startsWith("#") || line.equals(HEADING)) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (cells.length == COLUMNS) {
                contributions.add(contribution(place, cells));
                continue;
            }
            String name = equals < 0 ? "" : line.substring(0, equals);
            String value = line.substring(equals + 1);
            switch (name) {
                case "device" -> device = value;
                case "range-newtons" -> range = positive(place, value);
                case "step-newtons" -> step = positive(place, value);
                case "hold-seconds" -> hold = positive(place, value);
                default ->
                    throw new IllegalArgumentException(place + "expected device=, range-newtons=, step-newtons=,"
                            + " hold-seconds=, or five columns " + HEADING + ".");
            }
        }
        if (Double.isNaN(range) || Double.isNaN(step) || Double.isNaN(hold)) {
            throw new IllegalArgumentException(
                    file + " needs range-newtons=, step-newtons= and hold-seconds=, and lacks one of them.");
        }
        return new UncertaintyBudget(device, range, step, hold, contributions);
    }

    private static Contribution contribution(String place, String[] cells) {
        return new Contribution(
                cells[0],
                positive(place, cells[1]),
                Contribution.Basis.of(cells[2])
                        .orElseThrow(() -> new IllegalArgumentException(
                                place + "'" + cells[2] + "' is nothing that a limit can be of here.")),
                Contribution.Distribution.of(cells[3])
                        .orElseThrow(() -> new IllegalArgumentException(place + "there is no distribution '" + cells[3]
                                + "': write rectangular, triangular, normal or normal k=2.")),
                cells[4]);
    }

    private static double positive(String place, String word) {
        try {
            double figure = Double.parseDouble(word);
            if (figure > 0 && figure < Double.POSITIVE_INFINITY) {
                return figure;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(place + "'" + word + "' is not a number.", noNumber);
        }
        throw new IllegalArgumentException(place + "a figure must be above 0, not " + word + ".");
    }
}
