package org.myodose.acquisition.fitting;

import java.util.Locale;
import org.myodose.acquisition.CountRange;
import org.myodose.acquisition.fitting.LoadReading.Direction;

/** A fit as a picture: the curve through its readings above, what it misses them by below. A whole SVG document. */
public final class FitPlot {

    private static final int WIDTH = 640;
    private static final int LEFT = 70;
    private static final int RIGHT = 620;
    private static final int CURVE_STEPS = 200;
    /** Light on dark where whoever looks has asked for that; on paper, and wherever that is not known, dark on light. */
    private static final String STYLE = """
            <style>
            svg { color: #123; --paper: #fff; --curve: #08723f; }
            text, .up { fill: currentColor; }
            .paper, .down { fill: var(--paper); }
            .up, .down, .frame, .zero { stroke: currentColor; }
            .frame, .curve { fill: none; }
            .zero { opacity: 0.5; }
            .curve { stroke: var(--curve); stroke-width: 2; }
            @media screen and (prefers-color-scheme: dark) { svg { color: #dde6ec; --paper: #171d22; --curve: #5fd39a; } }
            </style>""";

    /** One panel: from figures to the paper. */
    private record Panel(double fromX, double toX, double fromY, double toY, int top, int bottom) {
        double x(double value) {
            return LEFT + (value - fromX) / (toX - fromX) * (RIGHT - LEFT);
        }

        double y(double value) {
            return bottom - (value - fromY) / (toY - fromY) * (bottom - top);
        }
    }

    private final StringBuilder svg = new StringBuilder();
    private final CalibrationFit fit;

    private FitPlot(CalibrationFit fit) {
        this.fit = fit;
    }

    /** The picture, with a heading that names the sensor. */
    public static String svg(String heading, CalibrationFit fit) {
        return new FitPlot(fit).draw(heading);
    }

    private String draw(String heading) {
        put(String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d 520' font-family='sans-serif' font-size='12'>",
                WIDTH));
        put(STYLE);
        put(String.format(Locale.ROOT, "<rect class='paper' width='%d' height='520'/>", WIDTH));
        text(LEFT, 20, "start", heading + " · " + fit.model());
        CountRange range = fit.limits().calibrated();
        double newtons = fit.figures().highestNewtons() * 1.05;
        double least = Math.min(0, fit.curve().forceAt(range.lowest()));
        Panel curve = new Panel(range.lowest(), range.highest(), least, newtons, 40, 300);
        axes(curve, "force / N", "");
        curve(curve);
        double worst = Math.max(1e-3, 1.2 * fit.figures().maxErrorNewtons());
        Panel residuals = new Panel(range.lowest(), range.highest(), -worst, worst, 340, 480);
        axes(residuals, "error / N", "counts");
        put(String.format(
                Locale.ROOT,
                "<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' class='zero'/>",
                LEFT,
                residuals.y(0),
                RIGHT,
                residuals.y(0)));
        for (LoadReading reading : fit.readings()) {
            if (fit.isFitted(reading)) {
                mark(curve, reading, reading.newtons());
                mark(residuals, reading, fit.residualNewtons(reading));
            }
        }
        text(LEFT, 512, "start", "▲ loading   ▽ unloading");
        return svg.append("</svg>\n").toString();
    }

    private void curve(Panel panel) {
        svg.append("<polyline class='curve' points='");
        for (int step = 0; step <= CURVE_STEPS; step++) {
            double counts = panel.fromX() + step * (panel.toX() - panel.fromX()) / CURVE_STEPS;
            svg.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    panel.x(counts),
                    panel.y(fit.curve().forceAt(counts))));
        }
        svg.append("'/>\n");
    }

    private void axes(Panel panel, String vertical, String horizontal) {
        put(String.format(
                Locale.ROOT,
                "<rect x='%d' y='%d' width='%d' height='%d' class='frame'/>",
                LEFT,
                panel.top(),
                RIGHT - LEFT,
                panel.bottom() - panel.top()));
        text(LEFT - 6, panel.top() + 10, "end", figure(panel.toY()));
        text(LEFT - 6, panel.bottom(), "end", figure(panel.fromY()));
        text(LEFT + 6, panel.top() + 14, "start", vertical);
        text(LEFT, panel.bottom() + 15, "start", figure(panel.fromX()));
        text(RIGHT, panel.bottom() + 15, "end", figure(panel.toX()) + " " + horizontal);
    }

    private void mark(Panel panel, LoadReading reading, double value) {
        double x = panel.x(reading.counts());
        double y = panel.y(value);
        int side = reading.direction() == Direction.UP ? -4 : 4;
        put(String.format(
                Locale.ROOT,
                "<path d='M%.1f %.1fL%.1f %.1fL%.1f %.1fZ' class='%s'/>",
                x - 4,
                y - side,
                x + 4,
                y - side,
                x,
                y + side,
                reading.direction() == Direction.UP ? "up" : "down"));
    }

    private void text(double x, double y, String anchor, String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
        put(String.format(Locale.ROOT, "<text x='%.0f' y='%.0f' text-anchor='%s'>%s</text>", x, y, anchor, escaped));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.3g", value);
    }

    private void put(String element) {
        svg.append(element).append('\n');
    }
}
