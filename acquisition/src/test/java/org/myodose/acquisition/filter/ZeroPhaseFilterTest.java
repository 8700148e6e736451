package org.myodose.acquisition.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.FilterProfile;

class ZeroPhaseFilterTest {

    private static final int RATE_HZ = 250;

    private static double[] filtered(FilterProfile profile, double[] forces) {
        long[] times = new long[forces.length];
        Arrays.setAll(times, index -> index * 1_000_000L / RATE_HZ);
        return new ZeroPhaseFilter(profile, RATE_HZ * 1000L).filter(forces, times);
    }

    /** The continued edges are not long enough for the low-pass to settle wholly, in SciPy as little as here. */
    @ParameterizedTest
    @ValueSource(strings = {"hold", "order=4,corner=10", "median=5,order=1,corner=5"})
    void doesNotDelayARampAndHardlyBendsItAtItsEnds(String profile) {
        double[] ramp = new double[600];
        Arrays.setAll(ramp, index -> 5 + 0.3 * index);
        double[] filtered = filtered(FilterProfiles.parse(profile), ramp);
        assertArrayEquals(ramp, filtered, 2);
        assertArrayEquals(Arrays.copyOfRange(ramp, 250, 350), Arrays.copyOfRange(filtered, 250, 350), 1e-6);
    }

    @Test
    void keepsAPeakWhereItIs() {
        double[] bump = new double[401];
        Arrays.setAll(bump, index -> Math.exp(-Math.pow((index - 200) / 30.0, 2)));
        double[] smooth = filtered(FilterProfiles.HOLD, bump);
        for (int index = 0; index <= 200; index++) {
            assertEquals(smooth[200 - index], smooth[200 + index], 1e-9);
        }
    }

    @Test
    void aWildSampleDoesNotComeThrough() {
        double[] forces = new double[100];
        Arrays.fill(forces, 30);
        forces[50] = 9_999;
        double[] expected = new double[100];
        Arrays.fill(expected, 30);
        assertArrayEquals(expected, filtered(FilterProfiles.HOLD, forces), 1e-9);
    }

    @Test
    void takesWhatIsTooShortForItsEdges() {
        for (int length = 0; length < 12; length++) {
            double[] forces = new double[length];
            Arrays.fill(forces, 7.5);
            assertArrayEquals(forces, filtered(FilterProfiles.parse("median=5,order=8,corner=10"), forces), 1e-9);
        }
    }

    @Test
    void bridgesMissingScansByAStraightLine() {
        double[] forces = new double[100];
        long[] times = new long[100];
        Arrays.setAll(times, index -> (index < 50 ? index : index + 20) * 4_000L);
        double[] whole = new double[120];
        Arrays.setAll(whole, index -> 0.04 * index);
        Arrays.setAll(forces, index -> whole[index < 50 ? index : index + 20]);
        FilterProfile profile = FilterProfiles.parse("order=2,corner=10");
        double[] expected = filtered(profile, whole);
        double[] bridged = new ZeroPhaseFilter(profile, 250_000).filter(forces, times);
        for (int index = 0; index < 100; index++) {
            assertEquals(expected[index < 50 ? index : index + 20], bridged[index], 1e-9);
        }
    }

    @Test
    void isBypassedWhereThereIsNoRoom() {
        double[] forces = {1, 9, 1, 9};
        ZeroPhaseFilter filter = new ZeroPhaseFilter(FilterProfiles.HOLD, 10_000);
        assertArrayEquals(forces, filter.filter(forces, new long[] {0, 100_000, 200_000, 300_000}));
        assertEquals(new ForceFilter(FilterProfiles.HOLD, 10_000).description(), filter.description());
    }
}
