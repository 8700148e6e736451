package org.myodose.acquisition.ring;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;
import org.myodose.device.Scan;

/** One pre-allocated place in a ring: either what was measured of a sample, or a gap, or something rare as an object. */
final class Slot {

    /** Something rare, ready to be told to the reader. */
    interface Rare {
        void tell(RingReader reader);
    }

    enum Kind {
        SAMPLE,
        GAP,
        RARE
    }

    Kind kind = Kind.SAMPLE;
    private final Scan scan = new Scan();
    private long timeMicros;
    long gapFromMicros;
    long gapToMicros;
    int framesMissing;

    @Nullable
    Rare rare;

    /** Entries that found no room just before this one. */
    long missedBefore;

    /** Takes the counts and times of a sample; its forces follow from them. */
    void keep(ForceSample sample) {
        scan.set(sample.sequence, sample.deviceTickMicros, sample.arrivalNs, sample.channelCount);
        scan.setMeasured(sample.measuredNs, sample.timeUncertaintyNs);
        System.arraycopy(sample.rawCounts, 0, scan.rawCounts(), 0, sample.channelCount);
        timeMicros = sample.timeMicros;
    }

    private ForceSample copyTo(ForceSample sample) {
        sample.sequence = scan.sequence();
        sample.deviceTickMicros = scan.deviceTickMicros();
        sample.arrivalNs = scan.arrivalNs();
        sample.channelCount = scan.channelCount();
        sample.measuredNs = scan.measuredNs();
        sample.timeUncertaintyNs = scan.timeUncertaintyNs();
        System.arraycopy(scan.rawCounts(), 0, sample.rawCounts, 0, sample.channelCount);
        sample.timeMicros = timeMicros;
        return sample;
    }

    /** Tells {@code reader} what is here, a sample by way of {@code carrier}. */
    void tell(RingReader reader, ForceSample carrier) {
        if (missedBefore > 0) {
            reader.onMissed(missedBefore);
        }
        switch (kind) {
            case SAMPLE -> reader.onForce(copyTo(carrier));
            case GAP -> reader.onGap(gapFromMicros, gapToMicros, framesMissing);
            case RARE -> tellRare(reader);
        }
    }

    private void tellRare(RingReader reader) {
        Rare told = rare;
        rare = null;
        if (told != null) {
            told.tell(reader);
        }
    }
}
