package org.myodose.dashboard.view;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lowest and highest figures of so many rows of the level below, as one row: time of the first and of the last sample in
 * microseconds, then by column lowest and highest as 32-bit floats, NaN where there is no figure. A gap ends a row early, so that
 * none stands for a time in which nothing is known. One thread.
 */
final class Level implements Closeable {

    /** Samples in a row of the first level. */
    static final int FIRST = 16;

    /** Rows of one level in a row of the next. */
    static final int NEXT = 8;

    private final RowFile file;
    private final int rows;
    private final @Nullable Level coarser;
    private final float[] lowest;
    private final float[] highest;
    private long firstMicros;
    private long lastMicros;
    private int filled;

    Level(Path path, int columns, int rows, @Nullable Level coarser) throws IOException {
        file = new RowFile(path, rowBytes(columns));
        this.rows = rows;
        this.coarser = coarser;
        lowest = new float[columns];
        highest = new float[columns];
        clear();
    }

    static int rowBytes(int columns) {
        return 2 * Long.BYTES + columns * 2 * Float.BYTES;
    }

    private void clear() {
        filled = 0;
        Arrays.fill(lowest, Float.POSITIVE_INFINITY);
        Arrays.fill(highest, Float.NEGATIVE_INFINITY);
    }

    /** A sample, or a row of the level below. */
    void add(long fromMicros, long toMicros, float[] lows, float[] highs) throws IOException {
        if (filled == 0) {
            firstMicros = fromMicros;
        }
        lastMicros = toMicros;
        for (int column = 0; column < lowest.length; column++) {
            // What is NaN is neither lower nor higher.
            if (lows[column] < lowest[column]) {
                lowest[column] = lows[column];
            }
            if (highs[column] > highest[column]) {
                highest[column] = highs[column];
            }
        }
        if (++filled == rows) {
            endRow();
        }
    }

    private void endRow() throws IOException {
        ByteBuffer row = file.row().putLong(firstMicros).putLong(lastMicros);
        for (int column = 0; column < lowest.length; column++) {
            boolean known = lowest[column] <= highest[column];
            row.putFloat(known ? lowest[column] : Float.NaN).putFloat(known ? highest[column] : Float.NaN);
        }
        if (coarser != null) {
            coarser.add(firstMicros, lastMicros, lowest, highest);
        }
        clear();
    }

    /** Nothing is known from here to the next sample. */
    void interrupt() throws IOException {
        if (filled > 0) {
            endRow();
        }
        if (coarser != null) {
            coarser.interrupt();
        }
    }

    void finish() throws IOException {
        interrupt();
        file.finish();
        if (coarser != null) {
            coarser.finish();
        }
    }

    @Override
    public void close() throws IOException {
        try (Closeable first = file;
                Closeable then = coarser == null ? () -> {} : coarser) {
            // Both, whatever comes of one.
            java.util.Objects.requireNonNull(first);
            java.util.Objects.requireNonNull(then);
        }
    }
}
