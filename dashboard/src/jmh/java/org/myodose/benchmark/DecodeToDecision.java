package org.myodose.benchmark;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.filter.FilterBank;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldDetector;
import org.myodose.analysis.hold.HoldListener;
import org.myodose.analysis.hold.HoldRule;
import org.myodose.analysis.hold.HoldSettings;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.wire.WireSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Bytes in memory to decisions, on one core, in ns a scan: COBS, checksum, times, calibration, and, on all 64 channels and
 * their sum, a spike guard, two biquads and (in {@code decisions}) a hold detector. The yardstick is scipy's compiled {@code sosfilt} alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@SuppressWarnings("NullAway.Init") // JMH calls open() before anything else.
public class DecodeToDecision {

    static final int SCANS = 10_000;

    @Param({"64"})
    public int channels;

    private WireSource source;
    private Counting counting;
    private Conditioner forces;
    private Conditioner filtered;
    private Conditioner decisions;

    @Setup
    public void open() throws LinkException {
        source = new WireSource("memory", () -> new EndlessPresses(channels));
        DeviceDescription device = source.open();
        counting = new Counting();
        forces = introduced(counting, device);
        filtered = introduced(new Filtering(channels, counting), device);
        decisions = introduced(new Deciding(channels, counting), device);
    }

    private static Conditioner introduced(ForceConsumer consumer, DeviceDescription device) {
        Conditioner conditioner = new Conditioner(Calibrations.none(), consumer);
        conditioner.onHello(device);
        return conditioner;
    }

    @Benchmark
    @OperationsPerInvocation(SCANS)
    public double forces() throws LinkException {
        return poll(forces);
    }

    @Benchmark
    @OperationsPerInvocation(SCANS)
    public double filtered() throws LinkException {
        return poll(filtered);
    }

    @Benchmark
    @OperationsPerInvocation(SCANS)
    public double decisions() throws LinkException {
        return poll(decisions);
    }

    private double poll(Conditioner conditioner) throws LinkException {
        for (long until = counting.scans + SCANS; counting.scans < until; ) {
            source.poll(conditioner);
        }
        return counting.sum;
    }

    private static class Counting implements ForceConsumer {

        long scans;
        double sum;

        @Override
        public void onForce(ForceSample sample) {
            scans++;
            sum += sample.totalForce;
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {}

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }

    /** Filters every channel and the sum. */
    private static class Filtering extends Counting {

        private final Counting next;
        private final FilterBank bank;
        final double[] values;

        Filtering(int channels, Counting next) {
            this.next = next;
            bank = new FilterBank(new FilterProfile("two biquads", 3, 4, 10, true), 1_000_000, channels + 1);
            values = new double[channels + 1];
        }

        @Override
        public void onForce(ForceSample sample) {
            System.arraycopy(sample.forces, 0, values, 0, sample.channelCount);
            values[sample.channelCount] = sample.unfilteredTotal;
            bank.apply(values, sample.timeMicros);
            next.onForce(sample);
        }
    }

    private static final class Deciding extends Filtering {

        private final HoldDetector[] detectors;

        Deciding(int channels, Counting next) {
            super(channels, next);
            detectors = new HoldDetector[channels + 1];
            Arrays.setAll(
                    detectors,
                    channel -> new HoldDetector(
                            HoldSettings.forUnit(ForceUnit.NEWTONS), "c" + channel, 35, 45, new Unheard()));
        }

        @Override
        public void onForce(ForceSample sample) {
            super.onForce(sample);
            for (int channel = 0; channel < detectors.length; channel++) {
                double unfiltered =
                        channel < sample.channelCount ? sample.forces[channel] : sample.unfilteredTotal;
                detectors[channel].sample(sample.timeMicros, values[channel], unfiltered);
            }
        }
    }

    private static final class Unheard implements HoldListener {

        @Override
        public void onOnset(long timeMicros, long decidedMicros, double force, HoldRule rule) {}

        @Override
        public void onPlateau(long timeMicros, long decidedMicros, double level) {}

        @Override
        public void onHold(Hold hold, long decidedMicros) {}

        @Override
        public void onPress(
                long onsetMicros,
                long releaseMicros,
                long decidedMicros,
                double peakForce,
                double impulse,
                HoldRule rule) {}

        @Override
        public void onWithdrawn(long onsetMicros, long decidedMicros) {}
    }
}
