package org.myodose.analysis.export.edf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;
import org.myodose.analysis.table.OutputException;

/**
 * One file on its way: samples go into records as they come; when all is known, the header and every record's time and
 * annotations are written into the places left for them. Memory grows by eight bytes a record. Not thread-safe.
 *
 * <p>A record is cut short by a gap, and by the end. What it lacks then is said to be none: every sample is {@link
 * EdfFlavour#none}, and the last signal, {@code recorded}, is 0. Where there is no sample at all, there is one such record.
 */
final class EdfFile implements Closeable {

    private static final double MICROS = 1e-6;

    private final EdfFlavour flavour;
    private final List<EdfSignal> signals;
    private final RecordPlan plan;
    private final Annotations annotations;
    private final long firstMicros;
    private final double intervalSeconds;
    private final FileChannel channel;
    private final ByteBuffer record;
    private final int samplesBytes;
    private long[] onsets = new long[1024];
    private int records;
    private int filled;
    private double continuousError;
    private double recordError;

    /**
     * @param signals the last of which tells whether there is a sample
     * @param annotations what is told beside; more may be added until the file is finished
     * @param firstMicros time of the first sample, which is the file's second 0
     */
    EdfFile(
            Path path,
            EdfFlavour flavour,
            List<EdfSignal> signals,
            RecordPlan plan,
            Annotations annotations,
            long firstMicros,
            double intervalSeconds)
            throws IOException {
        this.flavour = flavour;
        this.signals = signals;
        this.plan = plan;
        this.annotations = annotations;
        this.firstMicros = firstMicros;
        this.intervalSeconds = intervalSeconds;
        samplesBytes = plan.samples() * signals.size() * flavour.sampleBytes();
        record = ByteBuffer.allocate(plan.bytes(signals.size(), flavour));
        channel = FileChannel.open(path, StandardOpenOption.WRITE);
        channel.position(EdfHeader.bytes(signals.size()));
    }

    void sample(ForceSample sample, boolean afterGap) throws IOException {
        if (filled > 0 && (afterGap || filled == plan.samples())) {
            endRecord();
        }
        long micros = sample.timeMicros - firstMicros;
        if (filled == 0) {
            beginRecord(micros);
        }
        measureErrors(micros);
        for (int signal = 0; signal < signals.size(); signal++) {
            EdfSignal each = signals.get(signal);
            put(signal, each.quantisation().digital(each.figure().of(sample)));
        }
        filled++;
    }

    private void put(int signal, int digital) {
        flavour.put(record, (signal * plan.samples() + filled) * flavour.sampleBytes(), digital);
    }

    private void beginRecord(long micros) {
        if (records == onsets.length) {
            onsets = Arrays.copyOf(onsets, 2 * records);
        }
        onsets[records] = micros;
    }

    /** How far the time that a reader will take is from the sample's own, if records follow each other, and if not. */
    private void measureErrors(long micros) {
        double within = filled * plan.durationSeconds() / plan.samples();
        double seconds = micros * MICROS;
        continuousError = Math.max(continuousError, Math.abs(records * plan.durationSeconds() + within - seconds));
        recordError = Math.max(recordError, Math.abs(onsets[records] * MICROS + within - seconds));
    }

    private void endRecord() throws IOException {
        if (filled == 0 && records > 0) {
            return;
        }
        for (; filled < plan.samples(); filled++) {
            for (int signal = 0; signal < signals.size() - 1; signal++) {
                put(signal, flavour.none());
            }
            put(signals.size() - 1, signals.getLast().quantisation().digital(0));
        }
        record.rewind();
        while (record.hasRemaining()) {
            channel.write(record);
        }
        records++;
        filled = 0;
    }

    /**
     * Writes all that is left.
     *
     * @param startedAt null where it is not known
     */
    void finish(@Nullable Instant startedAt, String equipment, long gaps) throws IOException {
        endRecord();
        boolean continuous = gaps == 0 && continuousError <= intervalSeconds;
        double error = continuous ? continuousError : recordError;
        annotations.add(
                0, String.format(java.util.Locale.ROOT, "times here are within %.6f s of the recorded ones", error));
        for (int at = 0; at < records; at++) {
            long onset = continuous ? Annotations.micros(at * plan.durationSeconds()) : onsets[at];
            write(annotations.take(onset, plan.annotationBytes()), place(at) + samplesBytes);
        }
        if (!annotations.isEmpty()) {
            throw new OutputException("The annotations need " + annotations.bytes() + " bytes more than "
                    + flavour.label() + " records were given: choose --format hdf5, and tell us of it.");
        }
        write(EdfHeader.of(flavour, signals, plan, startedAt, equipment, continuous, records), 0);
    }

    private long place(int at) {
        return EdfHeader.bytes(signals.size()) + (long) at * record.capacity();
    }

    private void write(byte[] bytes, long place) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        long at = place;
        while (from.hasRemaining()) {
            at += channel.write(from, at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
