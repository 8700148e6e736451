package org.myodose.acquisition.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.acquisition.filter.ButterworthReference.Design;

/**
 * Our filters against SciPy's, orders 1 to 8 at seven pairs of corner and rate. Coefficients of the recursion agree to a few
 * units in the last place. What multiplies the input is as small as 1e-5 at 10 kHz, and SciPy computes it as a small
 * difference of large numbers, so it agrees relative to 1, not to itself.
 */
class ButterworthReferenceTest {

    private static final double COEFFICIENT = 2e-15;
    private static final String DESIGNS = "org.myodose.acquisition.filter.ButterworthReference#designs";

    @Test
    void coversEveryOrderAtSeveralRates() {
        assertEquals(8 * 7, ButterworthReference.designs().distinct().count());
    }

    @ParameterizedTest
    @MethodSource(DESIGNS)
    void designsTheSectionsThatSciPyDesigns(Design design) {
        Biquad[] sections =
                FilterBank.design(design.profile(), design.rateMilliHertz()).sections();
        List<double[]> expected = design.rows("section");
        assertEquals(expected.size(), sections.length);
        for (int i = 0; i < sections.length; i++) {
            Biquad ours = sections[i];
            double[] scipys = Arrays.copyOf(expected.get(i), 5);
            assertArrayEquals(
                    scipys, new double[] {ours.b0(), ours.b1(), ours.b2(), ours.a1(), ours.a2()}, COEFFICIENT);
        }
    }

    @ParameterizedTest
    @MethodSource(DESIGNS)
    void filtersALoadedSensorAsSciPyDoes(Design design) {
        FilterBank bank = new FilterBank(design.profile(), design.rateMilliHertz(), 1);
        double[] input = ButterworthReference.input();
        double[] filtered = new double[input.length];
        double[] scan = new double[1];
        for (int i = 0; i < input.length; i++) {
            scan[0] = input[i];
            bank.apply(scan, Math.round(i * 1e6 / design.rateHz()));
            filtered[i] = scan[0];
        }
        assertArrayEquals(design.figures("causal"), filtered, OUTPUT);
    }

    @ParameterizedTest
    @MethodSource(DESIGNS)
    void filtersForwardsAndBackwardsAsSciPyDoes(Design design) {
        double[] input = ButterworthReference.input();
        long[] times = new long[input.length];
        Arrays.setAll(times, i -> Math.round(i * 1e6 / design.rateHz()));
        double[] filtered = new ZeroPhaseFilter(design.profile(), design.rateMilliHertz()).filter(input, times);
        assertArrayEquals(design.figures("zero"), filtered, OUTPUT);
    }

    @ParameterizedTest
    @MethodSource(DESIGNS)
    void statesTheDelayThatThePolesHave(Design design) {
        double samples = new ForceFilter(design.profile(), design.rateMilliHertz()).delaySeconds() * design.rateHz();
        double expected = design.figures("delay")[0];
        assertEquals(expected, samples, 1e-13 * expected);
    }

    /** Forces reach 540 N here: this is 2e-12 of that. */
    private static final double OUTPUT = 1e-9;
}
