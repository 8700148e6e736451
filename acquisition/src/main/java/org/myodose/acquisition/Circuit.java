package org.myodose.acquisition;

/**
 * What stands between a sensor and its converter, and so what a count says about the sensor. A resistive sensor's
 * conductance grows with force far more evenly than the voltage does (Interlink, FSR integration guide).
 */
public sealed interface Circuit {

    /** The quantity that a force curve is a function of: counts, or microsiemens where the circuit is known. */
    double inputAt(double counts);

    /** Unit of {@link #inputAt}. */
    default String unit() {
        return "µS";
    }

    /** Nothing is known of the circuit: the curve is one over counts. */
    record Direct() implements Circuit {
        @Override
        public double inputAt(double counts) {
            return counts;
        }

        @Override
        public String unit() {
            return "counts";
        }
    }

    /**
     * The sensor from the supply to the converter's input, a measuring resistor from there to ground: G = V / (R·(Vcc − V)).
     *
     * @param fullScaleCounts counts at the reference voltage
     * @param referenceVolts of the converter
     * @param supplyVolts over sensor and resistor
     * @param measuringOhms of the resistor
     */
    record Divider(double fullScaleCounts, double referenceVolts, double supplyVolts, double measuringOhms)
            implements Circuit {

        public Divider {
            requirePositive(fullScaleCounts, referenceVolts, supplyVolts, measuringOhms);
        }

        @Override
        public double inputAt(double counts) {
            double volts = counts * referenceVolts / fullScaleCounts;
            return volts / (measuringOhms * (supplyVolts - volts)) * MICRO;
        }
    }

    /**
     * The sensor before an inverting operational amplifier, driven by the negative of a voltage: V = Vd·Rf·G.
     *
     * @param fullScaleCounts counts at the reference voltage
     * @param referenceVolts of the converter
     * @param drivingVolts over the sensor, without its sign
     * @param feedbackOhms of the amplifier
     */
    record InvertingAmplifier(double fullScaleCounts, double referenceVolts, double drivingVolts, double feedbackOhms)
            implements Circuit {

        public InvertingAmplifier {
            requirePositive(fullScaleCounts, referenceVolts, drivingVolts, feedbackOhms);
        }

        @Override
        public double inputAt(double counts) {
            double volts = counts * referenceVolts / fullScaleCounts;
            return volts / (drivingVolts * feedbackOhms) * MICRO;
        }
    }

    /** Microsiemens in a siemens. */
    double MICRO = 1e6;

    private static void requirePositive(double... figures) {
        for (double figure : figures) {
            if (!(figure > 0 && figure < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "a circuit's counts, volts and ohms must be finite and above 0, not " + figure);
            }
        }
    }
}
