package org.myodose.device.simulated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A therapist's hand that presses through a course over and over: approach, gradual load, a plateau that sags and is sometimes
 * corrected, release, rest. The first press of every course is a clean one; of the others some are too high, too fast or drop
 * too low, so that feedback has something to show.
 *
 * <p>Seeded: the same seed and course give the same force at the same times, to the last bit and on every machine. Ask with
 * times that do not run backwards. Not thread-safe.
 */
public final class SimulatedHand {

    private static final double FIRST_PRESS_SECONDS = 1.0;
    private static final double PAUSE_BETWEEN_COURSES_SECONDS = 12;

    private static final List<Press.Style> FAULTS =
            List.of(Press.Style.TOO_HIGH, Press.Style.TOO_FAST, Press.Style.CLEAN, Press.Style.TOO_LOW);

    private final SimulatedCourse course;
    private final long seed;
    private SplittableRandom random;
    private Tremor tremor;
    private final List<Press.Style> styles = new ArrayList<>();
    private Press press;
    private double pressStartSeconds;
    private double nextPressSeconds;
    private int repetition;

    public SimulatedHand(SimulatedCourse course, long seed) {
        this.course = course;
        this.seed = seed;
        random = new SplittableRandom(seed);
        tremor = Tremor.drawn(random);
        press = Press.drawn(course, Press.Style.CLEAN, random);
        restart();
    }

    /** Begins anew with the first press. */
    public void restart() {
        random = new SplittableRandom(seed);
        tremor = Tremor.drawn(random);
        repetition = -1;
        nextPressSeconds = FIRST_PRESS_SECONDS;
        nextPress();
    }

    private void nextPress() {
        repetition = (repetition + 1) % course.repetitions();
        if (repetition == 0) {
            styles.clear();
        }
        press = Press.drawn(course, style(), random);
        pressStartSeconds = nextPressSeconds;
        boolean last = repetition == course.repetitions() - 1;
        double pause = last
                ? Math.max(PAUSE_BETWEEN_COURSES_SECONDS, 2 * course.restSeconds())
                : course.restSeconds() + 0.2 + 0.6 * random.nextDouble();
        nextPressSeconds = pressStartSeconds + press.endSeconds() + pause;
    }

    private Press.Style style() {
        if (repetition == 0) {
            return Press.Style.CLEAN;
        }
        if (styles.isEmpty()) {
            styles.addAll(FAULTS);
            Collections.shuffle(styles, Random.from(random));
        }
        return styles.removeLast();
    }

    /** Force on the spot in newtons, {@code seconds} after the start; never negative. */
    public double forceNewtons(double seconds) {
        while (seconds >= nextPressSeconds) {
            nextPress();
        }
        double intended = press.forceNewtons(seconds - pressStartSeconds);
        return intended <= 0 ? 0 : intended * (1 + tremor.share(seconds));
    }

    /** Start of the plateau of the press now in force, in seconds since the start; for whoever scores a detector. */
    public double plateauStartSeconds() {
        return pressStartSeconds + press.plateauStartSeconds();
    }

    /** End of the plateau of the press now in force, in seconds since the start. */
    public double plateauEndSeconds() {
        return pressStartSeconds + press.plateauEndSeconds();
    }
}
