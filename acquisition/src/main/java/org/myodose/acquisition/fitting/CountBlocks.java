package org.myodose.acquisition.fitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Makes {@link CountBlock}s of half a second by the device's clock, for procedures with known loads. A gap begins a block
 * anew. Allocates one object a block, so it is not for the running of a station. Threading: as {@link ForceConsumer}.
 */
public final class CountBlocks implements ForceConsumer {

    static final long BLOCK_MICROS = 500_000;

    private final Consumer<CountBlock> blocks;
    private double[] sums = new double[0];
    private double[] squares = new double[0];
    private int scans;
    private long beganMicros;

    /** Hands each block to {@code blocks}, on the acquisition thread. */
    public CountBlocks(Consumer<CountBlock> blocks) {
        this.blocks = blocks;
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        sums = new double[device.channels().size()];
        squares = new double[sums.length];
        scans = 0;
    }

    @Override
    public void onForce(ForceSample sample) {
        if (scans == 0) {
            Arrays.fill(sums, 0);
            Arrays.fill(squares, 0);
            beganMicros = sample.timeMicros;
        }
        for (int channel = 0; channel < sums.length; channel++) {
            double count = sample.rawCounts[channel];
            sums[channel] += count;
            squares[channel] += count * count;
        }
        scans++;
        if (sample.timeMicros - beganMicros >= BLOCK_MICROS) {
            finish(sample.timeMicros);
        }
    }

    private void finish(long endMicros) {
        List<Double> means = new ArrayList<>();
        List<Double> standardErrors = new ArrayList<>();
        for (int channel = 0; channel < sums.length; channel++) {
            double mean = sums[channel] / scans;
            double variance = Math.max(0, squares[channel] / scans - mean * mean);
            means.add(mean);
            standardErrors.add(Math.sqrt(variance / scans));
        }
        scans = 0;
        blocks.accept(new CountBlock(endMicros, means, standardErrors));
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        scans = 0;
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}
}
