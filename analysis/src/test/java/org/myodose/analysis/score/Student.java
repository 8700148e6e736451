package org.myodose.analysis.score;

import java.util.ArrayList;
import java.util.List;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldDetector;
import org.myodose.analysis.hold.HoldListener;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.device.ForceUnit;

/** Presses as a test wants them, found by the detector and scored: perfect, but for the fault that is asked for. */
final class Student {

    static final Prescription WANTED = new Prescription("Test", "Nothing.", 35, 45, 10, 20, 60, 4, 5, 60);
    static final Target TARGET = Target.of(WANTED);

    private double rateHz = 100;
    double level = 40;
    double sag;
    double tremor;
    double holdSeconds = 10;
    double loadingRate = 40;
    double peak;
    double restSeconds = 5;
    int repetitions = 4;

    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> newtons = new ArrayList<>();

    Student rate(double hertz) {
        rateHz = hertz;
        return this;
    }

    List<Repetition> repetitions() {
        List<Hold> holds = new ArrayList<>();
        HoldDetector detector = new HoldDetector(ForceUnit.NEWTONS, new HoldListener() {
            @Override
            public void onHold(Hold hold, long decidedMicros) {
                holds.add(hold);
            }
        });
        press();
        for (int i = 0; i < seconds.size(); i++) {
            detector.sample(Math.round(seconds.get(i) * 1e6), newtons.get(i));
        }
        detector.end();
        return Repetition.of(holds, ForceUnit.NEWTONS, TARGET);
    }

    ForceTrace trace() {
        press();
        return new ForceTrace(
                seconds.stream().mapToDouble(Double::doubleValue).toArray(),
                newtons.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void press() {
        if (!seconds.isEmpty()) {
            return;
        }
        line(2, 0, 0);
        for (int i = 0; i < repetitions; i++) {
            double start = level - sag / 2;
            if (peak > 0) {
                line(peak / loadingRate, 0, peak);
                line(0.05, peak, start);
            } else {
                line(start / loadingRate, 0, start);
            }
            line(holdSeconds, start, start + sag);
            line(0.2, start + sag, 0);
            line(restSeconds, 0, 0);
        }
    }

    private void line(double length, double from, double to) {
        int count = Math.max(1, (int) Math.round(length * rateHz));
        double begun = seconds.isEmpty() ? 0 : seconds.getLast() + 1 / rateHz;
        for (int i = 0; i < count; i++) {
            double second = begun + i / rateHz;
            double force = from + (to - from) * i / count;
            seconds.add(second);
            newtons.add(force > level / 2 ? force + tremor * Math.sqrt(2) * Math.sin(2 * Math.PI * 6 * second) : force);
        }
    }

    Score score() {
        return ScoredSession.of(WANTED, repetitions()).score();
    }
}
