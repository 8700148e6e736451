package org.myodose.acquisition.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.FilterProfile;

class ForceFilterTest {

    /**
     * What the filter gave when recordings had format 1, as a hash over all bits: such a recording must give the same forces
     * for ever. With no scan missing, the default gives them too.
     */
    @ParameterizedTest
    @CsvSource({
        "40000, 65a094d3175ce36f",
        "100000, fe4f415c0f4e264e",
        "250000, 7ce60736379bf9e0",
        "1000000, b19b5700bd1f9f9e",
        "9999999, 3a646555f9ac29f1",
        "10000000, 061264c53ae733d9"
    })
    void theDefaultGivesTheBitsThatItGaveInFormat1(long rateMilliHertz, String bits) {
        long expected = Long.parseUnsignedLong(bits, 16);
        assertEquals(expected, hashOf(new ForceFilter(FilterProfiles.HOLD_FORMAT_1, rateMilliHertz), rateMilliHertz));
        assertEquals(expected, hashOf(new ForceFilter(FilterProfiles.HOLD, rateMilliHertz), rateMilliHertz));
    }

    private static long hashOf(ForceFilter filter, long rateMilliHertz) {
        Random random = new Random(7);
        long hash = 0;
        for (int index = 0; index < 20_000; index++) {
            if (index % 4_000 == 3_999) {
                filter.reset();
            }
            double value = Math.round(4_000 * random.nextDouble() + (index % 500) * 37) / 100.0;
            hash = hash * 31 + Double.doubleToLongBits(filter.apply(value, index * 1_000_000_000L / rateMilliHertz));
        }
        return hash;
    }

    @Test
    void halvesThePowerAtTheCorner() {
        for (int order = 1; order <= 8; order++) {
            FilterProfile profile = new FilterProfile("test", 1, order, 10, true);
            assertEquals(Math.sqrt(0.5), amplitudeAt(profile, 10, 250), 1e-9);
            assertTrue(amplitudeAt(profile, 1, 250) > 0.99);
            assertTrue(amplitudeAt(profile, 100, 1000) < 1.01 * Math.pow(10, -order));
        }
    }

    private static double amplitudeAt(FilterProfile profile, double frequencyHz, int rateHz) {
        ForceFilter filter = new ForceFilter(profile, rateHz * 1000L);
        double inPhase = 0;
        double outOfPhase = 0;
        for (int index = 0; index < 20 * rateHz; index++) {
            double phase = 2 * Math.PI * frequencyHz * index / rateHz;
            double filtered = filter.apply(Math.sin(phase), index * 1_000_000L / rateHz);
            if (index >= 10 * rateHz) {
                inPhase += filtered * Math.sin(phase);
                outOfPhase += filtered * Math.cos(phase);
            }
        }
        return Math.hypot(inPhase, outOfPhase) / (5 * rateHz);
    }

    /** A ramp comes out as the same ramp, later by what the filter says. */
    @ParameterizedTest
    @ValueSource(
            strings = {"hold", "fast", "smooth", "raw", "median=5", "median=5,order=7,corner=9", "order=1,corner=3"})
    void delaysARampByTheDelayItStates(String profile) {
        for (long rateHz : new long[] {5, 40, 80, 250, 1_000, 10_000}) {
            ForceFilter filter = new ForceFilter(FilterProfiles.parse(profile), rateHz * 1000);
            double newtonsPerSecond = 20;
            double filtered = 0;
            double time = 0;
            for (int index = 0; index < 5 * rateHz; index++) {
                time = (double) index / rateHz;
                filtered = filter.apply(newtonsPerSecond * time, Math.round(time * 1e6));
            }
            assertEquals(filter.delaySeconds(), time - filtered / newtonsPerSecond, 1e-9);
        }
    }

    @Test
    void statesADelayOfAbout23MillisecondsAndOneScan() {
        double analogDelay = Math.sqrt(2) / (2 * Math.PI * 10);
        assertEquals(analogDelay + 0.001, new ForceFilter(FilterProfiles.HOLD, 1_000_000).delaySeconds(), 1e-4);
        ForceFilter filter = new ForceFilter(FilterProfiles.HOLD, 250_000);
        assertEquals(analogDelay + 0.004, filter.delaySeconds(), 3e-4);
        assertEquals(
                "median of 3, then causal 2nd-order Butterworth low-pass at 10 Hz; delay 26.4 ms",
                filter.description());
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "5, 2"})
    void aFewWildSamplesDoNotComeThrough(int width, int wild) {
        ForceFilter filter = new ForceFilter(new FilterProfile("test", width, 2, 10, true), 250_000);
        for (int index = 0; index < 200; index++) {
            boolean isWild = index >= 100 && index < 100 + wild;
            assertEquals(30.0, filter.apply(isWild ? 9_999 - index : 30, index * 4_000L), 1e-9);
        }
    }

    @Test
    void slowSignalsPassUntouched() {
        ForceFilter filter = new ForceFilter(FilterProfiles.HOLD, 39_999);
        assertEquals(0, filter.delaySeconds());
        assertEquals(1, filter.apply(1, 0));
        assertEquals(100, filter.apply(100, 25_000));
        assertEquals("none, for at 39.999 scans a second a 10 Hz low-pass has no room", filter.description());
    }

    @Test
    void rawMeansUntouched() {
        ForceFilter filter = new ForceFilter(FilterProfiles.RAW, 1_000_000);
        assertEquals(0, filter.delaySeconds());
        assertEquals(1, filter.apply(1, 0));
        assertEquals(100, filter.apply(100, 1_000));
        assertEquals("none, as wanted", filter.description());
    }

    /** On a loaded sensor nothing rings, of whatever order, at the start and after a gap. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void afterAResetTheFirstValueStandsAsIfItHadAlwaysBeenThere(int order) {
        for (long rateHz : new long[] {40, 1_000, 10_000}) {
            ForceFilter filter = new ForceFilter(new FilterProfile("test", 5, order, 10, true), rateHz * 1000);
            filter.apply(0, 0);
            filter.apply(50, 1_000_000 / rateHz);
            filter.reset();
            for (long index = 2; index < 5_000; index++) {
                assertEquals(-107.25, filter.apply(-107.25, index * 1_000_000 / rateHz), 1e-8);
            }
        }
    }

    @Test
    void refusesACornerBeyondHalfTheRate() {
        assertThrows(IllegalArgumentException.class, () -> new Butterworth(2, 10, 20));
    }
}
