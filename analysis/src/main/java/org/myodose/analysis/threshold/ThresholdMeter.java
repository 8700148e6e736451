package org.myodose.analysis.threshold;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.guidance.RateHint;
import org.myodose.analysis.hold.ClippedTotal;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Feeds a {@link ThresholdMeasurement} from the hot path: the total force, the patient's button at the device by the device's own
 * clock, the patient's key at this computer by the time of measurement. Allocates nothing per scan and takes no lock; only
 * {@link #pressKey} may be called from other threads.
 */
public final class ThresholdMeter implements ForceConsumer {

    private static final long NO_KEY = Long.MIN_VALUE;

    /** An event that is told to be further from its neighbours than this has no time that could be used. */
    private static final int FARTHEST_EVENT_MICROS = 2_000_000;

    private final ThresholdListener listener;
    private final ThresholdMeasurement measurement;
    private final Map<Long, Long> recordedKeys;
    private final AtomicLong keyNs = new AtomicLong(NO_KEY);
    private @Nullable ClippedTotal clippedTotal;
    private volatile ForceUnit unit = ForceUnit.COUNTS;
    private volatile ThresholdPhase shownPhase = ThresholdPhase.APPROACH;
    private volatile RateHint shownHint = RateHint.NONE;
    private volatile double shownNewtons;
    private volatile double shownRate = Double.NaN;
    private volatile double shownPauseSeconds;
    private long lastMicros;
    private long lastTickMicros;

    public ThresholdMeter(ThresholdProtocol protocol, ThresholdListener listener) {
        this(protocol, listener, Map.of());
    }

    /** @param recordedKeys when a key was pressed, by the time of the sample after which that was heard */
    ThresholdMeter(ThresholdProtocol protocol, ThresholdListener listener, Map<Long, Long> recordedKeys) {
        this.listener = listener;
        this.recordedKeys = recordedKeys;
        measurement = new ThresholdMeasurement(protocol, listener);
    }

    /**
     * The patient pressed a key at this computer. From any thread; heard with the next scan, and of two before that the first counts.
     *
     * @param pressedNs by the clock of {@link ForceSample#measuredNs}
     */
    public void pressKey(long pressedNs) {
        keyNs.compareAndSet(NO_KEY, pressedNs);
    }

    /** Unit of the device's forces; only where it {@link ForceUnit#isForce is a force} can a threshold be measured. */
    public ForceUnit unit() {
        return unit;
    }

    /** What to show just now, for any thread; figures of two scans may meet in it. */
    public Glance glance() {
        return new Glance(shownPhase, shownHint, shownNewtons, shownRate, shownPauseSeconds);
    }

    /**
     * What a person with the probe is to see.
     *
     * @param newtons above the resting level
     * @param newtonsPerSecond over the last half second; NaN while nothing loads
     * @param pauseSeconds still to wait
     */
    public record Glance(
            ThresholdPhase phase, RateHint hint, double newtons, double newtonsPerSecond, double pauseSeconds) {}

    /** What is going on; belongs to the acquisition thread. */
    public ThresholdMeasurement measurement() {
        return measurement;
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        unit = signal.forceUnit();
        clippedTotal = new ClippedTotal(device, signal);
        measurement.filtered(signal.filterDelaySeconds());
    }

    @Override
    public void onForce(ForceSample sample) {
        lastMicros = sample.timeMicros;
        lastTickMicros = sample.deviceTickMicros;
        boolean clipped = clippedTotal != null && clippedTotal.in(sample);
        measurement.sample(sample.timeMicros, sample.totalForce * unit.newtonsPerUnit(), clipped);
        // A plain look first, for writing at every scan would cost.
        long pressedNs = keyNs.get() == NO_KEY ? NO_KEY : keyNs.getAndSet(NO_KEY);
        if (pressedNs != NO_KEY) {
            key(sample.timeMicros - (sample.measuredNs - pressedNs) / 1000);
        } else if (!recordedKeys.isEmpty()) {
            Long pressed = recordedKeys.get(sample.timeMicros);
            if (pressed != null) {
                key(pressed);
            }
        }
        show();
    }

    private void show() {
        shownPhase = measurement.phase();
        shownHint = measurement.rateHint();
        shownNewtons = measurement.newtons();
        shownRate = measurement.loadingRate();
        shownPauseSeconds = measurement.pauseRemainingSeconds();
    }

    private void key(long pressedMicros) {
        listener.onKey(pressedMicros, lastMicros);
        measurement.stop(pressedMicros);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        boolean patients = event.kind() == DeviceEvent.Kind.PATIENT_STOP || event.kind() == DeviceEvent.Kind.BUTTON;
        if (patients && event.began()) {
            int since = (int) (event.deviceTickMicros() - lastTickMicros);
            measurement.stop(Math.abs(since) <= FARTHEST_EVENT_MICROS ? lastMicros + since : lastMicros);
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        measurement.gap();
    }

    /** Forces step with the zero. */
    @Override
    public void onTare(SignalDescription tared) {
        measurement.gap();
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        if (state == LinkState.ENDED) {
            measurement.end();
        }
    }
}
