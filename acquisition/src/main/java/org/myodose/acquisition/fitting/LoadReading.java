package org.myodose.acquisition.fitting;

import org.myodose.device.ForceUnit;

/**
 * What a sensor read, once steady, under a known mass.
 *
 * @param massKilograms on the sensor; 0 for none
 * @param counts mean of the steady reading
 * @param direction whether the loads were rising or falling
 */
public record LoadReading(double massKilograms, double counts, Direction direction) {

    /** How a load was reached: a sensor with hysteresis tells the two apart. */
    public enum Direction {
        UP,
        DOWN
    }

    public LoadReading {
        if (!(massKilograms >= 0) || Double.isInfinite(massKilograms) || !Double.isFinite(counts)) {
            throw new IllegalArgumentException("a reading needs a mass of 0 kg or more and a finite count, not "
                    + massKilograms + " kg and " + counts);
        }
    }

    /** Weight of the mass under standard gravity, 9.80665 m/s² (CGPM 1901). */
    public double newtons() {
        return massKilograms * ForceUnit.KILOGRAMS.newtonsPerUnit();
    }
}
