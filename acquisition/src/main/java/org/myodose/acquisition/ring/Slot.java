package org.myodose.acquisition.ring;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;

/** One pre-allocated place in a ring: either a copy of a sample, or a gap, or something rare as an object. */
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
    final ForceSample sample = new ForceSample();
    long gapFromMicros;
    long gapToMicros;
    int framesMissing;

    @Nullable
    Rare rare;

    /** Entries that found no room just before this one. */
    long missedBefore;

    void tell(RingReader reader) {
        if (missedBefore > 0) {
            reader.onMissed(missedBefore);
        }
        switch (kind) {
            case SAMPLE -> reader.onForce(sample);
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
