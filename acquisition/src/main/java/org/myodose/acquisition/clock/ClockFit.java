package org.myodose.acquisition.clock;

/**
 * Fits host time to device time, online: host = device + offset + slope · device.
 *
 * <p>Nothing arrives before it was sent. So every arrival is an upper bound to the host time of its measurement, and the
 * moment a PING was sent a lower bound to the host time of its reply's tick: the line runs between. Of the arrivals in a
 * window of 250 ms only the promptest matters, so transports that hold back and bunch do no harm. With replies the line is
 * laid midway between the bounds; without, along the upper ones, and then a delay that even the promptest arrivals had is
 * not knowable. The uncertainty at a time is how far any other line within the bounds could be.
 *
 * <p>One clock's life; {@link #begin} starts the next. Constant memory, bounded work, no allocation. Not thread-safe. Why so:
 * {@code docs/decisions/0008-clock-fit.md}.
 */
public final class ClockFit {

    /** Delay of the promptest arrivals that is taken as the longest possible while no reply to a PING has come. */
    public static final long ASSUMED_LONGEST_DELAY_NS = 20_000_000;

    /** No clock is believed to run faster or slower by more: 1 %, more than a ceramic resonator is off. */
    static final double STEEPEST = 0.01;

    static final double WINDOW_NS = 250e6;

    /** A clock is taken for exact until it was seen for so long: before, delays look like drift. */
    private static final double SHORTEST_SPAN_NS = 3e9;

    /** An arrival that is earlier than it can be by more than this belongs to another clock, or the host was suspended. */
    private static final double BROKEN_NS = 1e9;

    /** A device clock counts whole microseconds. */
    private static final double TICK_NS = 1_000;

    private static final int HALVINGS = 32;

    private final TightestBounds arrivals = new TightestBounds();
    /** Lower bounds, upside down, so that they too lie above their line. */
    private final TightestBounds sends = new TightestBounds();

    private final TightestBounds assumed = new TightestBounds();

    private long deviceOriginNs;
    private long hostOriginNs;
    private double windowStartX;
    private double slope;
    private double offset;
    private double highSlope;
    private double highOffset;
    private double lowSlope;
    private double lowOffset;
    private double roundTripNs;
    private long replies;

    /** Begins anew with the first arrival of a clock. */
    public void begin(long deviceNs, long arrivalNs) {
        arrivals.clear();
        sends.clear();
        deviceOriginNs = deviceNs;
        hostOriginNs = arrivalNs;
        windowStartX = 0;
        slope = 0;
        offset = 0;
        replies = 0;
        roundTripNs = Double.NaN;
        assumeNothingKnown();
        arrivals.offer(0, 0, 0);
    }

    private void assumeNothingKnown() {
        highSlope = STEEPEST;
        highOffset = 0;
        lowSlope = -STEEPEST;
        lowOffset = -ASSUMED_LONGEST_DELAY_NS;
    }

    /**
     * Takes the arrival of a measurement.
     *
     * @param deviceNs time by the device's clock, unwrapped; later than the one before
     * @param arrivalNs host monotonic clock
     */
    public void arrival(long deviceNs, long arrivalNs) {
        double x = deviceNs - deviceOriginNs;
        double y = (arrivalNs - hostOriginNs) - x;
        if (y - (offset + slope * x) < -BROKEN_NS) {
            begin(deviceNs, arrivalNs);
            return;
        }
        closeWindowBefore(x);
        bound(x, y);
    }

    /**
     * Takes a reply to a PING. Replies that come out of order with the scans are harmless.
     *
     * @param deviceNs the reply's tick as time by the device's clock
     * @param sentNs host monotonic clock before the PING was sent
     * @param arrivalNs host monotonic clock when the reply arrived
     */
    public void reply(long deviceNs, long sentNs, long arrivalNs) {
        double x = deviceNs - deviceOriginNs;
        double y = (arrivalNs - hostOriginNs) - x;
        if (x < windowStartX || y - (offset + slope * x) < -BROKEN_NS) {
            return;
        }
        closeWindowBefore(x);
        bound(x, y);
        // The device answered within the microsecond that its tick names, perhaps at its end.
        double sent = x + TICK_NS - (sentNs - hostOriginNs);
        sends.offer(x, sent, sent + slope * x);
        replies++;
        // The first reply moves the line by half of what was merely assumed: at once, not a window later.
        if (sends.count() == 0) {
            closeWindow(x);
        }
    }

    private void bound(double x, double y) {
        if (x >= windowStartX) {
            double residual = y - slope * x;
            arrivals.offer(x, y, residual);
            // Nothing is measured after it arrived.
            offset = Math.min(offset, residual);
        }
    }

    private void closeWindowBefore(double x) {
        if (x - windowStartX >= WINDOW_NS) {
            closeWindow(x);
        }
    }

    private void closeWindow(double x) {
        arrivals.closeWindow();
        sends.closeWindow();
        windowStartX = x;
        arrivals.buildHull();
        refit();
    }

    private void refit() {
        if (arrivals.count() == 0) {
            // A window of nothing but replies from before it began.
            return;
        }
        sends.forgetBefore(arrivals.x(0));
        boolean answered = sends.count() > 0;
        if (!answered) {
            assumeLongestDelay();
        }
        TightestBounds below = answered ? sends : assumed;
        below.buildHull();
        double widest = widest(below);
        while (gap(widest, below) < 0) {
            // No line fits: the drift has changed since the oldest bounds, or the host's clock was stepped.
            arrivals.forgetOldest(1 + arrivals.count() / 4);
            if (arrivals.count() == 0) {
                forgetAll();
                return;
            }
            below.forgetBefore(arrivals.x(0));
            if (below.count() == 0) {
                forgetAll();
                return;
            }
            arrivals.buildHull();
            below.buildHull();
            widest = widest(below);
        }
        lowSlope = edge(widest, -STEEPEST, below);
        highSlope = edge(widest, STEEPEST, below);
        highOffset = arrivals.lineOffset(highSlope);
        lowOffset = -below.lineOffset(-lowSlope);
        slope = Math.clamp(mostLikelySlope(answered), lowSlope, highSlope);
        offset = arrivals.lineOffset(slope);
        if (answered) {
            roundTripNs = gap(slope, below);
            offset -= roundTripNs / 2;
        }
    }

    /** Keeps the line as the best guess there is, and knows no more of it than at a beginning. */
    private void forgetAll() {
        arrivals.clear();
        sends.clear();
        highSlope = STEEPEST;
        highOffset = offset + (slope - highSlope) * windowStartX + ASSUMED_LONGEST_DELAY_NS;
        lowSlope = -STEEPEST;
        lowOffset = offset + (slope - lowSlope) * windowStartX - ASSUMED_LONGEST_DELAY_NS;
    }

    /** Each side's own slope, counting by how closely its points follow their line; 0 before there was time to tell. */
    private double mostLikelySlope(boolean answered) {
        double weight = weight(arrivals);
        double sendsWeight = answered ? weight(sends) : 0;
        double both = weight + sendsWeight;
        return both == 0 ? 0 : (weight * arrivals.middleSlope() - sendsWeight * sends.middleSlope()) / both;
    }

    private static double weight(TightestBounds bounds) {
        return bounds.span() < SHORTEST_SPAN_NS ? 0 : 1 / (TICK_NS + bounds.meanHeight());
    }

    /** Those arrivals that were about as prompt as any are taken to have been under way no longer than assumed. */
    private void assumeLongestDelay() {
        double line = Math.clamp(arrivals.middleSlope(), -STEEPEST, STEEPEST);
        double lineOffset = arrivals.lineOffset(line);
        assumed.clear();
        for (int index = 0; index < arrivals.count(); index++) {
            double x = arrivals.x(index);
            double y = arrivals.y(index);
            if (y - (lineOffset + line * x) <= ASSUMED_LONGEST_DELAY_NS / 2.0) {
                assumed.add(x, ASSUMED_LONGEST_DELAY_NS - y);
            }
        }
    }

    /** How much room the bounds leave between two lines of that slope; a concave function of it. */
    private double gap(double candidate, TightestBounds below) {
        return arrivals.lineOffset(candidate) + below.lineOffset(-candidate);
    }

    /** The slope that leaves most room. */
    private double widest(TightestBounds below) {
        double from = -STEEPEST;
        double to = STEEPEST;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (from + to) / 2;
            if (below.touchedX(-middle) > arrivals.touchedX(middle)) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    /** The last slope, from a possible one towards {@code limit}, for which there still is a line within the bounds. */
    private double edge(double possible, double limit, TightestBounds below) {
        double inside = possible;
        double outside = limit;
        if (gap(limit, below) >= 0) {
            return limit;
        }
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (inside + outside) / 2;
            if (gap(middle, below) >= 0) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    /** Host time of a device time. */
    public long hostNs(long deviceNs) {
        double x = deviceNs - deviceOriginNs;
        return hostOriginNs + (deviceNs - deviceOriginNs) + Math.round(offset + slope * x);
    }

    /** How far the truth may be from {@link #hostNs}, on the worse side. */
    public long uncertaintyNs(long deviceNs) {
        double x = deviceNs - deviceOriginNs;
        double fitted = offset + slope * x;
        double above = highOffset + highSlope * x - fitted;
        double below = fitted - (lowOffset + lowSlope * x);
        return Math.round(Math.max(Math.max(above, below), 0) + TICK_NS);
    }

    /** By how much the device's clock runs faster than the host's, in parts per million. */
    public double driftPpm() {
        return -slope / (1 + slope) * 1e6;
    }

    /** Shortest way to the device and back that the replies left possible; NaN before the first. */
    public double roundTripNs() {
        return roundTripNs;
    }

    /** Replies used since {@link #begin}. */
    public long replies() {
        return replies;
    }
}
