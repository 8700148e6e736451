package org.myodose.acquisition;

import java.util.List;

/**
 * From a channel's counts to force, before any zero. What it says outside the counts that were calibrated is not to be
 * used: {@link ChannelScaling#forceAt} goes on straight there. Immutable; evaluation allocates nothing and, by {@link
 * StrictMath}, gives the same bits on every machine.
 */
public sealed interface ForceCurve {

    double forceAt(double counts);

    /** What fits are named by, in files and to people. */
    String model();

    /**
     * A straight line over counts: force = count · {@code forceSpan} / {@code countSpan} + {@code offset}, evaluated in that
     * order, so that anyone can recompute a recording to the last bit.
     *
     * @param forceSpan force that {@code countSpan} counts amount to, in the signal's unit
     * @param countSpan counts; never 0
     * @param offset force at count 0
     */
    record Linear(double forceSpan, double countSpan, double offset) implements ForceCurve {

        public Linear {
            if (!Double.isFinite(forceSpan / countSpan) || !Double.isFinite(offset)) {
                throw new IllegalArgumentException("a line needs finite figures and a count span other than 0, not "
                        + forceSpan + " / " + countSpan + " + " + offset);
            }
        }

        @Override
        public double forceAt(double counts) {
            return counts * forceSpan / countSpan + offset;
        }

        @Override
        public String model() {
            return "line";
        }
    }

    /** F = {@code factor} · G^{@code exponent}, evaluated as factor · exp(exponent · ln G); 0 where G is not above 0. */
    record Power(Circuit circuit, double factor, double exponent) implements ForceCurve {

        public Power {
            if (!(factor > 0) || Double.isInfinite(factor) || !(exponent > 0) || !Double.isFinite(exponent)) {
                throw new IllegalArgumentException("a power law needs a finite factor above 0 and a finite exponent"
                        + " above 0, not " + factor + " and " + exponent);
            }
        }

        @Override
        public double forceAt(double counts) {
            // StrictMath.pow allocates its tables at every call.
            double input = circuit.inputAt(counts);
            return input > 0 ? factor * StrictMath.exp(exponent * StrictMath.log(input)) : 0;
        }

        @Override
        public String model() {
            return "power";
        }
    }

    /**
     * F = c₀ + c₁·G + c₂·G² + c₃·G³.
     *
     * @param coefficients c₀ first; two to four of them
     */
    record Polynomial(Circuit circuit, List<Double> coefficients) implements ForceCurve {

        public Polynomial {
            coefficients = List.copyOf(coefficients);
            if (coefficients.size() < 2
                    || coefficients.size() > 4
                    || !coefficients.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "a polynomial needs two to four finite coefficients, not " + coefficients);
            }
        }

        @Override
        public double forceAt(double counts) {
            double input = circuit.inputAt(counts);
            double force = 0;
            for (int power = coefficients.size() - 1; power >= 0; power--) {
                force = force * input + coefficients.get(power);
            }
            return force;
        }

        @Override
        public String model() {
            return "polynomial-" + (coefficients.size() - 1);
        }
    }

    /** Straight from knot to knot; the first and last piece go on beyond. */
    record PiecewiseLinear(Circuit circuit, List<Knot> knots) implements ForceCurve {

        /** A point of the curve. */
        public record Knot(double input, double force) {}

        public PiecewiseLinear {
            knots = List.copyOf(knots);
            if (knots.size() < 2) {
                throw new IllegalArgumentException("a piecewise curve needs at least two knots");
            }
            for (int index = 1; index < knots.size(); index++) {
                if (!(knots.get(index).input() - knots.get(index - 1).input() > 0)
                        || !Double.isFinite(
                                knots.get(index).force() - knots.get(index - 1).force())) {
                    throw new IllegalArgumentException("the knots of a piecewise curve must be finite and rise, but "
                            + knots.get(index) + " follows " + knots.get(index - 1));
                }
            }
        }

        @Override
        public double forceAt(double counts) {
            double input = circuit.inputAt(counts);
            int right = 1;
            while (right < knots.size() - 1 && knots.get(right).input() < input) {
                right++;
            }
            Knot from = knots.get(right - 1);
            Knot to = knots.get(right);
            return from.force() + (input - from.input()) * (to.force() - from.force()) / (to.input() - from.input());
        }

        @Override
        public String model() {
            return "piecewise";
        }
    }
}
