package org.myodose.acquisition.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ForceFilterTest {

    /** An independent implementation: scipy.signal.lfilter(*butter(2, 10, fs=250), [1, 0, 0, …]). */
    @Test
    void lowPassAnswersAnImpulseAsSciPyDoes() {
        ButterworthLowPass lowPass = new ButterworthLowPass(10, 250);
        double[] expected = SCIPY_IMPULSE_RESPONSE;
        for (int index = 0; index < expected.length; index++) {
            assertEquals(expected[index], lowPass.apply(index == 0 ? 1 : 0), 1e-14);
        }
    }

    private static final double[] SCIPY_IMPULSE_RESPONSE = {
        0.013359200027856505,
        0.04872714748080904,
        0.08427180519574858,
        0.10468172576731899,
        0.11339311694509632,
        0.11343953765706687,
        0.10741022788615423,
        0.09744464519745866
    };

    @Test
    void halvesThePowerAtTheCorner() {
        assertEquals(Math.sqrt(0.5), amplitudeAt(10, 250), 1e-3);
        assertTrue(amplitudeAt(1, 250) > 0.999);
        assertTrue(amplitudeAt(100, 1000) < 0.011);
    }

    private static double amplitudeAt(double frequencyHz, double rateHz) {
        ButterworthLowPass lowPass = new ButterworthLowPass(10, rateHz);
        double peak = 0;
        for (int index = 0; index < 20 * rateHz; index++) {
            double filtered = lowPass.apply(Math.sin(2 * Math.PI * frequencyHz * index / rateHz));
            peak = index > 10 * rateHz ? Math.max(peak, Math.abs(filtered)) : 0;
        }
        return peak;
    }

    /** A ramp comes out as the same ramp, later by what the filter says. */
    @Test
    void delaysARampByTheDelayItStates() {
        for (long rate : new long[] {40_000, 250_000, 1_000_000}) {
            ForceFilter filter = new ForceFilter(rate);
            double newtonsPerSecond = 20;
            double filtered = 0;
            double time = 0;
            for (int index = 0; index < 5 * rate / 1000; index++) {
                time = index * 1000.0 / rate;
                filtered = filter.apply(newtonsPerSecond * time);
            }
            assertEquals(filter.delaySeconds(), time - filtered / newtonsPerSecond, 1e-9);
        }
    }

    @Test
    void statesADelayOfAbout23MillisecondsAndOneScan() {
        double analogDelay = Math.sqrt(2) / (2 * Math.PI * 10);
        assertEquals(analogDelay + 0.001, new ForceFilter(1_000_000).delaySeconds(), 1e-4);
        assertEquals(analogDelay + 0.004, new ForceFilter(250_000).delaySeconds(), 3e-4);
        assertTrue(new ForceFilter(250_000).description().contains("delay 26."), new ForceFilter(250_000)::description);
    }

    @Test
    void aSingleWildSampleDoesNotComeThrough() {
        ForceFilter filter = new ForceFilter(250_000);
        for (int index = 0; index < 200; index++) {
            assertEquals(30.0, filter.apply(index == 100 ? 9_999 : 30), 1e-9);
        }
    }

    @Test
    void slowSignalsPassUntouched() {
        ForceFilter filter = new ForceFilter(39_999);
        assertEquals(0, filter.delaySeconds());
        assertEquals(1, filter.apply(1));
        assertEquals(100, filter.apply(100));
        assertTrue(filter.description().startsWith("none"));
    }

    @Test
    void afterAResetTheFirstValueStandsAsIfItHadAlwaysBeenThere() {
        ForceFilter filter = new ForceFilter(100_000);
        filter.apply(0);
        filter.apply(50);
        filter.reset();
        for (int index = 0; index < 50; index++) {
            assertEquals(-7.25, filter.apply(-7.25), 1e-12);
        }
    }

    @Test
    void refusesACornerBeyondHalfTheRate() {
        assertThrows(IllegalArgumentException.class, () -> new ButterworthLowPass(10, 20));
    }
}
