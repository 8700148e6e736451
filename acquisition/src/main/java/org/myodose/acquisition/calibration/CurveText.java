package org.myodose.acquisition.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.ForceCurve.PiecewiseLinear.Knot;

/** Force curves and circuits as words, both ways: what is read is what was written, to the last bit. */
final class CurveText {

    private static final String CURVE = "the curve";
    private static final String CIRCUIT = "the circuit";

    private CurveText() {}

    static String of(Circuit circuit) {
        return switch (circuit) {
            case Circuit.Direct direct -> "direct";
            case Circuit.Divider divider ->
                "divider full-scale-counts:" + divider.fullScaleCounts()
                        + " reference-volts:" + divider.referenceVolts()
                        + " supply-volts:" + divider.supplyVolts()
                        + " measuring-ohms:" + divider.measuringOhms();
            case Circuit.InvertingAmplifier amplifier ->
                "inverting-amplifier full-scale-counts:" + amplifier.fullScaleCounts()
                        + " reference-volts:" + amplifier.referenceVolts()
                        + " driving-volts:" + amplifier.drivingVolts()
                        + " feedback-ohms:" + amplifier.feedbackOhms();
        };
    }

    /** Reads what {@link #of(Circuit)} writes, and what users type. */
    static Circuit circuit(String text) {
        String name = firstWord(text);
        Fields fields = Fields.ofWords(CIRCUIT, text.substring(name.length()));
        try {
            return switch (name) {
                case "direct" -> new Circuit.Direct();
                case "divider" ->
                    new Circuit.Divider(
                            fields.number("full-scale-counts"),
                            fields.number("reference-volts"),
                            fields.number("supply-volts"),
                            fields.number("measuring-ohms"));
                case "inverting-amplifier" ->
                    new Circuit.InvertingAmplifier(
                            fields.number("full-scale-counts"),
                            fields.number("reference-volts"),
                            fields.number("driving-volts"),
                            fields.number("feedback-ohms"));
                default ->
                    throw new CalibrationException(
                            "There is no circuit '" + name + "': write direct, divider or inverting-amplifier.");
            };
        } catch (IllegalArgumentException impossible) {
            throw new CalibrationException(impossible.getMessage() + ".");
        }
    }

    static String of(ForceCurve curve) {
        return switch (curve) {
            case ForceCurve.Linear line ->
                "line force-span:" + line.forceSpan() + " count-span:" + line.countSpan() + " offset:" + line.offset();
            case ForceCurve.Power power -> "power factor:" + power.factor() + " exponent:" + power.exponent();
            case ForceCurve.Polynomial polynomial -> "polynomial " + words(polynomial.coefficients(), String::valueOf);
            case ForceCurve.PiecewiseLinear piecewise ->
                "piecewise " + words(piecewise.knots(), knot -> knot.input() + ":" + knot.force());
        };
    }

    private static <T> String words(List<T> things, Function<T, String> word) {
        return things.stream().map(word).collect(Collectors.joining(" "));
    }

    static Circuit circuitOf(ForceCurve curve) {
        return switch (curve) {
            case ForceCurve.Linear line -> new Circuit.Direct();
            case ForceCurve.Power power -> power.circuit();
            case ForceCurve.Polynomial polynomial -> polynomial.circuit();
            case ForceCurve.PiecewiseLinear piecewise -> piecewise.circuit();
        };
    }

    static ForceCurve curve(String text, Circuit circuit) {
        String name = firstWord(text);
        String rest = text.substring(name.length()).strip();
        try {
            return switch (name) {
                case "line" -> line(Fields.ofWords(CURVE, rest));
                case "power" -> power(Fields.ofWords(CURVE, rest), circuit);
                case "polynomial" -> new ForceCurve.Polynomial(circuit, numbers(rest));
                case "piecewise" -> new ForceCurve.PiecewiseLinear(circuit, knots(rest));
                default ->
                    throw new CalibrationException(
                            "There is no curve '" + name + "': it must be line, power, polynomial or piecewise.");
            };
        } catch (IllegalArgumentException impossible) {
            throw new CalibrationException(impossible.getMessage() + ".");
        }
    }

    private static ForceCurve line(Fields fields) {
        return new ForceCurve.Linear(fields.number("force-span"), fields.number("count-span"), fields.number("offset"));
    }

    private static ForceCurve power(Fields fields, Circuit circuit) {
        return new ForceCurve.Power(circuit, fields.number("factor"), fields.number("exponent"));
    }

    private static List<Knot> knots(String words) {
        return Arrays.stream(words.split(" +", -1)).map(CurveText::knot).toList();
    }

    private static Knot knot(String word) {
        List<Double> pair = numbers(word.replace(':', ' '));
        if (pair.size() != 2) {
            throw new CalibrationException(CURVE + " has '" + word + "' where input:force belongs.");
        }
        return new Knot(pair.getFirst(), pair.getLast());
    }

    static List<Double> numbers(String words) {
        Fields names = new Fields(CURVE);
        return Arrays.stream(words.strip().split(" +", -1))
                .map(word -> names.number("every figure of it", word))
                .toList();
    }

    private static String firstWord(String text) {
        return text.strip().split(" ", 2)[0];
    }
}
