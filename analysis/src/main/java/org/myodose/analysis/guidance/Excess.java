package org.myodose.analysis.guidance;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.dose.LimitsSpent;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.prescription.Limits;

/** All limits of a prescription but the force's ceiling: impulse and time, of a site and of the session. */
final class Excess {

    private final Gauge siteImpulse;
    private final Gauge siteSeconds;
    private final Gauge sessionImpulse;
    private final Gauge sessionSeconds;
    private final Gauge[] all;
    private long beginMicros = Long.MAX_VALUE;
    private double earlierSeconds;
    private boolean wasPressed;

    Excess(Limits limits) {
        double share = limits.warnShare();
        siteImpulse = new Gauge(limits.siteImpulseNewtonSeconds(), share, "N s at this site");
        siteSeconds = new Gauge(limits.siteSeconds(), share, "s of pressing at this site");
        sessionImpulse = new Gauge(limits.sessionImpulseNewtonSeconds(), share, "N s in this session");
        sessionSeconds = new Gauge(limits.sessionSeconds(), share, "s of session");
        all = new Gauge[] {siteImpulse, siteSeconds, sessionImpulse, sessionSeconds};
    }

    /** Goes on after what was spent before; the session's time runs from the first scan on, for the first press is over. */
    void resume(LimitsSpent spent) {
        earlierSeconds = spent.sinceFirstPressSeconds();
        wasPressed = earlierSeconds > 0;
        sessionSeconds.reach(earlierSeconds);
        sessionImpulse.add(spent.sessionImpulseNewtonSeconds());
        siteImpulse.add(spent.siteImpulseNewtonSeconds());
        siteSeconds.add(spent.siteSeconds());
    }

    /** What is spent so far. */
    LimitsSpent spent(int siteIndex, int siteRepetitions) {
        return new LimitsSpent(
                siteIndex,
                siteRepetitions,
                siteImpulse.given(),
                siteSeconds.given(),
                sessionImpulse.given(),
                sessionSeconds.given());
    }

    /**
     * Goes on after {@code before}, of which a recording of an earlier version tells no more.
     *
     * @param shareHere of what was given, at the present site; which impulse went where is not known more exactly
     */
    void resume(SessionSoFar before, double shareHere) {
        earlierSeconds = before.sessionSeconds();
        sessionImpulse.add(before.impulseNewtonSeconds());
        siteImpulse.add(before.impulseNewtonSeconds() * shareHere);
        siteSeconds.add(before.holdSeconds() * shareHere);
    }

    /** Something presses: the session's time runs from the first press on. */
    void begin(long timeMicros) {
        beginMicros = Math.min(beginMicros, timeMicros);
    }

    /** @param meanNewtons NaN where the source has no newtons: then impulses have no limit */
    void add(long timeMicros, double seconds, boolean pressing, double meanNewtons) {
        if (wasPressed) {
            begin(timeMicros);
        }
        if (timeMicros > beginMicros) {
            // A gap in the data is no gap in the session.
            sessionSeconds.reach(earlierSeconds + (timeMicros - beginMicros) * 1e-6);
        }
        if (pressing) {
            siteSeconds.add(seconds);
            siteImpulse.add(meanNewtons * seconds);
            sessionImpulse.add(meanNewtons * seconds);
        }
    }

    void nextSite() {
        siteImpulse.restart();
        siteSeconds.restart();
    }

    boolean siteOver() {
        return siteImpulse.over() || siteSeconds.over();
    }

    boolean sessionOver() {
        return sessionImpulse.over() || sessionSeconds.over();
    }

    /** The sentence of a limit that was just reached; else null. Two at once are told one after the other. */
    @Nullable
    String alarmDue() {
        for (Gauge gauge : all) {
            String alarm = gauge.alarmDue();
            if (alarm != null) {
                return alarm;
            }
        }
        return null;
    }

    /** The sentence of a limit that has come close; else null. */
    @Nullable
    String warningDue() {
        for (Gauge gauge : all) {
            String warning = gauge.warningDue();
            if (warning != null) {
                return warning;
            }
        }
        return null;
    }
}
