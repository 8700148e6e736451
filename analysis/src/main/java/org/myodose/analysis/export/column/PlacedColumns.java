package org.myodose.analysis.export.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * Fills columns that have their places in a file already, row by row. Rows are gathered in blocks of a few megabytes, whatever
 * the length, and each column's part of a block goes to its own place. Little-endian. Not thread-safe.
 */
public final class PlacedColumns {

    private static final int BLOCK_BYTES = 4 << 20;
    private static final int MOST_ROWS = 1 << 14;

    private final FileChannel channel;
    private final long[] places;
    private final int[] widths;
    private final ByteBuffer[] blocks;
    private final int rowsPerBlock;
    private final long rows;
    private long written;
    private int pending;

    /**
     * Columns of {@code rows} numbers each, the first of which stands at {@code places}. The channel stays the caller's.
     *
     * @param columns what they are, in the same order as {@code places}
     */
    public PlacedColumns(FileChannel channel, List<NumberColumn> columns, List<Long> places, long rows) {
        this.channel = channel;
        this.rows = rows;
        this.places = places.stream().mapToLong(Long::longValue).toArray();
        widths = columns.stream().mapToInt(column -> column.kind().bytes()).toArray();
        rowsPerBlock = rowsPerBlock(widths);
        blocks = new ByteBuffer[widths.length];
        for (int column = 0; column < widths.length; column++) {
            blocks[column] = ByteBuffer.allocate(rowsPerBlock * widths[column]).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static int rowsPerBlock(int[] widths) {
        int bytesPerRow = 1;
        for (int width : widths) {
            bytesPerRow += width;
        }
        return Math.clamp(BLOCK_BYTES / bytesPerRow, 1, MOST_ROWS);
    }

    /**
     * The next value of a whole-numbered column; exactly one per column and row.
     *
     * @throws ArithmeticException when it does not fit the column's kind: nothing is ever cut off
     */
    public void put(int column, long value) {
        ByteBuffer block = blocks[column];
        switch (widths[column]) {
            case Byte.BYTES -> block.put((byte) requireByte(value));
            case Integer.BYTES -> block.putInt(Math.toIntExact(value));
            default -> block.putLong(value);
        }
    }

    private static long requireByte(long value) {
        if (value >>> Byte.SIZE != 0) {
            throw new ArithmeticException(value + " is no unsigned byte");
        }
        return value;
    }

    /** The next value of a column of doubles. */
    public void put(int column, double value) {
        blocks[column].putDouble(value);
    }

    /** Ends a row. */
    public void endRow() throws IOException {
        pending++;
        if (pending == rowsPerBlock) {
            flush();
        }
    }

    /**
     * Writes what is left.
     *
     * @throws IllegalStateException when there were more or fewer rows than were announced: the source changed meanwhile
     */
    public void finish() throws IOException {
        flush();
        if (written != rows) {
            throw new IllegalStateException("there were " + written + " rows where " + rows + " had been announced");
        }
    }

    private void flush() throws IOException {
        if (written + pending > rows) {
            throw new IllegalStateException("there are more than the " + rows + " rows that had been announced");
        }
        for (int column = 0; column < blocks.length; column++) {
            ByteBuffer block = blocks[column];
            if (block.position() != pending * widths[column]) {
                throw new IllegalStateException("column " + column + " has not one value per row");
            }
            writeAll(block.flip(), places[column] + written * widths[column]);
            block.clear();
        }
        written += pending;
        pending = 0;
    }

    private void writeAll(ByteBuffer from, long place) throws IOException {
        long at = place;
        while (from.hasRemaining()) {
            at += channel.write(from, at);
        }
    }
}
