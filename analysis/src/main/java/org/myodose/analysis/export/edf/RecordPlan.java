package org.myodose.analysis.export.edf;

import org.myodose.analysis.table.OutputException;

/**
 * How a signal is cut into records of one duration.
 *
 * @param samples of each signal in a record
 * @param duration of a record in seconds, as the header has it; what readers take the sampling rate from
 * @param annotationBytes room for annotations in a record, a whole number of samples
 */
record RecordPlan(int samples, String duration, int annotationBytes) {

    /** EDF specification, as EDF+ keeps it (2.1.2). */
    private static final int MOST_BYTES = 61_440;

    private static final double LONGEST_SECONDS = 1;
    private static final int TIME_BYTES = 32;

    /**
     * Records of up to a second whose duration the header can tell best: it has eight characters for it, and what it cannot tell
     * adds up over the records.
     *
     * @param intervalSeconds from sample to sample, as measured
     * @param annotations bytes of all annotations, at most
     */
    static RecordPlan of(long scans, double intervalSeconds, int signals, EdfFlavour flavour, long annotations)
            throws OutputException {
        int most = (int) Math.clamp(Math.rint(LONGEST_SECONDS / intervalSeconds), 1, MOST_BYTES);
        RecordPlan best = null;
        double bestError = Double.POSITIVE_INFINITY;
        int found = 0;
        for (int samples = most; samples >= 1 && (best == null || samples > found / 2); samples--) {
            RecordPlan plan = new RecordPlan(
                    samples, EdfNumber.nearest(samples * intervalSeconds), room(scans, samples, flavour, annotations));
            double error = Math.abs(plan.durationSeconds() / (samples * intervalSeconds) - 1);
            if (plan.bytes(signals, flavour) <= MOST_BYTES && plan.durationSeconds() > 0) {
                found = Math.max(found, samples);
                if (error < bestError) {
                    best = plan;
                    bestError = error;
                }
            }
        }
        if (best == null) {
            throw new OutputException("An " + flavour.label()
                    + " file has records of 61,440 bytes at most, too short for this recording: choose --format hdf5.");
        }
        return best;
    }

    /** Whatever is left in a record because the next list does not fit is less than the longest list. */
    private static int room(long scans, int samples, EdfFlavour flavour, long annotations) {
        long records = Math.max(1, Math.ceilDiv(scans, (long) samples));
        long bytes = TIME_BYTES + Annotations.LONGEST_BYTES + Math.ceilDiv(annotations, records);
        return (int)
                Math.min(Integer.MAX_VALUE / 2, Math.ceilDiv(bytes, flavour.sampleBytes()) * flavour.sampleBytes());
    }

    double durationSeconds() {
        return Double.parseDouble(duration);
    }

    /** Bytes of a record. */
    int bytes(int signals, EdfFlavour flavour) {
        return Math.toIntExact((long) samples * signals * flavour.sampleBytes() + annotationBytes);
    }
}
