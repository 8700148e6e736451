package org.myodose.dashboard.live;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.guidance.Phase;
import org.myodose.analysis.guidance.RateHint;
import org.myodose.device.Scan;

/** One thing to publish, copied off the hot path into a pre-allocated slot. Force figures are in the source's unit. */
final class LiveSlot {

    enum Kind {
        SCAN,
        CUE,
        /** Anything seldom: told by {@link #task}. */
        RARE
    }

    /** What to do about something seldom, on the publisher's thread; the slot is the scan it came with. */
    interface Task {
        void run(LiveSlot slot);
    }

    Kind kind = Kind.SCAN;

    int sequence;
    long deviceTickMicros;
    long timeMicros;
    long measuredNs;
    long arrivalNs;

    double force;
    double unfiltered;
    int channelCount;
    final double[] channels = new double[Scan.MAX_CHANNELS];
    double loadingRate;
    double uncertainty = Double.NaN;
    final int[] channelFlags = new int[Scan.MAX_CHANNELS];
    int zoneCount;
    final double[] zones = new double[ForceSample.MAX_ZONES];
    double centreX = Double.NaN;
    double centreY = Double.NaN;
    double leftShare = Double.NaN;
    double frontShare = Double.NaN;

    Phase phase = Phase.APPROACH;
    RateHint rateHint = RateHint.NONE;
    int holdIndex;
    int repetition;
    int repetitions;
    double inBandSeconds;
    double remainingSeconds;
    double holdSeconds;
    double restRemainingSeconds;
    String guidedSite = "";
    int step;
    int steps;
    double bandLow = Double.NaN;
    double bandHigh = Double.NaN;
    double ceiling = Double.NaN;
    boolean saturated;
    boolean feedbackRequested;
    int estimateHold;
    boolean feedbackShown;

    /** The gravest cue that still holds. */
    @Nullable
    Cue alert;

    boolean drifted;

    /** −1 where it was not told. */
    int pain = -1;

    long painMicros;

    Cue cue = Cue.ONSET;
    String cause = "";

    @Nullable
    Task task;

    /** Takes over everything but the task. */
    void copyFrom(LiveSlot other) {
        kind = other.kind;
        sequence = other.sequence;
        deviceTickMicros = other.deviceTickMicros;
        timeMicros = other.timeMicros;
        measuredNs = other.measuredNs;
        arrivalNs = other.arrivalNs;
        force = other.force;
        unfiltered = other.unfiltered;
        channelCount = other.channelCount;
        System.arraycopy(other.channels, 0, channels, 0, other.channelCount);
        loadingRate = other.loadingRate;
        uncertainty = other.uncertainty;
        System.arraycopy(other.channelFlags, 0, channelFlags, 0, other.channelCount);
        zoneCount = other.zoneCount;
        System.arraycopy(other.zones, 0, zones, 0, other.zoneCount);
        centreX = other.centreX;
        centreY = other.centreY;
        leftShare = other.leftShare;
        frontShare = other.frontShare;
        phase = other.phase;
        rateHint = other.rateHint;
        holdIndex = other.holdIndex;
        repetition = other.repetition;
        repetitions = other.repetitions;
        inBandSeconds = other.inBandSeconds;
        remainingSeconds = other.remainingSeconds;
        holdSeconds = other.holdSeconds;
        restRemainingSeconds = other.restRemainingSeconds;
        guidedSite = other.guidedSite;
        step = other.step;
        steps = other.steps;
        bandLow = other.bandLow;
        bandHigh = other.bandHigh;
        ceiling = other.ceiling;
        alert = other.alert;
        drifted = other.drifted;
        pain = other.pain;
        painMicros = other.painMicros;
        saturated = other.saturated;
        feedbackShown = other.feedbackShown;
        cue = other.cue;
        cause = other.cause;
    }
}
