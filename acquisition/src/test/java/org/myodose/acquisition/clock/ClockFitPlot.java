package org.myodose.acquisition.clock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.myodose.device.Scan;

/**
 * Draws {@code docs/images/clock-fit.svg} and makes the table of docs/time.md, both from seeded simulations. Tests hold the
 * committed ones against them.
 */
final class ClockFitPlot {

    private static final Path DOCS = Path.of(System.getProperty("myodose.root"), "docs");
    static final Path FILE = DOCS.resolve("images/clock-fit.svg");
    static final Path PAGE = DOCS.resolve("time.md");

    private static final int WIDTH = 900;
    private static final int PANEL = 190;
    private static final int LEFT = 70;
    private static final int GAP = 46;
    private static final double SECONDS = 30;
    private static final double[] RATES_HZ = {5, 10, 80, 100, 1000, 10_000};

    private record Point(double seconds, double errorMillis, double uncertaintyMillis, double arrivalMillis) {}

    private ClockFitPlot() {}

    static String svg() {
        List<Point> points = simulate();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH,
                3 * PANEL + 3 * GAP + 20));
        int top = GAP - 12;
        panel(svg, top, "arrival − measurement, ms: an adapter hands on every 16 ms", 0, 20);
        dots(svg, points, top);
        top += PANEL + GAP;
        panel(
                svg,
                top,
                "fitted − true time of measurement (line) within its uncertainty (band), ms: the first 30 s",
                -20,
                20);
        band(svg, points, top, 20);
        top += PANEL + GAP;
        panel(svg, top, "the same, from −1 to 1 ms", -1, 1);
        band(svg, points, top, 1);
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">seconds since the first scan (100 Hz, +200 ppm)</text>%n</svg>%n",
                WIDTH - 10,
                top + PANEL + 34));
        return svg.toString();
    }

    private static List<Point> simulate() {
        SimulatedTransport transport = bunched(7, 100, 200);
        ScanClock clock = new ScanClock();
        long startNs = transport.nowNs();
        List<Point> points = new ArrayList<>();
        transport.run(SECONDS, new SimulatedTransport.Host() {
            @Override
            public void onScan(Scan scan, long trueNs) {
                clock.accept(scan);
                points.add(new Point(
                        (trueNs - startNs) / 1e9,
                        (clock.measuredNs() - trueNs) / 1e6,
                        clock.uncertaintyNs() / 1e6,
                        (scan.arrivalNs() - trueNs) / 1e6));
            }

            @Override
            public void onReply(long tickMicros, long sentNs, long arrivalNs) {
                clock.reply(tickMicros, sentNs, arrivalNs);
            }
        });
        return points;
    }

    private static SimulatedTransport bunched(int seed, double rateHz, double driftPpm) {
        SimulatedTransport transport = new SimulatedTransport(seed);
        transport.rateHz = rateHz;
        transport.driftPpm = driftPpm;
        transport.bunchNs = 16_000_000;
        transport.stalls = 0.001;
        return transport;
    }

    private static void panel(StringBuilder svg, int top, String title, double low, double high) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\">%s</text>%n<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\""
                        + " stroke=\"#888\"/>%n",
                LEFT,
                top - 8,
                title,
                LEFT,
                top,
                WIDTH - LEFT - 10,
                PANEL));
        for (int tick = 0; tick <= 4; tick++) {
            double figure = low + tick * (high - low) / 4;
            double y = top + PANEL - tick * PANEL / 4.0;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                    LEFT,
                    WIDTH - 10,
                    y,
                    y,
                    LEFT - 8,
                    y + 4,
                    String.format(Locale.ROOT, "%.1f", figure)));
        }
        for (int second = 0; second <= SECONDS; second += 5) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
                    x(second),
                    top + PANEL + 16,
                    second));
        }
    }

    private static double x(double seconds) {
        return LEFT + seconds / SECONDS * (WIDTH - LEFT - 10);
    }

    private static double y(double figure, double low, double high, int top) {
        return top + PANEL - (Math.clamp(figure, low, high) - low) / (high - low) * PANEL;
    }

    private static void dots(StringBuilder svg, List<Point> points, int top) {
        svg.append("<path fill=\"none\" stroke=\"#b04a00\" stroke-width=\"2\" stroke-linecap=\"round\" d=\"");
        for (Point point : points) {
            svg.append(String.format(
                    Locale.ROOT, "M%.1f %.1fh0", x(point.seconds()), y(point.arrivalMillis(), 0, 20, top)));
        }
        svg.append("\"/>\n");
    }

    private static void band(StringBuilder svg, List<Point> points, int top, double limit) {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        StringBuilder error = new StringBuilder();
        for (int index = 0; index < points.size(); index += 5) {
            Point point = points.get(index);
            double x = x(point.seconds());
            above.append(corner(x, y(point.errorMillis() + point.uncertaintyMillis(), -limit, limit, top)));
            below.insert(0, corner(x, y(point.errorMillis() - point.uncertaintyMillis(), -limit, limit, top)));
            error.append(corner(x, y(point.errorMillis(), -limit, limit, top)));
        }
        svg.append("<polygon fill=\"#cfe3f5\" points=\"")
                .append(above)
                .append(below)
                .append("\"/>\n");
        svg.append("<polyline fill=\"none\" stroke=\"#00539c\" stroke-width=\"1.5\" points=\"")
                .append(error)
                .append("\"/>\n");
    }

    private static String corner(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    /** Worst figures of 20 runs of 40 s each, from the tenth second on. */
    static String table() {
        StringBuilder table = new StringBuilder("| scans/s | worst error, µs | largest uncertainty, µs |"
                + " without PINGs: worst error, µs | largest uncertainty, ms |\n|---|---|---|---|---|\n");
        long scans = 0;
        long beyond = 0;
        for (double rateHz : RATES_HZ) {
            FittedTimes with = new FittedTimes();
            FittedTimes without = new FittedTimes();
            for (int run = 0; run < 20; run++) {
                with = with.worseOf(run(run, rateHz, true));
                without = without.worseOf(run(run, rateHz, false));
            }
            scans += with.scans + without.scans;
            beyond += with.beyondUncertainty + without.beyondUncertainty;
            table.append(String.format(
                    Locale.ROOT,
                    "| %.0f | %.0f | %.0f | %.0f | %.1f |%n",
                    rateHz,
                    with.worstErrorNs / 1e3,
                    with.largestUncertaintyNs / 1e3,
                    without.worstErrorNs / 1e3,
                    without.largestUncertaintyNs / 1e6));
        }
        return table
                + String.format(Locale.ROOT, "\nFurther off than their uncertainty: %d of %d scans.\n", beyond, scans);
    }

    private static FittedTimes run(int seed, double rateHz, boolean pings) {
        SimulatedTransport transport = bunched(seed, rateHz, seed % 2 == 0 ? 200 : -200);
        transport.pings = pings;
        FittedTimes times = new FittedTimes();
        times.convergeUntil(transport.nowNs() + 10 * SimulatedTransport.SECOND_NS);
        transport.run(40, times);
        return times;
    }
}
