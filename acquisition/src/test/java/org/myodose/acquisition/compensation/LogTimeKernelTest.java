package org.myodose.acquisition.compensation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the formula itself, over the times that count and the τ that sensors have. */
class LogTimeKernelTest {

    private static double decadesAfter(double seconds, double tauSeconds) {
        double[] weights = LogTimeKernel.weights(tauSeconds);
        double[] shares = new double[LogTimeKernel.MODES];
        LogTimeKernel.shares(seconds, shares);
        double decades = 0;
        for (int mode = 0; mode < shares.length; mode++) {
            decades += weights[mode] * shares[mode];
        }
        return decades;
    }

    /** 0.004 decades are 0.02 % of a force at 5 % per decade, and still below 0.2 % at 45 %. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 600, 0.004", "0.05, 600, 0.004", "0.1, 600, 0.004", "0.3, 600, 0.004", "1, 600, 0.004",
        "3, 600, 0.004", "10, 600, 0.004", "30, 600, 0.004", "1, 3600, 0.01", "0.1, 3600, 0.01"
    })
    void staysCloseToTheLawFromATenthOfASecond(double tauSeconds, double lastSeconds, double decades) {
        for (double seconds = 0.1; seconds <= lastSeconds; seconds *= 1.01) {
            assertEquals(
                    StrictMath.log10(1 + seconds / tauSeconds),
                    decadesAfter(seconds, tauSeconds),
                    decades,
                    "after " + seconds + " s");
        }
    }

    @Test
    void startsFromNothing() {
        assertEquals(0, decadesAfter(0, 1), 0);
    }

    /** Any way of cutting a time into intervals comes to the same. */
    @ParameterizedTest
    @CsvSource({"0.0005, 1000", "0.001, 5000", "0.032, 500", "0.3, 7"})
    void manyShortIntervalsActLikeOneLong(double seconds, int intervals) {
        double[] shortShares = new double[LogTimeKernel.MODES];
        double[] longShares = new double[LogTimeKernel.MODES];
        LogTimeKernel.shares(seconds, shortShares);
        LogTimeKernel.shares(seconds * intervals, longShares);
        for (int mode = 0; mode < longShares.length; mode++) {
            double left = 1;
            for (int interval = 0; interval < intervals; interval++) {
                left -= shortShares[mode] * left;
            }
            assertEquals(longShares[mode], 1 - left, 1e-10);
        }
    }
}
