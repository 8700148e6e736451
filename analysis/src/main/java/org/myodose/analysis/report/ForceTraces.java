package org.myodose.analysis.report;

import java.util.Arrays;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.score.ForceTrace;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Keeps a file's filtered totals, in newtons and no closer than every 10 ms, to lay presses over each other. */
final class ForceTraces implements ForceConsumer {

    private static final long SPACING_MICROS = 10_000;

    private double[] seconds = new double[1024];
    private double[] newtons = new double[1024];
    private int size;
    private long lastMicros = Long.MIN_VALUE / 2;
    private double newtonsPerUnit = 1;

    /** What was kept; of counts, which are no forces, NaN. */
    ForceTrace trace() {
        return new ForceTrace(Arrays.copyOf(seconds, size), Arrays.copyOf(newtons, size));
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        newtonsPerUnit = signal.forceUnit().isForce() ? signal.forceUnit().newtonsPerUnit() : Double.NaN;
    }

    @Override
    public void onForce(ForceSample sample) {
        if (sample.timeMicros - lastMicros < SPACING_MICROS || !Double.isFinite(sample.totalForce)) {
            return;
        }
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
            newtons = Arrays.copyOf(newtons, 2 * size);
        }
        lastMicros = sample.timeMicros;
        seconds[size] = sample.timeMicros * 1e-6;
        newtons[size++] = sample.totalForce * newtonsPerUnit;
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {}

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onTare(SignalDescription tared) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}
}
