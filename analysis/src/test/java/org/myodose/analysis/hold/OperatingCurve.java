package org.myodose.analysis.hold;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws precision and recall over two settings, side by side, with the defaults marked. A whole SVG document. */
final class OperatingCurve {

    private static final double LOWEST = 0.9;
    private static final int TOP = 50;
    private static final int BOTTOM = 250;
    private static final int WIDTH = 270;

    private final StringBuilder svg = new StringBuilder();

    private OperatingCurve() {}

    static String of(List<OperatingPoint> factors, List<OperatingPoint> shares) {
        OperatingCurve curve = new OperatingCurve();
        curve.svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 320" font-family="sans-serif" font-size="13">
                <rect width="720" height="320" fill="#ffffff"/>
                """);
        int presses = factors.getFirst().presses();
        curve.text(60, 22, "start", "Holds found among " + presses + " simulated presses", "#000000");
        curve.panel(70, "onset above so many σ of the noise", factors, point -> point.noiseFactor, 8);
        curve.panel(420, "steady within so many % of the height", shares, point -> 100 * point.steadyShare, 15);
        curve.text(70, 310, "start", "precision: of those found, how many are there", "#b3541e");
        curve.text(420, 310, "start", "recall: of those there, how many are found", "#1f6f8b");
        return curve.svg.append("</svg>\n").toString();
    }

    private void panel(
            int left, String name, List<OperatingPoint> points, ToDoubleFunction<OperatingPoint> setting, double used) {
        double least = setting.applyAsDouble(points.getFirst());
        double most = setting.applyAsDouble(points.getLast());
        for (int percent = 90; percent <= 100; percent += 2) {
            double y = y(percent / 100.0);
            put(String.format(Locale.ROOT, "<path d=\"M%d %.1fh%d\" stroke=\"#dddddd\"/>", left, y, WIDTH));
            text(left - 6, y + 4, "end", percent + " %", "#000000");
        }
        double at = x(left, used, least, most);
        put(String.format(
                Locale.ROOT, "<path d=\"M%.1f %dV%d\" stroke=\"#888888\" stroke-dasharray=\"4 3\"/>", at, TOP, BOTTOM));
        text(at + 4, TOP - 6, "start", String.format(Locale.ROOT, "default %.0f", used), "#666666");
        for (OperatingPoint point : points) {
            double value = setting.applyAsDouble(point);
            text(
                    x(left, value, least, most),
                    BOTTOM + 18,
                    "middle",
                    String.format(Locale.ROOT, "%.0f", value),
                    "#000000");
        }
        text(left + WIDTH / 2.0, BOTTOM + 36, "middle", name, "#000000");
        line(left, points, setting, OperatingPoint::precision, "#b3541e");
        line(left, points, setting, OperatingPoint::recall, "#1f6f8b");
    }

    private void line(
            int left,
            List<OperatingPoint> points,
            ToDoubleFunction<OperatingPoint> setting,
            ToDoubleFunction<OperatingPoint> figure,
            String colour) {
        double least = setting.applyAsDouble(points.getFirst());
        double most = setting.applyAsDouble(points.getLast());
        StringBuilder way = new StringBuilder();
        for (OperatingPoint point : points) {
            way.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    x(left, setting.applyAsDouble(point), least, most),
                    y(figure.applyAsDouble(point))));
        }
        put(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                way.toString().strip(),
                colour));
    }

    private static double x(int left, double value, double least, double most) {
        return left + WIDTH * Math.log(value / least) / Math.log(most / least);
    }

    private static double y(double share) {
        return BOTTOM - (BOTTOM - TOP) * (Math.max(share, LOWEST) - LOWEST) / (1 - LOWEST);
    }

    private void text(double x, double y, String anchor, String words, String colour) {
        put(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                x,
                y,
                anchor,
                colour,
                words));
    }

    private void put(String element) {
        svg.append(element).append('\n');
    }
}
