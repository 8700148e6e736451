package org.myodose.device.text;

import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;
import org.myodose.device.table.TimeColumnUnit;

/**
 * From bytes to scans by a known layout. A time column that runs back means that the sketch began anew, which is told as an
 * introduction; a time that stands still, because it is printed too coarsely, goes on by a microsecond a line.
 *
 * <p>Without a time column the tick is the arrival. Lines of one read arrived at one moment, so they are laid before it one
 * period apart, or closer where there is less room; the last has the arrival itself.
 *
 * <p>Allocates nothing. Not thread-safe.
 */
final class TextStream implements LineHandler {

    private static final long TICK_MASK = 0xFFFF_FFFFL;
    private static final int SEQUENCE_MASK = 0xFFFF;
    private static final long NONE = Long.MIN_VALUE;

    /** How far a column may be behind its wrap and still be told from a restart, in microseconds. */
    private static final long WRAP_TOLERANCE_MICROS = 2_000_000;

    private final TextLayout layout;
    private final LinkCounters counters;
    private final LineCutter cutter;
    private final LineParser parser = new LineParser();
    private final Scan scan = new Scan();
    private final int channels;
    private final int[] exponents;
    private final int[] unitBytes;
    private final long periodNs;
    private ScanSink sink = new IgnoringSink();
    private int sequence;
    private int linesLeft;
    private long lastTimeMicros = NONE;
    private long lastTickMicros = NONE;
    private long lastArrivalNs;

    TextStream(TextLayout layout, LinkCounters counters) {
        this.layout = layout;
        this.counters = counters;
        cutter = new LineCutter(counters, this);
        channels = layout.device().channels().size();
        exponents = layout.device().channels().stream()
                .mapToInt(channel -> channel.decimalExponent())
                .toArray();
        unitBytes = layout.unitBytes().stream().mapToInt(Integer::intValue).toArray();
        periodNs = 1_000_000_000_000L / layout.device().rateMilliHertz();
    }

    TextLayout layout() {
        return layout;
    }

    /** Hands the scans of these bytes to {@code receiver}. */
    void accept(byte[] bytes, int length, long arrivalNs, ScanSink receiver) {
        sink = receiver;
        linesLeft = layout.hasTime() ? 0 : lines(bytes, length);
        cutter.accept(bytes, 0, length, arrivalNs);
    }

    void end() {
        cutter.end();
    }

    private int lines(byte[] bytes, int length) {
        int lines = 0;
        boolean something = cutter.pending() > 0;
        for (int at = 0; at < length; at++) {
            boolean ends = LineCutter.isEnd(bytes[at]);
            lines += ends && something ? 1 : 0;
            something = !ends;
        }
        return lines;
    }

    @Override
    public Verdict onLine(byte[] bytes, int from, int to, long arrivalNs) {
        Verdict verdict = parser.read(bytes, from, to, layout.separator());
        if (verdict == Verdict.GOOD && parser.cells() != layout.cells()) {
            verdict = parser.cells() < layout.cells() ? Verdict.TOO_FEW_COLUMNS : Verdict.TOO_MANY_COLUMNS;
        }
        if (verdict == Verdict.GOOD && !hasUsualUnits()) {
            verdict = Verdict.NO_NUMBER;
        }
        if (verdict == Verdict.GOOD && !takeCounts()) {
            verdict = Verdict.TOO_LARGE;
        }
        if (verdict == Verdict.GOOD && !cutter.isFirst()) {
            verdict = deliver(arrivalNs);
        }
        linesLeft--;
        return verdict;
    }

    /** A damaged digit may look like a unit. */
    private boolean hasUsualUnits() {
        boolean usual = true;
        for (int cell = 0; cell < unitBytes.length; cell++) {
            usual &= parser.unitBytes(cell) == unitBytes[cell];
        }
        return usual;
    }

    private boolean takeCounts() {
        for (int channel = 0; channel < channels; channel++) {
            int cell = layout.cell(channel);
            long count =
                    Decimal.scaled(parser.digits(cell), parser.exponent(cell), exponents[channel], Integer.MAX_VALUE);
            if (count == Decimal.TOO_LARGE) {
                return false;
            }
            scan.rawCounts()[channel] = (int) count;
        }
        return true;
    }

    private Verdict deliver(long arrivalNs) {
        TimeColumnUnit unit = layout.timeUnit();
        if (unit == null) {
            lastTickMicros = arrivalTick(arrivalNs);
        } else {
            int cell = layout.timeCell();
            long micros = Decimal.scaled(
                    parser.digits(cell), parser.exponent(cell), -unit.microsExponent(), Long.MAX_VALUE / 2);
            if (micros == Decimal.TOO_LARGE) {
                return Verdict.TOO_LARGE;
            }
            follow(micros, arrivalNs, unit);
        }
        lastArrivalNs = arrivalNs;
        scan.set(sequence, lastTickMicros & TICK_MASK, arrivalNs, channels);
        sequence = (sequence + 1) & SEQUENCE_MASK;
        counters.add(Kind.SCANS, 1);
        sink.onScan(scan);
        return Verdict.GOOD;
    }

    private long arrivalTick(long arrivalNs) {
        int behind = Math.max(0, linesLeft - 1);
        long roomNs = lastTickMicros == NONE ? Long.MAX_VALUE : arrivalNs - 1000 * lastTickMicros;
        long stepNs = Math.min(periodNs, roomNs / (behind + 1));
        long tickMicros = (arrivalNs - behind * Math.max(0, stepNs)) / 1000;
        return lastTickMicros == NONE ? tickMicros : Math.max(tickMicros, lastTickMicros + 1);
    }

    private void follow(long micros, long arrivalNs, TimeColumnUnit unit) {
        if (lastTimeMicros == NONE || micros > lastTimeMicros) {
            lastTickMicros = lastTickMicros == NONE ? micros : Math.max(micros, lastTickMicros + 1);
        } else if (micros == lastTimeMicros) {
            lastTickMicros++;
        } else {
            if (!hasWrapped(micros, arrivalNs, unit)) {
                sink.onHello(layout.device());
            }
            lastTickMicros = micros;
        }
        lastTimeMicros = micros;
    }

    /** Counters of 32 bits, such as micros() and millis(), begin again at zero; others only when their sketch does. */
    private boolean hasWrapped(long micros, long arrivalNs, TimeColumnUnit unit) {
        long wrapMicros = (1L << 32) * (unit == TimeColumnUnit.MILLISECONDS ? 1000 : 1);
        long expected = lastTimeMicros + (arrivalNs - lastArrivalNs) / 1000;
        return Math.abs(micros + wrapMicros - expected) < WRAP_TOLERANCE_MICROS;
    }
}
