package org.myodose.analysis.prescription;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A figure or two with their unit, as they stand in a line: {@code 35 to 45 N}. */
record Quantity(double low, double high, String unit) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,9})?");
    private static final Map<String, Double> SECONDS = Map.of("s", 1.0, "min", 60.0);
    private static final Map<String, Double> SQUARE_CENTIMETRES = Map.of("cm2", 1.0, "mm2", 0.01);
    private static final int WORST_PAIN = 10;

    /** Of {@code 35 to 45 N}. */
    static Quantity range(WrittenLine line) {
        List<String> words = words(line);
        if (words.size() < 3 || !words.get(1).equals("to")) {
            throw line.refused("'" + line.value() + "' is no range: write '" + line.key() + "=35 to 45 N'");
        }
        return new Quantity(number(line, words.get(0)), number(line, words.get(2)), unit(words, 3));
    }

    /** Of {@code 45 N}. */
    static Quantity single(WrittenLine line) {
        List<String> words = words(line);
        double figure = number(line, words.getFirst());
        return new Quantity(figure, figure, unit(words, 1));
    }

    static double seconds(WrittenLine line) {
        return converted(line, SECONDS, "s or min");
    }

    static double squareCentimetres(WrittenLine line) {
        double area = converted(line, SQUARE_CENTIMETRES, "cm2 or mm2");
        if (!(area > 0)) {
            throw line.refused("the contact area must be above 0, but is " + line.value());
        }
        return area;
    }

    static double newtonSeconds(WrittenLine line) {
        return converted(line, Map.of("N s", 1.0), "N s");
    }

    /** Of {@code 90 %}, as a share of 1. */
    static double share(WrittenLine line) {
        return converted(line, Map.of("%", 1.0), "%") / 100;
    }

    static int count(WrittenLine line) {
        Quantity quantity = single(line);
        if (!quantity.unit.isEmpty() || quantity.low != Math.rint(quantity.low)) {
            throw line.refused("'" + line.key() + "' is a whole number without a unit, not '" + line.value() + "'");
        }
        return (int) quantity.low;
    }

    /** Of {@code 4} or {@code 4 of 10}. */
    static int pain(WrittenLine line) {
        Quantity quantity = single(line);
        boolean rating = quantity.unit.isEmpty() || quantity.unit.equals("of 10");
        if (!rating || quantity.low != Math.rint(quantity.low) || quantity.low < 0 || quantity.low > WORST_PAIN) {
            throw line.refused("pain is rated in whole numbers from 0 to 10, not '" + line.value() + "'");
        }
        return (int) quantity.low;
    }

    static boolean yes(WrittenLine line) {
        return switch (line.value()) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw line.refused("'" + line.key() + "' is yes or no, not '" + line.value() + "'");
        };
    }

    private static double converted(WrittenLine line, Map<String, Double> units, String known) {
        Quantity quantity = single(line);
        Double factor = units.get(quantity.unit);
        if (factor == null) {
            throw line.refused("'" + line.key() + "' is given in " + known + ", not in "
                    + (quantity.unit.isEmpty() ? "a bare number" : "'" + quantity.unit + "'"));
        }
        return quantity.low * factor;
    }

    private static List<String> words(WrittenLine line) {
        String spaced = line.value()
                .replace('²', '2')
                .replace('·', ' ')
                // 45N and 90% are as good as 45 N and 90 %.
                .replaceAll("(?<=^|\\s)([+-]?[\\d.]+)(?=[A-Za-z%])(?![eE]\\d)", "$1 ");
        return Arrays.asList(spaced.strip().split("\\s+"));
    }

    private static String unit(List<String> words, int from) {
        return String.join(" ", words.subList(from, words.size()));
    }

    private static double number(WrittenLine line, String word) {
        if (!NUMBER.matcher(word).matches()) {
            throw line.refused("'" + word + "' is no number: write '" + line.key()
                    + "' with digits and a decimal point, such as 35 or 2.5");
        }
        return Double.parseDouble(word);
    }
}
