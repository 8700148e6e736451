package org.myodose.device.simulated;

import java.util.random.RandomGenerator;

/**
 * One press: when each phase ends, and the force that the hand means to give in it (its tremor comes on top). All times are
 * seconds since the press began.
 *
 * <p>The shape of each phase is the minimum-jerk course of a reaching movement, x(s) = 10s³ − 15s⁴ + 6s⁵ (Flash and Hogan 1985).
 */
final class Press {

    /** How well it is done. */
    enum Style {
        CLEAN,
        /** The plateau begins far above the band and is corrected after a while. */
        TOO_HIGH,
        /** The force rises several times as fast as it should, and overshoots. */
        TOO_FAST,
        /** The hand tires and drops below the band for a moment. */
        TOO_LOW
    }

    /**
     * A hold sags: 8.30 N/cm² at its start, 7.58 after 11 to 15 s, 7.27 on average over 80 s (Pérez-Palomares 2021, 30 hands).
     * A fall by 15 % with a time constant of 15 s goes through these three figures within 0.5 %.
     */
    private static final double SAG_SHARE = 0.15;

    private static final double SAG_SECONDS = 15;

    /** The hand starts a little above the target, as people do who know that they will sag. */
    private static final double HEAD_START = 1.04;

    private static final double CONTACT_SHARE = 0.06;
    private static final double ERROR_SECONDS = 2.5;
    private static final double CORRECTION_SECONDS = 0.8;

    private final double plateauNewtons;
    private final double approachEnd;
    private final double loadingEnd;
    private final double plateauEnd;
    private final double releaseEnd;
    private final double errorNewtons;
    private final double errorFrom;
    private final double errorTo;
    private final double correctionNewtons;
    private final double correctionFrom;

    private Press(SimulatedCourse course, Style style, RandomGenerator random) {
        double target = course.targetNewtons();
        plateauNewtons = target * HEAD_START * between(random, 0.98, 1.02);
        approachEnd = between(random, 0.3, 0.5);
        double usual = between(random, 2.6, 3.2);
        loadingEnd = approachEnd + (style == Style.TOO_FAST ? 0.6 : usual);
        double untilError = style == Style.TOO_LOW ? between(random, 2.0, 3.5) : 0;
        boolean astray = style != Style.CLEAN;
        errorNewtons = switch (style) {
            case CLEAN -> 0;
            case TOO_HIGH -> target * between(random, 0.22, 0.30);
            case TOO_FAST -> target * between(random, 0.18, 0.24);
            case TOO_LOW -> -target * between(random, 0.22, 0.30);
        };
        errorFrom = style == Style.TOO_LOW ? loadingEnd + untilError : loadingEnd;
        errorTo = errorFrom + (style == Style.TOO_FAST ? 0.5 : ERROR_SECONDS);
        double lost = astray ? errorTo + CORRECTION_SECONDS - loadingEnd : 0;
        plateauEnd = loadingEnd + lost + course.holdSeconds() + between(random, 0.9, 1.4);
        releaseEnd = plateauEnd + between(random, 0.5, 0.8);
        // Now and then the hand notices its sag and gives some of it back.
        boolean corrects = random.nextDouble() < 0.5 && course.holdSeconds() >= 8;
        correctionNewtons = corrects ? target * between(random, 0.02, 0.04) : 0;
        correctionFrom = loadingEnd + lost + course.holdSeconds() * between(random, 0.5, 0.8);
    }

    /** Draws one press; the same draws give the same press. */
    static Press drawn(SimulatedCourse course, Style style, RandomGenerator random) {
        return new Press(course, style, random);
    }

    private static double between(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    double plateauStartSeconds() {
        return loadingEnd;
    }

    double plateauEndSeconds() {
        return plateauEnd;
    }

    double endSeconds() {
        return releaseEnd;
    }

    /** Intended force in newtons, {@code seconds} after the press began; 0 before and after. */
    double forceNewtons(double seconds) {
        double contact = plateauNewtons * CONTACT_SHARE;
        double top = plateauNewtons + Math.max(0, errorFrom == loadingEnd ? errorNewtons : 0);
        if (seconds < approachEnd) {
            return contact * smooth(seconds / approachEnd);
        }
        if (seconds < loadingEnd) {
            double share = smooth((seconds - approachEnd) / (loadingEnd - approachEnd));
            return contact + (top - contact) * share;
        }
        double held = plateau(Math.min(seconds, plateauEnd));
        return held * (1 - smooth((seconds - plateauEnd) / (releaseEnd - plateauEnd)));
    }

    private double plateau(double seconds) {
        double sag = 1 - SAG_SHARE * (1 - StrictMath.exp(-(seconds - loadingEnd) / SAG_SECONDS));
        return plateauNewtons * sag
                + error(seconds)
                + correctionNewtons * smooth((seconds - correctionFrom) / CORRECTION_SECONDS);
    }

    private double error(double seconds) {
        double begun = errorFrom == loadingEnd ? 1 : smooth((seconds - errorFrom) / CORRECTION_SECONDS);
        return errorNewtons * begun * (1 - smooth((seconds - errorTo) / CORRECTION_SECONDS));
    }

    /** From 0 at s ≤ 0 to 1 at s ≥ 1, without a jerk. */
    static double smooth(double s) {
        double x = Math.clamp(s, 0.0, 1.0);
        return x * x * x * (10 + x * (6 * x - 15));
    }
}
