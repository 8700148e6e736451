package org.myodose.device.simulated;

/**
 * How a sensor falls short of the force on it.
 *
 * @param gain reading per true force, near 1; parts of a kind differ by ±3 % (FlexiForce) to ±6 % (FSR 402), data sheets
 * @param offsetNewtons reading without force, such as the preload of a strapped-on sensor
 * @param noiseNewtons standard deviation of the reading
 * @param creepPerDecade growth of the reading per tenfold time under load; data sheets of FSR 402 and FlexiForce: below 5 %
 * @param hysteresisShare how much higher it reads on the way down, at most, as a share of the peak; FSR 402: up to 10 %
 * @param rangeNewtons force at which the converter saturates; FlexiForce A201 comes with 4, 111 and 445 N
 * @param bits of the converter: 10 (ATmega328P, MCP3008) or 12 (MCP3208)
 */
public record SensorModel(
        double gain,
        double offsetNewtons,
        double noiseNewtons,
        double creepPerDecade,
        double hysteresisShare,
        double rangeNewtons,
        int bits) {

    /** A FlexiForce of 111 N on a 12-bit converter, conditioned and calibrated. */
    public static final SensorModel FLEXIFORCE_111N = new SensorModel(1, 0.15, 0.04, 0.03, 0.02, 111, 12);

    /** A perfect sensor on a converter of {@code bits}: nothing but quantisation. */
    public static SensorModel ideal(double rangeNewtons, int bits) {
        return new SensorModel(1, 0, 0, 0, 0, rangeNewtons, bits);
    }

    public SensorModel withGain(double newGain) {
        return new SensorModel(
                newGain, offsetNewtons, noiseNewtons, creepPerDecade, hysteresisShare, rangeNewtons, bits);
    }

    public SensorModel withCreep(double perDecade) {
        return new SensorModel(gain, offsetNewtons, noiseNewtons, perDecade, hysteresisShare, rangeNewtons, bits);
    }

    public SensorModel withHysteresis(double share) {
        return new SensorModel(gain, offsetNewtons, noiseNewtons, creepPerDecade, share, rangeNewtons, bits);
    }

    public SensorModel withNoise(double newtons) {
        return new SensorModel(gain, offsetNewtons, newtons, creepPerDecade, hysteresisShare, rangeNewtons, bits);
    }

    public SensorModel withOffset(double newtons) {
        return new SensorModel(gain, newtons, noiseNewtons, creepPerDecade, hysteresisShare, rangeNewtons, bits);
    }
}
