package org.myodose.acquisition.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.acquisition.clock.SimulatedTransport.SECOND_NS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bar: with known offset, ±200 ppm drift, 16 ms latency timer, bursts and restarts, the fitted measurement time
 * is right to 1 ms, and to a sample period, after 10 s of convergence.
 */
class ClockFitTest {

    private static final int SEEDS = 10;
    private static final long MILLISECOND_NS = 1_000_000;
    private static final long LATENCY_TIMER_NS = 16 * MILLISECOND_NS;

    @ParameterizedTest(name = "{0} Hz, {1} ppm")
    @CsvSource({
        "5, -200",
        "5, 200",
        "10, -200",
        "10, 0",
        "80, 200",
        "100, -200",
        "100, 0",
        "860, 200",
        "1000, -200",
        "1000, 0",
        "1000, 200",
        "4000, -200",
        "10000, -200",
        "10000, 200"
    })
    void knowsMeasurementTimesToAMillisecondBehindALatencyTimer(double rateHz, double driftPpm) {
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedTransport transport = bunched(seed, rateHz, driftPpm);
            FittedTimes times = new FittedTimes();
            times.convergeUntil(transport.nowNs() + 10 * SECOND_NS);
            transport.run(25, times);
            assertWithinTheBar(times, rateHz);
        }
    }

    private static SimulatedTransport bunched(int seed, double rateHz, double driftPpm) {
        SimulatedTransport transport = new SimulatedTransport(seed);
        transport.rateHz = rateHz;
        transport.driftPpm = driftPpm;
        transport.bunchNs = LATENCY_TIMER_NS;
        transport.stalls = 0.001;
        return transport;
    }

    private static void assertWithinTheBar(FittedTimes times, double rateHz) {
        double barNs = Math.min(MILLISECOND_NS, SECOND_NS / rateHz);
        assertTrue(times.worstErrorNs <= barNs, () -> times.worstErrorNs + " ns off");
        assertEquals(0, times.beyondUncertainty, "scans that were further off than said");
        assertEquals(0, times.beyondArrival, "scans measured after they arrived");
        assertEquals(0, times.lateScans);
    }

    /** What PINGs alone can tell is the delay that even the promptest bytes have. Everything else holds without. */
    @ParameterizedTest(name = "{0} Hz, {1} ppm, bunches of {2} ms")
    @CsvSource({
        "5, 200, 0",
        "10, -200, 0",
        "80, 200, 0",
        "100, -200, 0",
        "1000, 200, 0",
        "10000, -200, 0",
        "1000, 200, 16",
        "1000, -200, 16",
        "10000, 200, 16",
        "10000, -200, 16"
    })
    void isOffByNoMoreThanAConstantDelayWithoutReplies(double rateHz, double driftPpm, long bunchMillis) {
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedTransport transport = bunched(seed, rateHz, driftPpm);
            transport.bunchNs = bunchMillis * MILLISECOND_NS;
            transport.pings = false;
            FittedTimes times = new FittedTimes();
            times.convergeUntil(transport.nowNs() + 10 * SECOND_NS);
            transport.run(40, times);
            double barNs = Math.min(MILLISECOND_NS, SECOND_NS / rateHz);
            assertTrue(times.errorSpreadNs() <= barNs, () -> times.errorSpreadNs() + " ns of spread");
            assertTrue(times.smallestErrorNs >= 0, "nothing is believed to be measured before it was");
            assertEquals(0, times.beyondUncertainty, "scans that were further off than said");
        }
    }

    /** The time that each scan waits in the adapter then beats as slowly as a clock drifts: nobody could tell these apart. */
    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 80, 100})
    void isOffByNoMoreThanTheLatencyTimerWithoutRepliesFromASlowDevice(double rateHz) {
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedTransport transport = bunched(seed, rateHz, 200);
            transport.pings = false;
            FittedTimes times = new FittedTimes();
            times.convergeUntil(transport.nowNs() + 10 * SECOND_NS);
            transport.run(60, times);
            assertTrue(times.worstErrorNs <= LATENCY_TIMER_NS);
            assertEquals(0, times.beyondUncertainty, "scans that were further off than said");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5000, 5000})
    void followsACeramicResonator(double driftPpm) {
        SimulatedTransport transport = bunched(1, 1000, driftPpm);
        FittedTimes times = new FittedTimes();
        times.convergeUntil(transport.nowNs() + 10 * SECOND_NS);
        transport.run(30, times);
        assertWithinTheBar(times, 1000);
        assertEquals(driftPpm, times.clock.fit().driftPpm(), 20);
    }

    @Test
    void doesNotTakeAnUnequalWayBackForAnError() {
        SimulatedTransport transport = bunched(1, 1000, 200);
        transport.fastestNs = 4 * MILLISECOND_NS;
        FittedTimes times = new FittedTimes();
        times.convergeUntil(transport.nowNs() + 10 * SECOND_NS);
        transport.run(30, times);
        assertTrue(times.worstErrorNs > MILLISECOND_NS, "half the difference of both ways is not knowable");
        assertEquals(0, times.beyondUncertainty, "but it is within what is said to be uncertain");
    }

    @Test
    void convergesAnewWhenTheDeviceRestartsAndItsClockWithIt() {
        SimulatedTransport transport = bunched(3, 1000, 200);
        FittedTimes times = new FittedTimes();
        times.convergeUntil(Long.MAX_VALUE);
        transport.run(30, times);
        for (int restart = 0; restart < 5; restart++) {
            transport.restart(0, SECOND_NS / 2);
            transport.driftPpm = -transport.driftPpm;
            transport.run(10, times);
        }
        times.convergeUntil(transport.nowNs());
        transport.run(10, times);
        assertWithinTheBar(times, 1000);
    }

    @Test
    void passesTheWrapOfTheTickUnnoticed() {
        SimulatedTransport transport = bunched(4, 1000, -200);
        transport.tickAtStartMicros = 0x1_0000_0000L - 15_000_000;
        FittedTimes times = new FittedTimes();
        times.convergeUntil(transport.nowNs() + 10 * SECOND_NS);
        transport.run(30, times);
        assertWithinTheBar(times, 1000);
    }

    @Test
    void keepsWhatItLearntAcrossASilence() {
        SimulatedTransport transport = bunched(5, 1000, 200);
        FittedTimes times = new FittedTimes();
        times.convergeUntil(transport.nowNs() + 10 * SECOND_NS);
        transport.run(60, times);
        transport.pause(20 * SECOND_NS);
        transport.run(30, times);
        assertWithinTheBar(times, 1000);
    }

    @Test
    void followsACrystalThatWarmsUp() {
        SimulatedTransport transport = bunched(6, 1000, 100);
        FittedTimes times = new FittedTimes();
        times.convergeUntil(transport.nowNs() + 10 * SECOND_NS);
        for (int step = 0; step < 60; step++) {
            transport.changeDrift(transport.driftPpm + 0.2);
            transport.run(6, times);
        }
        assertWithinTheBar(times, 1000);
    }

    /** So sudden a change is told from delays only in time; for the minute until then the uncertainty is too small. */
    @Test
    void forgetsADriftThatChangedSuddenly() {
        SimulatedTransport transport = bunched(6, 1000, 100);
        FittedTimes times = new FittedTimes();
        times.convergeUntil(transport.nowNs() + 10 * SECOND_NS);
        transport.run(60, times);
        transport.changeDrift(130);
        transport.run(100, times);
        assertTrue(times.worstErrorNs < MILLISECOND_NS, () -> times.worstErrorNs + " ns off");
        times.beyondUncertainty = 0;
        transport.run(30, times);
        assertWithinTheBar(times, 1000);
        assertEquals(130, times.clock.fit().driftPpm(), 1);
    }

    @Test
    void beginsAnewWhenTheHostWasSuspended() {
        SimulatedTransport transport = bunched(7, 100, 50);
        FittedTimes times = new FittedTimes();
        times.convergeUntil(Long.MAX_VALUE);
        transport.run(20, times);
        transport.suspendHost(3600 * SECOND_NS);
        transport.run(10, times);
        times.convergeUntil(transport.nowNs());
        transport.run(20, times);
        assertWithinTheBar(times, 100);
    }

    @Test
    void saysThatItKnowsLittleAtFirstAndMoreWithTime() {
        SimulatedTransport transport = bunched(8, 1000, 200);
        FittedTimes times = new FittedTimes();
        transport.run(0.05, times);
        assertTrue(times.clock.uncertaintyNs() > 8 * MILLISECOND_NS);
        transport.run(60, times);
        assertTrue(times.clock.uncertaintyNs() < 2 * MILLISECOND_NS, () -> times.clock.uncertaintyNs() + " ns");
    }

    @Test
    void saysThatADelayMayBeHiddenWhileNoReplyCame() {
        SimulatedTransport transport = bunched(9, 1000, 200);
        transport.pings = false;
        FittedTimes times = new FittedTimes();
        transport.run(60, times);
        assertTrue(times.clock.uncertaintyNs() >= ClockFit.ASSUMED_LONGEST_DELAY_NS / 2);
        assertTrue(Double.isNaN(times.clock.fit().roundTripNs()));
    }

    @Test
    void isWhatTheDocumentedPlotShows() throws IOException {
        String svg = ClockFitPlot.svg();
        Files.writeString(Path.of("target", "clock-fit.svg"), svg);
        assertEquals(Files.readString(ClockFitPlot.FILE), svg, "copy target/clock-fit.svg there: see docs/time.md");
    }

    /** Printed for docs/time.md, which must say the same. */
    @Test
    void hasTheDocumentedFigures() throws IOException {
        String table = ClockFitPlot.table();
        System.out.print(table);
        assertTrue(Files.readString(ClockFitPlot.PAGE).contains(table), () -> table);
    }
}
