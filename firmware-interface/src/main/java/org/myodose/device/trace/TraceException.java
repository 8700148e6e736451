package org.myodose.device.trace;

/**
 * A trace file cannot be read. The message is one clear sentence that names the file, where known the line and the column,
 * and what to do.
 */
public final class TraceException extends Exception {

    private final String sentence;
    private final long line;
    private final int column;

    TraceException(String message) {
        this(message, 0, 0);
    }

    TraceException(String message, long line, int column) {
        super(message);
        this.sentence = message;
        this.line = line;
        this.column = column;
    }

    /** One clear sentence for a user. */
    @Override
    public String getMessage() {
        return sentence;
    }

    /** Line of the file, from 1; 0 where the whole file is meant. */
    public long line() {
        return line;
    }

    /** Column of the file (a cell, not a character), from 1; 0 where the whole line is meant. */
    public int column() {
        return column;
    }
}
