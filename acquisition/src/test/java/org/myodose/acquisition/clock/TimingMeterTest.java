package org.myodose.acquisition.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.myodose.device.Scan;

class TimingMeterTest {

    private final TimingMeter meter = new TimingMeter();
    private final ScanClock clock = new ScanClock();
    private long lastMicros;

    @Test
    void knowsNothingBeforeTheFirstSecond() {
        feed(new SimulatedTransport(1), 0.9);
        assertTrue(meter.read().isEmpty());
    }

    /** What a load cell's converter calls 80 Hz is what its oscillator makes of it; the host's clock knows. */
    @Test
    void measuresTheRateOnTheHostsClock() {
        SimulatedTransport transport = new SimulatedTransport(2);
        transport.rateHz = 83.7;
        transport.driftPpm = 5000;
        feed(transport, 30);
        Timing timing = meter.read().orElseThrow();
        assertEquals(83.7 * 1.005, timing.rateHz(), 0.005);
        assertEquals(5000, timing.driftPpm(), 2);
        assertTrue(timing.jitterMicros() < 2, timing::toString);
        assertTrue(timing.replies() > 90);
    }

    @Test
    void measuresHowUnevenlyTheDeviceSamples() {
        SimulatedTransport transport = new SimulatedTransport(3);
        transport.rateHz = 100;
        transport.intervalJitter = 0.2;
        transport.bunchNs = 16_000_000;
        feed(transport, 30);
        Timing timing = meter.read().orElseThrow();
        // Evenly spread over 2 ms: 2 ms / √12.
        assertEquals(2000 / Math.sqrt(12), timing.jitterMicros(), 80);
        assertTrue(timing.delayMicros() > 5000 && timing.delayMicros() < 11_000, timing::toString);
    }

    private void feed(SimulatedTransport transport, double seconds) {
        transport.run(seconds, new SimulatedTransport.Host() {
            @Override
            public void onScan(Scan scan, long trueNs) {
                TickUnwrapper.Step step = clock.accept(scan);
                long interval = step == TickUnwrapper.Step.NEXT ? clock.timeMicros() - lastMicros : 0;
                lastMicros = clock.timeMicros();
                meter.accept(clock, interval, scan.arrivalNs());
            }

            @Override
            public void onReply(long tickMicros, long sentNs, long arrivalNs) {
                clock.reply(tickMicros, sentNs, arrivalNs);
            }
        });
    }
}
