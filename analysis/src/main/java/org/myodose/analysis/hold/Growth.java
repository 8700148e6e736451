package org.myodose.analysis.hold;

/**
 * Until when a press was still being loaded: as long as the force grows half as fast as it has since the onset. Keeps slow
 * ramps, and a drift taken for a press, from counting as steady. Confined to one thread, allocates nothing.
 */
final class Growth {

    private static final double GROWING_SHARE = 0.5;

    private final long windowMicros;
    private long untilMicros;

    Growth(long windowMicros) {
        this.windowMicros = windowMicros;
    }

    void clear() {
        untilMicros = Long.MIN_VALUE;
    }

    /** Whether the window just looked at, at this height, still saw the force grow. */
    boolean goesOn(SteadyWindow window, double height, long onsetMicros, long timeMicros) {
        double seconds = (window.startMicros() - onsetMicros) * 1e-6;
        if (seconds > 0 && window.trend() > GROWING_SHARE * height / seconds) {
            // The window sees the end of growth when half of it lies beyond.
            untilMicros = timeMicros - windowMicros / 2;
        }
        return window.startMicros() < untilMicros;
    }
}
