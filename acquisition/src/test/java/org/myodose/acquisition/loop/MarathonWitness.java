package org.myodose.acquisition.loop;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Holds what comes out of a loop against what {@link NumberedScans} sent: nothing invented, nothing twice, nothing out of
 * order, and every loss told as a gap. Keeps figures only, so that it does not grow. Any thread may read them.
 */
final class MarathonWitness extends NullConsumer {

    private final NumberedScans sent;
    private volatile @Nullable String complaint;
    private volatile int delivered;
    private volatile int lost;
    private volatile int gaps;
    private volatile int unplugs;
    private volatile int unplugsBeforeScans;
    private volatile int scansOfThisPlug;
    private int lastNumber;
    private boolean lossPending;
    private boolean gapPending;

    MarathonWitness(NumberedScans sent) {
        this.sent = sent;
    }

    /** The first thing that was wrong, or null. */
    @Nullable
    String complaint() {
        return complaint;
    }

    int delivered() {
        return delivered;
    }

    int lost() {
        return lost;
    }

    int gaps() {
        return gaps;
    }

    /** Of devices whose scans had come. */
    int unplugs() {
        return unplugs;
    }

    /** Of devices that had not come that far. */
    int unplugsBeforeScans() {
        return unplugsBeforeScans;
    }

    int scansOfThisPlug() {
        return scansOfThisPlug;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public void onForce(ForceSample sample) {
        int number = sample.rawCounts[0];
        expect(number <= sent.lastNumber(), "scan " + number + " was never sent");
        expect(sample.rawCounts[1] == sample.deviceTickMicros, "scan " + number + " has another's time");
        expect(number > lastNumber, "scan " + number + " came after " + lastNumber);
        expect(number == lastNumber + 1 || gapPending || lastNumber == 0, "a loss before " + number + " was not told");
        expect(gapPending == (lossPending && lastNumber != 0), "gap told " + gapPending + " before scan " + number);
        lost += number - lastNumber - 1;
        lastNumber = number;
        lossPending = false;
        gapPending = false;
        delivered++;
        scansOfThisPlug++;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        gapPending = true;
        gaps++;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        if (state == LinkState.LOST) {
            boolean hadScans = scansOfThisPlug > 0;
            lossPending = true;
            scansOfThisPlug = 0;
            if (cause == LinkCause.UNPLUGGED && hadScans) {
                unplugs++;
            } else if (cause == LinkCause.UNPLUGGED) {
                unplugsBeforeScans++;
            } else {
                expect(cause == LinkCause.NOT_CONNECTED, cause + ": " + sentence);
            }
        }
    }

    private void expect(boolean asItShould, String otherwise) {
        if (!asItShould && complaint == null) {
            complaint = otherwise;
        }
    }
}
