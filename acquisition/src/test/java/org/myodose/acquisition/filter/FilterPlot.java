package org.myodose.acquisition.filter;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.myodose.acquisition.FilterProfile;

/** Draws docs/filters.svg: what the named profiles leave of each frequency, and how they follow a press, at 250 Hz. */
final class FilterPlot {

    private static final int RATE_HZ = 250;
    private static final List<FilterProfile> SHOWN =
            List.of(FilterProfiles.HOLD, FilterProfiles.FAST, FilterProfiles.SMOOTH, FilterProfiles.RAW);
    private static final List<String> COLOURS = List.of("#0b6e99", "#b3541e", "#5b7f2b", "#888888");
    private static final int WIDTH = 380;
    private static final int HEIGHT = 220;
    private static final int TOP = 40;

    private final StringBuilder svg = new StringBuilder();

    private FilterPlot() {}

    static String draw() {
        FilterPlot plot = new FilterPlot();
        plot.svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 940 320\" font-family=\"sans-serif\""
                + " font-size=\"13\">\n<rect width=\"940\" height=\"320\" fill=\"#ffffff\"/>\n");
        plot.gains();
        plot.presses();
        return plot.svg.append("</svg>\n").toString();
    }

    private void gains() {
        frame(60, "Gain of the low-pass, dB, against Hz");
        for (int hertz : new int[] {1, 2, 5, 10, 20, 50, 100}) {
            text(
                    60 + WIDTH * StrictMath.log10(hertz) / 2,
                    TOP + HEIGHT + 18,
                    "middle",
                    Integer.toString(hertz),
                    "#333333");
        }
        for (int decibel = 0; decibel >= -60; decibel -= 20) {
            text(54, TOP - HEIGHT * decibel / 60.0 + 4, "end", Integer.toString(decibel), "#333333");
        }
        for (int i = 0; i < SHOWN.size(); i++) {
            FilterProfile profile = SHOWN.get(i);
            curve(60, COLOURS.get(i), share -> {
                double hertz = StrictMath.pow(100, share);
                return Math.max(-60, 20 * StrictMath.log10(gain(profile, hertz))) / -60;
            });
            text(70, TOP + HEIGHT - 70 + 18 * i, "start", label(profile), COLOURS.get(i));
        }
    }

    private static String label(FilterProfile profile) {
        double millis = 1000 * new ForceFilter(profile, RATE_HZ * 1000L).delaySeconds();
        return String.format(Locale.ROOT, "%s, delay %.1f ms at 250 Hz", profile.name(), millis);
    }

    /** |H| on the unit circle, section by section. */
    private static double gain(FilterProfile profile, double hertz) {
        double angle = 2 * Math.PI * hertz / RATE_HZ;
        double gain = 1;
        for (Biquad biquad : FilterBank.design(profile, RATE_HZ * 1000L).sections()) {
            gain *= size(biquad.b0(), biquad.b1(), biquad.b2(), angle) / size(1, biquad.a1(), biquad.a2(), angle);
        }
        return gain;
    }

    private static double size(double first, double second, double third, double angle) {
        return StrictMath.hypot(
                first + second * StrictMath.cos(angle) + third * StrictMath.cos(2 * angle),
                second * StrictMath.sin(angle) + third * StrictMath.sin(2 * angle));
    }

    private void presses() {
        frame(520, "A press loaded with 200 N/s and released at once, N, against s");
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            String seconds = String.format(Locale.ROOT, "%.1f", tenth / 10.0);
            text(520 + WIDTH * tenth / 10.0, TOP + HEIGHT + 18, "middle", seconds, "#333333");
        }
        for (int newtons = 0; newtons <= 40; newtons += 10) {
            text(514, TOP + HEIGHT - HEIGHT * newtons / 50.0 + 4, "end", Integer.toString(newtons), "#333333");
        }
        for (int i = SHOWN.size() - 1; i >= 0; i--) {
            double[] filtered = filteredPress(SHOWN.get(i));
            curve(520, COLOURS.get(i), share -> 1 - filtered[(int) Math.round(share * RATE_HZ)] / 50);
        }
    }

    private static double[] filteredPress(FilterProfile profile) {
        ForceFilter filter = new ForceFilter(profile, RATE_HZ * 1000L);
        double[] filtered = new double[RATE_HZ + 1];
        for (int i = 0; i < filtered.length; i++) {
            double seconds = (double) i / RATE_HZ;
            double force = seconds < 0.6 ? Math.clamp((seconds - 0.1) * 200, 0, 40) : 0;
            filtered[i] = filter.apply(force, Math.round(seconds * 1e6));
        }
        return filtered;
    }

    private void frame(int left, String title) {
        text(left, TOP - 14, "start", title, "#111111");
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#999999\"/>\n",
                left,
                TOP,
                WIDTH,
                HEIGHT));
    }

    /** Both axes as shares of the frame, from its left and from its top. */
    private void curve(int left, String colour, DoubleUnaryOperator heightAt) {
        svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                .append(colour)
                .append("\" points=\"");
        for (int i = 0; i <= RATE_HZ; i++) {
            double share = (double) i / RATE_HZ;
            svg.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    left + WIDTH * share,
                    TOP + HEIGHT * Math.clamp(heightAt.applyAsDouble(share), 0, 1)));
        }
        svg.append("\"/>\n");
    }

    private void text(double x, double y, String anchor, String text, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n",
                x,
                y,
                anchor,
                colour,
                text));
    }
}
