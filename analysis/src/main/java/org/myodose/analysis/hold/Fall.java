package org.myodose.analysis.hold;

/** How far and for how long the force has fallen from its plateau, or from its peak where there was none. */
final class Fall {

    private final HoldSettings settings;
    private final long bridgeMicros;
    private long fallenSinceMicros;
    private long lowSinceMicros;
    private boolean over;

    Fall(HoldSettings settings) {
        this.settings = settings;
        bridgeMicros = Math.round(settings.bridgeSeconds() * 1e6);
        clear();
    }

    void clear() {
        fallenSinceMicros = Track.NEVER;
        lowSinceMicros = Track.NEVER;
        over = false;
    }

    /**
     * Takes a sample's height.
     *
     * @param reference the height that half is half of
     */
    void note(long timeMicros, double height, Plateau plateau, double reference) {
        double fallen =
                plateau.reached() ? settings.unloadingShare() * plateau.height() : settings.overShare() * reference;
        fallenSinceMicros = height < fallen ? Math.min(fallenSinceMicros, timeMicros) : Track.NEVER;
        lowSinceMicros = height < settings.overShare() * reference ? Math.min(lowSinceMicros, timeMicros) : Track.NEVER;
        over |= lowSinceMicros != Track.NEVER && timeMicros - lowSinceMicros >= bridgeMicros;
    }

    /** Below half for longer than any dip: the press is over, only its end is not yet known. */
    boolean over() {
        return over;
    }

    boolean fallenFor(long timeMicros, long micros) {
        return fallenSinceMicros != Track.NEVER && timeMicros - fallenSinceMicros >= micros;
    }

    long sinceMicros() {
        return fallenSinceMicros;
    }
}
