package org.myodose.acquisition.filter;

/**
 * Running median of three or five over several channels side by side: a single wild sample (of five: two) never comes
 * through. Delays by one sample (two). Width 1 lets everything pass. Not thread-safe; allocates nothing per scan.
 */
final class SpikeGuard {

    /** Earlier scans, the latest first. */
    private final double[][] earlier;

    SpikeGuard(int width, int channels) {
        earlier = new double[width - 1][channels];
    }

    /** Delay in scans. */
    int delayScans() {
        return earlier.length / 2;
    }

    /** Starts as if {@code values} had always been there. */
    void settle(double[] values) {
        for (double[] scan : earlier) {
            System.arraycopy(values, 0, scan, 0, scan.length);
        }
    }

    /** Puts the medians in the place of {@code values}. */
    void apply(double[] values) {
        switch (earlier.length) {
            case 2 -> ofThree(values, earlier[0], earlier[1]);
            case 4 -> ofFive(values, earlier[0], earlier[1], earlier[2], earlier[3]);
            default -> {
                return;
            }
        }
        double[] latest = earlier[earlier.length - 1];
        System.arraycopy(earlier, 0, earlier, 1, earlier.length - 1);
        earlier[0] = latest;
    }

    /** Keeps the value in the row of the oldest, which is not needed any more. */
    private static void ofThree(double[] values, double[] previous, double[] oldest) {
        for (int channel = 0; channel < oldest.length; channel++) {
            double value = values[channel];
            double low = Math.min(oldest[channel], previous[channel]);
            double high = Math.max(oldest[channel], previous[channel]);
            values[channel] = Math.max(low, Math.min(high, value));
            oldest[channel] = value;
        }
    }

    /** Of the four earlier ones neither the least nor the greatest can be the median; of two and the newest it is one. */
    private static void ofFive(double[] values, double[] a, double[] b, double[] c, double[] oldest) {
        for (int channel = 0; channel < oldest.length; channel++) {
            double value = values[channel];
            double notLeast = Math.max(Math.min(a[channel], b[channel]), Math.min(c[channel], oldest[channel]));
            double notGreatest = Math.min(Math.max(a[channel], b[channel]), Math.max(c[channel], oldest[channel]));
            double low = Math.min(notLeast, notGreatest);
            double high = Math.max(notLeast, notGreatest);
            values[channel] = Math.max(low, Math.min(high, value));
            oldest[channel] = value;
        }
    }
}
