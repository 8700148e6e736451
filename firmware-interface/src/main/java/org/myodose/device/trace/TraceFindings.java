package org.myodose.device.trace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers a {@link TraceReport} while a file is read. */
final class TraceFindings {

    /** Why a row was left out; the text goes before the lines. */
    enum Loss {
        EMPTY_FORCE("no force"),
        NOT_FINITE("a NaN or infinite value"),
        EMPTY_TIME("no time"),
        BACKWARD_TIME("a time before that of the row above"),
        DUPLICATE_TIME("the same time as the row above");

        private final String words;

        Loss(String words) {
            this.words = words;
        }
    }

    private static final int LINES_NAMED = 5;

    private final List<String> notes = new ArrayList<>();
    private final Map<Loss, Tally> losses = new EnumMap<>(Loss.class);
    private final Tally blankLines = new Tally();
    private long rowsRead;
    private long rowsKept;
    private boolean decimalCommas;
    private boolean timesRounded;

    /** How often, and on which lines first. */
    private static final class Tally {
        private long count;
        private final List<Long> lines = new ArrayList<>();

        void add(long line) {
            count++;
            if (lines.size() < LINES_NAMED) {
                lines.add(line);
            }
        }

        String lines() {
            StringBuilder text = new StringBuilder(lines.size() == 1 ? "line " : "lines ");
            for (int i = 0; i < lines.size(); i++) {
                text.append(i == 0 ? "" : ", ").append(lines.get(i));
            }
            return text.append(count > lines.size() ? ", …" : "").toString();
        }
    }

    TraceFindings() {
        for (Loss loss : Loss.values()) {
            losses.put(loss, new Tally());
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    void rowRead() {
        rowsRead++;
    }

    void rowKept() {
        rowsKept++;
    }

    void leftOut(Loss loss, long line) {
        tally(loss).add(line);
    }

    void blankLine(long line) {
        blankLines.add(line);
    }

    void decimalComma() {
        decimalCommas = true;
    }

    void timeRounded() {
        timesRounded = true;
    }

    long rowsKept() {
        return rowsKept;
    }

    private Tally tally(Loss loss) {
        return losses.computeIfAbsent(loss, key -> new Tally());
    }

    TraceReport report(TraceLayout layout) {
        List<String> all = new ArrayList<>(notes);
        if (decimalCommas) {
            all.add("Decimals are written with commas.");
        }
        if (timesRounded) {
            all.add("Times finer than a microsecond were rounded to it.");
        }
        if (blankLines.count > 0) {
            all.add(blankLines.count + " blank or comment lines were passed over (" + blankLines.lines() + ").");
        }
        losses.forEach((loss, tally) -> {
            if (tally.count > 0) {
                all.add(tally.count + (tally.count == 1 ? " row was" : " rows were") + " left out: " + loss.words + " ("
                        + tally.lines() + ").");
            }
        });
        return new TraceReport(
                layout.separator().words(),
                layout.hasHeader(),
                layout.byteOrderMark(),
                decimalCommas,
                rowsRead,
                rowsKept,
                tally(Loss.EMPTY_FORCE).count,
                tally(Loss.NOT_FINITE).count,
                tally(Loss.EMPTY_TIME).count,
                tally(Loss.BACKWARD_TIME).count,
                tally(Loss.DUPLICATE_TIME).count,
                all);
    }
}
