package org.myodose.device.trace;

import java.util.ArrayList;
import java.util.List;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.table.ChannelNames;
import org.myodose.device.table.DecimalCounts;

/**
 * A trace as a device would send it: whole counts and a power of ten per channel, chosen so that the printed decimals are
 * kept exactly wherever they fit 32 bits.
 *
 * <p>Both the emulated device and the analysis of a file use these counts, so that a recording of the one and a reading of
 * the other are the same numbers, bit for bit. Immutable; thread-safe.
 */
public final class TraceCounts {

    private static final int PROTOCOL_VERSION = 1;
    private static final int MAX_IDENTITY_BYTES = 32;

    private final Trace trace;
    private final DeviceDescription description;
    private final int[][] counts;
    private final List<String> notes;
    private final long greatest;

    private TraceCounts(Trace trace, DeviceDescription description, int[][] counts, List<String> notes, long greatest) {
        this.trace = trace;
        this.description = description;
        this.counts = counts;
        this.notes = List.copyOf(notes);
        this.greatest = greatest;
    }

    /** The counts of a trace, described as an emulated device of that name. */
    public static TraceCounts of(Trace trace) {
        List<ChannelDescription> channels = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        ChannelNames names = new ChannelNames();
        int[][] counts = new int[trace.columns()][];
        long greatest = 0;
        for (int i = 0; i < counts.length; i++) {
            int exponent = exponent(trace, i, notes);
            counts[i] = scaled(trace.values(i), exponent);
            long largest = largest(counts[i]);
            greatest = Math.max(greatest, largest);
            channels.add(new ChannelDescription(
                    names.unique(trace.columnNames().get(i), i),
                    SensorKind.EMULATED_TRACE,
                    SensorPosition.UNSPECIFIED,
                    trace.forceUnit(),
                    DecimalCounts.bits(largest),
                    exponent));
        }
        DeviceDescription description = new DeviceDescription(
                PROTOCOL_VERSION,
                "Emulated trace",
                ChannelNames.shortened(trace.name(), MAX_IDENTITY_BYTES),
                "1",
                trace.rateMilliHertz(),
                channels);
        return new TraceCounts(trace, description, counts, notes, greatest);
    }

    /** The finest power of ten that is wanted and with which every value fits. */
    private static int exponent(Trace trace, int column, List<String> notes) {
        double largest = 0;
        for (double value : trace.values(column)) {
            largest = Math.max(largest, Math.abs(value));
        }
        int exponent = DecimalCounts.exponent(trace.decimals(column), largest);
        if (exponent > -trace.decimals(column)) {
            notes.add("The values of " + trace.columnNames().get(column)
                    + " have more digits than 32 bits hold; they are rounded to 1e" + exponent + " "
                    + trace.forceUnit().symbol() + ".");
        }
        return exponent;
    }

    private static int[] scaled(double[] values, int exponent) {
        int[] counts = new int[values.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) Math.round(DecimalCounts.scale(values[i], exponent));
        }
        return counts;
    }

    private static long largest(int[] counts) {
        long largest = 0;
        for (int count : counts) {
            largest = Math.max(largest, Math.abs((long) count));
        }
        return largest;
    }

    /** As the emulated device introduces itself. */
    public DeviceDescription description() {
        return description;
    }

    public int scans() {
        return trace.rows();
    }

    /** When a scan is taken, in microseconds since the first. */
    public long timeMicros(int scan) {
        return trace.timesMicros()[scan];
    }

    /** Copies a scan's counts into the caller's array. */
    public void copyCounts(int scan, int[] into) {
        for (int i = 0; i < counts.length; i++) {
            into[i] = counts[i][scan];
        }
    }

    /** Bytes that a count takes on the wire: 2, 3 or 4. */
    public int countBytes() {
        if (greatest <= Short.MAX_VALUE) {
            return 2;
        }
        return greatest < 1 << 23 ? 3 : 4;
    }

    /** What was rounded, in sentences for a user; empty where the counts are exact. */
    public List<String> notes() {
        return notes;
    }
}
