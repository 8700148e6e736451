package org.myodose.acquisition.compensation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.myodose.acquisition.CreepFigures;

class CreepCompensatorPropertyTest {

    private static CreepCompensator compensator(double k, double tauSeconds) {
        return new CreepCompensator(new CreepFigures[] {new CreepFigures(k, tauSeconds, Double.NaN)});
    }

    /** From microseconds to days, with and without gaps. */
    private static long interval(SplittableRandom random) {
        return (long) StrictMath.exp(random.nextDouble() * StrictMath.log(2e11));
    }

    @Property(tries = 300)
    void aForceNeverLeavesWhatItsReadingAllows(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 2) double k,
            @ForAll @DoubleRange(min = 0.01, max = 100) double tauSeconds) {
        SplittableRandom random = new SplittableRandom(seed);
        CreepCompensator compensator = compensator(k, tauSeconds);
        long timeMicros = 0;
        double[] force = new double[1];
        for (int scan = 0; scan < 500; scan++) {
            double reading = (random.nextDouble() - 0.2) * 200;
            force[0] = reading;
            if (random.nextInt(20) == 0) {
                compensator.interrupt();
            }
            compensator.apply(force, timeMicros);
            assertTrue(
                    force[0] >= Math.min(reading, 0) && force[0] <= Math.max(reading, 0),
                    () -> reading + " became " + force[0]);
            assertTrue(Double.isFinite(compensator.unknownDecades(0)) && compensator.unknownDecades(0) >= 0);
            timeMicros += interval(random);
        }
    }

    /** A sensor whose reading falls with time: the force exceeds it, by no more than a load of ever could. */
    @Property(tries = 300)
    void fallingReadingsStayBoundedToo(@ForAll long seed, @ForAll @DoubleRange(min = -0.1, max = 0) double k) {
        SplittableRandom random = new SplittableRandom(seed);
        CreepCompensator compensator = compensator(k, 1);
        double[] weights = LogTimeKernel.weights(1);
        double decades = 0;
        for (double weight : weights) {
            decades += weight;
        }
        long timeMicros = 0;
        double[] force = new double[1];
        for (int scan = 0; scan < 500; scan++) {
            force[0] = random.nextDouble() * 100;
            compensator.apply(force, timeMicros);
            assertTrue(force[0] <= 100 / (1 + k * decades) + 1e-6, () -> "became " + force[0]);
            timeMicros += interval(random);
        }
    }

    @Property(tries = 100)
    void sameReadingsGiveTheSameBits(@ForAll long seed) {
        CreepCompensator one = compensator(0.05, 1);
        CreepCompensator other = compensator(0.05, 1);
        SplittableRandom random = new SplittableRandom(seed);
        long timeMicros = 0;
        for (int scan = 0; scan < 200; scan++) {
            double reading = random.nextDouble() * 100;
            double[] first = {reading};
            double[] second = {reading};
            one.apply(first, timeMicros);
            other.apply(second, timeMicros);
            assertEquals(Double.doubleToRawLongBits(first[0]), Double.doubleToRawLongBits(second[0]));
            timeMicros += interval(random);
        }
    }
}
