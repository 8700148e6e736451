package org.myodose.acquisition.loop;

import java.util.List;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.CountRange;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.StuckSensor;
import org.myodose.device.ChannelDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;

/**
 * Notices counts that stand still where they never did; the rule is in {@code docs/link.md}. Time is cut into blocks, and a
 * channel that kept exactly one count all through a block stood still in it. So a scan costs one exclusive-or a channel.
 *
 * <p>Goes by device time alone: same scans, same news. Not thread-safe; allocates nothing but news.
 */
final class StuckWatch {

    private static final long BLOCK_MICROS = 250_000;
    private static final int BLOCK_SCANS = 4;

    /** Five seconds of scans at least. */
    private static final int STUCK_BLOCKS = 20;

    /** Two seconds at least, of a converter that is never still. */
    private static final int NEVER_STILL_BLOCKS = 8;

    private static final int NEVER_STILL_BITS = 20;

    /** How much longer than ever before, and how many blocks of moving under load make a habit. */
    private static final int TIMES_LONGEST = 10;

    private static final int HABIT_BLOCKS = 20;

    /** This part of the range that was seen, above its lowest count, may be rest. */
    private static final int REST_PART = 16;

    private static final int HONESTLY_STILL = ChannelFlag.DEAD_ZONE.bit() | ChannelFlag.SATURATED.bit();
    private static final int STUCK = ChannelFlag.STUCK.bit();

    private final List<ChannelDescription> channels;
    private final CountLimits[] limits;
    private final boolean[] neverStill;

    /** 0 where more force is more counts, −1 where it is fewer: exclusive-or turns counts so that they rise with force. */
    private final int[] turn;

    private final int[] reference;
    private final int[] moved;
    private final int[] lowest;
    private final int[] highest;
    private final int[] stillBlocks;
    private final int[] longestStill;
    private final int[] movingBlocks;
    private final long[] stillSinceMicros;
    private final boolean[] stuck;
    private final boolean[] unsaid;
    private int stuckChannels;
    private boolean news;
    private boolean inBlock;
    private boolean everBegun;
    private int blockScans;
    private long blockBeganMicros;

    StuckWatch(List<ChannelDescription> channels, List<ChannelScaling> scalings) {
        int count = channels.size();
        this.channels = channels;
        limits = scalings.stream().map(ChannelScaling::limits).toArray(CountLimits[]::new);
        neverStill = new boolean[count];
        turn = new int[count];
        for (int channel = 0; channel < count; channel++) {
            neverStill[channel] = isNeverStill(channels.get(channel));
            turn[channel] = fallsWithForce(scalings.get(channel)) ? -1 : 0;
        }
        reference = new int[count];
        moved = new int[count];
        lowest = new int[count];
        highest = new int[count];
        stillBlocks = new int[count];
        longestStill = new int[count];
        movingBlocks = new int[count];
        stillSinceMicros = new long[count];
        stuck = new boolean[count];
        unsaid = new boolean[count];
    }

    /** Nobody's 24-bit converter is without noise, at whatever force. */
    private static boolean isNeverStill(ChannelDescription channel) {
        return channel.kind() == SensorKind.LOAD_CELL
                && channel.unit() == ForceUnit.COUNTS
                && channel.bits() >= NEVER_STILL_BITS;
    }

    private static boolean fallsWithForce(ChannelScaling scaling) {
        CountRange counts = scaling.limits().calibrated();
        return scaling.forceAt(counts.highest()) < scaling.forceAt(counts.lowest());
    }

    /** What comes next does not follow on what went before: that time does not count as standing still. */
    void interrupt() {
        inBlock = false;
    }

    /** Sees a scan, and adds {@link ChannelFlag#STUCK} to the flags of its stuck channels. */
    void apply(ForceSample sample) {
        if (!inBlock) {
            beginBlock(sample);
        }
        int[] rawCounts = sample.rawCounts;
        for (int channel = 0; channel < moved.length; channel++) {
            moved[channel] |= rawCounts[channel] ^ reference[channel];
        }
        blockScans++;
        if (stuckChannels > 0) {
            release();
        }
        if (blockScans > BLOCK_SCANS && sample.timeMicros - blockBeganMicros >= BLOCK_MICROS) {
            endBlock(sample);
        }
        if (stuckChannels > 0) {
            flag(sample.channelFlags);
        }
    }

    /** Tells what began or ended with the scan seen last. */
    void tell(ForceConsumer consumer, long timeMicros) {
        if (!news) {
            return;
        }
        news = false;
        for (int channel = 0; channel < unsaid.length; channel++) {
            if (unsaid[channel]) {
                unsaid[channel] = false;
                consumer.onStuck(new StuckSensor(
                        channel,
                        channels.get(channel).name(),
                        stuck[channel],
                        reference[channel],
                        stillSinceMicros[channel],
                        timeMicros));
            }
        }
    }

    private void beginBlock(ForceSample sample) {
        for (int channel = 0; channel < reference.length; channel++) {
            if (!everBegun) {
                reference[channel] = sample.rawCounts[channel];
                lowest[channel] = sample.rawCounts[channel] ^ turn[channel];
                highest[channel] = lowest[channel];
            }
        }
        everBegun = true;
        inBlock = true;
        blockScans = 0;
        blockBeganMicros = sample.timeMicros;
    }

    /** The scan that ends a block begins the next. */
    private void endBlock(ForceSample sample) {
        for (int channel = 0; channel < reference.length; channel++) {
            if (moved[channel] == 0) {
                stoodStill(channel);
            } else {
                hasMoved(channel, sample.rawCounts[channel]);
            }
        }
        blockScans = 1;
        blockBeganMicros = sample.timeMicros;
    }

    private void stoodStill(int channel) {
        if (stillBlocks[channel] == 0) {
            stillSinceMicros[channel] = blockBeganMicros;
        }
        stillBlocks[channel]++;
        if (!stuck[channel] && isStuck(channel)) {
            become(channel, true);
        }
    }

    private boolean isStuck(int channel) {
        int blocks = stillBlocks[channel];
        if (neverStill[channel]) {
            return blocks >= NEVER_STILL_BLOCKS;
        }
        return blocks >= STUCK_BLOCKS
                && blocks >= TIMES_LONGEST * longestStill[channel]
                && movingBlocks[channel] >= HABIT_BLOCKS
                && isUnderLoad(channel);
    }

    /** Neither at the lowest counts seen, where sensors rest, nor at the highest, where they saturate. */
    private boolean isUnderLoad(int channel) {
        long level = reference[channel] ^ turn[channel];
        long rest = Math.max(1, ((long) highest[channel] - lowest[channel]) / REST_PART);
        return level > lowest[channel] + rest
                && level < highest[channel] - 1L
                && (limits[channel].flagsOf(reference[channel]) & HONESTLY_STILL) == 0;
    }

    private void hasMoved(int channel, int rawCount) {
        if (isUnderLoad(channel)) {
            movingBlocks[channel]++;
            longestStill[channel] = Math.max(longestStill[channel], stillBlocks[channel]);
        }
        stillBlocks[channel] = 0;
        moved[channel] = 0;
        reference[channel] = rawCount;
        int level = rawCount ^ turn[channel];
        lowest[channel] = Math.min(lowest[channel], level);
        highest[channel] = Math.max(highest[channel], level);
    }

    /** Those that were stuck and have moved; what they did then is no habit. */
    private void release() {
        for (int channel = 0; channel < stuck.length; channel++) {
            if (stuck[channel] && moved[channel] != 0) {
                become(channel, false);
                stillBlocks[channel] = 0;
            }
        }
    }

    private void become(int channel, boolean nowStuck) {
        stuck[channel] = nowStuck;
        stuckChannels += nowStuck ? 1 : -1;
        unsaid[channel] = true;
        news = true;
    }

    private void flag(int[] channelFlags) {
        for (int channel = 0; channel < stuck.length; channel++) {
            if (stuck[channel]) {
                channelFlags[channel] |= STUCK;
            }
        }
    }
}
