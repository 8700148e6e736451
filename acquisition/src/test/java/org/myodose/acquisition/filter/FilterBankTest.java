package org.myodose.acquisition.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterBankTest {

    @Test
    void filtersEachChannelAsIfItWereAlone() {
        int channels = 64;
        FilterBank bank = new FilterBank(FilterProfiles.FAST, 1_000_000, channels);
        ForceFilter[] alone = new ForceFilter[channels];
        for (int channel = 0; channel < channels; channel++) {
            alone[channel] = new ForceFilter(FilterProfiles.FAST, 1_000_000);
        }
        Random random = new Random(3);
        double[] scan = new double[channels];
        long time = 0;
        for (int index = 0; index < 500; index++) {
            time += random.nextInt(20) == 0 ? 7_000 : 1_000;
            double[] given = random.doubles(channels, -5, 100).toArray();
            System.arraycopy(given, 0, scan, 0, channels);
            bank.apply(scan, time);
            for (int channel = 0; channel < channels; channel++) {
                assertEquals(alone[channel].apply(given[channel], time), scan[channel]);
            }
        }
    }

    @Test
    void aBrokenValueComesOutBrokenAndLeavesNoTrace() {
        FilterBank bank = new FilterBank(FilterProfiles.HOLD, 250_000, 2);
        for (int index = 0; index < 100; index++) {
            double broken = index % 10 == 5 ? Double.NaN : index % 10 == 6 ? Double.POSITIVE_INFINITY : 20;
            double[] scan = {broken, 30};
            bank.apply(scan, index * 4_000L);
            assertEquals(broken, scan[0], 1e-12);
            assertEquals(30, scan[1], 1e-12);
        }
    }

    /** Ten scans of a ramp are missing: once the guard has believed the next one, the low-pass is where it would have been. */
    @Test
    void staysTrueToTimeWhereScansAreMissing() {
        ForceFilter whole = new ForceFilter(FilterProfiles.HOLD, 250_000);
        ForceFilter lossy = new ForceFilter(FilterProfiles.HOLD, 250_000);
        ForceFilter format1 = new ForceFilter(FilterProfiles.HOLD_FORMAT_1, 250_000);
        double worst = 0;
        double worstOfFormat1 = 0;
        for (int index = 0; index < 200; index++) {
            double force = 0.4 * index;
            double expected = whole.apply(force, index * 4_000L);
            if (index < 100 || index > 110) {
                double error = Math.abs(lossy.apply(force, index * 4_000L) - expected);
                double errorOfFormat1 = Math.abs(format1.apply(force, index * 4_000L) - expected);
                worst = index == 111 ? worst : Math.max(worst, error);
                worstOfFormat1 = index == 111 ? worstOfFormat1 : Math.max(worstOfFormat1, errorOfFormat1);
            }
        }
        assertEquals(0, worst, 1e-9);
        assertTrue(worstOfFormat1 > 3, worstOfFormat1 + " N");
    }

    @Test
    void jitterBelowHalfAPeriodChangesNoBit() {
        ForceFilter even = new ForceFilter(FilterProfiles.HOLD, 250_000);
        ForceFilter jittered = new ForceFilter(FilterProfiles.HOLD, 250_000);
        Random random = new Random(5);
        for (int index = 0; index < 2_000; index++) {
            double force = random.nextDouble();
            long jitter = index == 0 ? 0 : random.nextInt(-1_900, 1_900);
            assertEquals(even.apply(force, index * 4_000L), jittered.apply(force, index * 4_000L + jitter));
        }
    }

    @Test
    void aDeviceOffItsAnnouncedRateIsNotTakenForALossyOne() {
        for (int actualPercent : new int[] {80, 120}) {
            ForceFilter even = new ForceFilter(FilterProfiles.HOLD, 250_000);
            ForceFilter off = new ForceFilter(FilterProfiles.HOLD, 250_000);
            Random random = new Random(5);
            for (int index = 0; index < 2_000; index++) {
                double force = random.nextDouble();
                assertEquals(even.apply(force, index * 4_000L), off.apply(force, index * 400_000L / actualPercent));
            }
        }
    }
}
