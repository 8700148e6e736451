package org.myodose.acquisition.filter;

/**
 * The same sections over several channels side by side, in transposed direct form II. State lies by section and then by
 * channel, so that the inner loops run over plain arrays and the compiler can vectorise them.
 *
 * <p>Not thread-safe; allocates nothing per scan.
 */
final class LowPassBank {

    private final Biquad[] sections;
    private final double[][] z1;
    private final double[][] z2;

    LowPassBank(Biquad[] sections, int channels) {
        this.sections = sections;
        z1 = new double[sections.length][channels];
        z2 = new double[sections.length][channels];
    }

    /** Starts as if {@code values} had always been there. */
    void settle(double[] values) {
        for (int section = 0; section < sections.length; section++) {
            Biquad biquad = sections[section];
            for (int channel = 0; channel < z1[section].length; channel++) {
                z2[section][channel] = (biquad.b2() - biquad.a2()) * values[channel];
                z1[section][channel] = (biquad.b1() - biquad.a1()) * values[channel] + z2[section][channel];
            }
        }
    }

    /** Filters {@code values} in place. */
    void apply(double[] values) {
        for (int section = 0; section < sections.length; section++) {
            apply(sections[section], z1[section], z2[section], values);
        }
    }

    private static void apply(Biquad biquad, double[] z1, double[] z2, double[] values) {
        double b0 = biquad.b0();
        double b1 = biquad.b1();
        double b2 = biquad.b2();
        double a1 = biquad.a1();
        double a2 = biquad.a2();
        for (int channel = 0; channel < z1.length; channel++) {
            double value = values[channel];
            double filtered = b0 * value + z1[channel];
            z1[channel] = b1 * value - a1 * filtered + z2[channel];
            z2[channel] = b2 * value - a2 * filtered;
            values[channel] = filtered;
        }
    }
}
