package org.myodose.analysis.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.filter.ZeroPhaseFilter;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Filters a file's totals forwards and backwards, in two passes: the first hears every sample and keeps time and unfiltered
 * total (16 bytes a sample), the second puts the filtered totals in the place of the live filter's. A stretch ends where the
 * live filter would begin anew. For one file; one thread.
 */
final class ZeroPhaseTotals implements ForceConsumer {

    private double[] totals = new double[1024];
    private long[] timesMicros = new long[1024];
    private int size;
    private int stretchStart;
    private @Nullable SignalDescription signal;

    @Override
    public void onDevice(DeviceDescription device, SignalDescription newSignal) {
        endStretch();
        signal = newSignal;
    }

    @Override
    public void onForce(ForceSample sample) {
        if (!Double.isFinite(sample.unfilteredTotal)) {
            endStretch();
            append(sample);
            stretchStart = size;
            return;
        }
        append(sample);
    }

    private void append(ForceSample sample) {
        if (size == totals.length) {
            totals = Arrays.copyOf(totals, 2 * size);
            timesMicros = Arrays.copyOf(timesMicros, 2 * size);
        }
        totals[size] = sample.unfilteredTotal;
        timesMicros[size++] = sample.timeMicros;
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        endStretch();
    }

    @Override
    public void onTare(SignalDescription tared) {
        endStretch();
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}

    private void endStretch() {
        if (signal != null && size > stretchStart) {
            double[] filtered = filterOf(signal)
                    .filter(
                            Arrays.copyOfRange(totals, stretchStart, size),
                            Arrays.copyOfRange(timesMicros, stretchStart, size));
            System.arraycopy(filtered, 0, totals, stretchStart, filtered.length);
        }
        stretchStart = size;
    }

    private static ZeroPhaseFilter filterOf(SignalDescription signal) {
        return new ZeroPhaseFilter(signal.filterProfile(), signal.rateMilliHertz());
    }

    /** For the second pass over the very same samples: {@code consumer}, but with these totals, and told so. */
    ForceConsumer inPlaceOfThoseOf(ForceConsumer consumer) {
        endStretch();
        return new Replacing(consumer);
    }

    private final class Replacing implements ForceConsumer {

        private final ForceConsumer consumer;
        private int next;

        Replacing(ForceConsumer consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription live) {
            consumer.onDevice(device, undelayed(live));
        }

        @Override
        public void onForce(ForceSample sample) {
            sample.totalForce = totals[next++];
            consumer.onForce(sample);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            consumer.onGap(fromMicros, toMicros, framesMissing);
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {
            consumer.onDeviceEvent(event);
        }

        @Override
        public void onTare(SignalDescription tared) {
            consumer.onTare(undelayed(tared));
        }

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {
            consumer.onLink(state, cause, sentence);
        }
    }

    private static SignalDescription undelayed(SignalDescription live) {
        return live.withFilter(0, filterOf(live).description());
    }
}
