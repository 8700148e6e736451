package org.myodose.dashboard.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A recording that is ready to be looked at. Any window is read from the finest level that has few enough rows in it, so that
 * what it costs depends on how much is shown, not on how long the recording is. Immutable; any thread.
 */
public final class View {

    /** More buckets than any screen has pixels across. */
    public static final int MOST_BUCKETS = 4000;

    /** So many rows are read for a bucket at most, unless there is no coarser level. */
    private static final int ROWS_PER_BUCKET = 16;

    private final Path folder;
    private final List<ViewSignal> signals;

    View(Path folder, List<ViewSignal> signals) {
        this.folder = folder;
        this.signals = List.copyOf(signals);
    }

    /** What there is to look at, in the order of its beginning. */
    public List<ViewSignal> signals() {
        return signals;
    }

    /**
     * Looks at some columns of a signal.
     *
     * @param buckets 1 to {@link #MOST_BUCKETS}
     * @throws IndexOutOfBoundsException when there is no such signal or column
     * @throws IllegalArgumentException when the window ends before it begins, or of so many buckets
     * @throws IOException when the view cannot be read any more
     */
    public Window window(int signal, long fromMicros, long toMicros, int buckets, List<Integer> columns)
            throws IOException {
        if (fromMicros >= toMicros || buckets < 1 || buckets > MOST_BUCKETS) {
            throw new IllegalArgumentException("a window from " + fromMicros + " to " + toMicros + " of " + buckets);
        }
        int width = signals.get(signal).columns().size();
        for (int column : columns) {
            java.util.Objects.checkIndex(column, width);
        }
        Look look = new Look(fromMicros, toMicros, buckets, columns);
        try (TimedRows samples =
                new TimedRows(SignalWriter.sampleFile(folder, signal), SignalWriter.sampleBytes(width))) {
            long first = samples.firstFrom(fromMicros, 0);
            long end = samples.firstFrom(toMicros, 0);
            if (end - first <= 2L * buckets) {
                // One more on either side, for the line goes on there.
                return look.samples(samples, Math.max(0, first - 1), Math.min(samples.rows(), end + 1));
            }
            if (end - first <= (long) ROWS_PER_BUCKET * buckets) {
                return look.envelope(samples.read(first, end), end - first, false, width);
            }
        }
        return levels(signal, width, look);
    }

    private Window levels(int signal, int width, Look look) throws IOException {
        for (int level = 1; ; level++) {
            try (TimedRows rows = new TimedRows(SignalWriter.levelFile(folder, signal, level), Level.rowBytes(width))) {
                long first = rows.firstFrom(look.fromMicros, Long.BYTES);
                long end = rows.firstFrom(look.toMicros, 0);
                if (end - first <= (long) ROWS_PER_BUCKET * look.buckets || level == SignalWriter.LEVELS) {
                    return look.envelope(rows.read(first, end), end - first, true, width);
                }
            }
        }
    }

    /** One window under way. */
    private record Look(long fromMicros, long toMicros, int buckets, List<Integer> columns) {

        Window samples(TimedRows rows, long first, long end) throws IOException {
            ByteBuffer content = rows.read(first, end);
            int count = Math.toIntExact(end - first);
            long[] times = new long[count];
            List<float[]> figures = new ArrayList<>();
            columns.forEach(column -> figures.add(new float[count]));
            int rowBytes = count == 0 ? 0 : content.remaining() / count;
            for (int row = 0; row < count; row++) {
                int at = row * rowBytes;
                times[row] = content.getLong(at);
                for (int column = 0; column < columns.size(); column++) {
                    figures.get(column)[row] = content.getFloat(at + Long.BYTES + columns.get(column) * Float.BYTES);
                }
            }
            return new Window(fromMicros, toMicros, true, times, columns, figures);
        }

        Window envelope(ByteBuffer content, long count, boolean ofLevel, int width) {
            int[] wanted = columns.stream().mapToInt(Integer::intValue).toArray();
            float[][] figures = new float[wanted.length][2 * buckets];
            for (float[] each : figures) {
                Arrays.fill(each, Float.NaN);
            }
            int rowBytes = ofLevel ? Level.rowBytes(width) : SignalWriter.sampleBytes(width);
            for (int row = 0; row < count; row++) {
                add(content, row * rowBytes, ofLevel, wanted, figures);
            }
            return new Window(fromMicros, toMicros, false, new long[0], columns, List.of(figures));
        }

        /** A row counts in every bucket that it touches, so that no extreme is missed. */
        private void add(ByteBuffer content, int at, boolean ofLevel, int[] wanted, float[][] figures) {
            long begins = content.getLong(at);
            long ends = ofLevel ? content.getLong(at + Long.BYTES) : begins;
            int first = bucket(begins);
            int last = bucket(ends);
            for (int column = 0; column < wanted.length; column++) {
                int place = ofLevel
                        ? at + 2 * Long.BYTES + wanted[column] * 2 * Float.BYTES
                        : at + Long.BYTES + wanted[column] * Float.BYTES;
                float low = content.getFloat(place);
                float high = ofLevel ? content.getFloat(place + Float.BYTES) : low;
                for (int bucket = first; bucket <= last; bucket++) {
                    widen(figures[column], 2 * bucket, low, high);
                }
            }
        }

        private int bucket(long micros) {
            double share = (double) (micros - fromMicros) / (toMicros - fromMicros);
            return Math.clamp((long) (share * buckets), 0, buckets - 1);
        }

        /** Not of what is NaN, and first of all from NaN. */
        private static void widen(float[] figures, int at, float low, float high) {
            if (!(figures[at] <= low) && !Float.isNaN(low)) {
                figures[at] = low;
            }
            if (!(figures[at + 1] >= high) && !Float.isNaN(high)) {
                figures[at + 1] = high;
            }
        }
    }
}
