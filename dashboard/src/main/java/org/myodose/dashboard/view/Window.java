package org.myodose.dashboard.view;

import java.util.List;

/**
 * What is seen of a signal between two moments. Either every sample, with its time, or for each of so many buckets of equal length
 * the lowest and the highest figure, NaN where nothing is known. Whoever gets one owns its arrays.
 */
public final class Window {

    private final long fromMicros;
    private final long toMicros;
    private final boolean everySample;
    private final long[] timesMicros;
    private final List<Integer> columns;
    private final List<float[]> figures;

    Window(
            long fromMicros,
            long toMicros,
            boolean everySample,
            long[] timesMicros,
            List<Integer> columns,
            List<float[]> figures) {
        this.fromMicros = fromMicros;
        this.toMicros = toMicros;
        this.everySample = everySample;
        this.timesMicros = timesMicros;
        this.columns = List.copyOf(columns);
        this.figures = List.copyOf(figures);
    }

    /** Device time of its beginning. */
    public long fromMicros() {
        return fromMicros;
    }

    /** Device time of its end, which is no longer in it. */
    public long toMicros() {
        return toMicros;
    }

    /** Whether these are the samples themselves. */
    public boolean everySample() {
        return everySample;
    }

    /** Of every sample; none of buckets. */
    public long[] timesMicros() {
        return timesMicros;
    }

    /** Numbers of the signal's columns. */
    public List<Integer> columns() {
        return columns;
    }

    /** By column: a sample's figure, or a bucket's lowest and highest, in turn. */
    public List<float[]> figures() {
        return figures;
    }
}
