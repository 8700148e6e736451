package org.myodose.acquisition.compensation;

import java.util.List;
import java.util.Locale;
import org.myodose.acquisition.compensation.KnownWeights.Contact;

/** Draws what constant weights read, each as a part of its reading after 8 s: medians over contacts, and the middle half. */
final class CreepPlot {

    private static final double FIRST_SECONDS = 1;
    private static final double LAST_SECONDS = 10.5;
    private static final double REFERENCE_SECONDS = 8;
    private static final int POINTS = 60;
    private static final double LOWEST = 0.7;
    private static final double HIGHEST = 1.1;

    private CreepPlot() {}

    static String of(KnownWeights weights, double[] compensated, List<Contact> contacts) {
        List<Contact> held = contacts.stream()
                .filter(contact -> contact.end() - contact.start() > LAST_SECONDS)
                .toList();
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 400" font-family="sans-serif" font-size="14">
                <rect width="720" height="400" fill="#ffffff"/>
                """);
        axes(svg);
        curve(svg, weights, weights.counts, held, "#b3541e");
        curve(svg, weights, compensated, held, "#1f6f8b");
        svg.append("""
                <text x="390" y="330" fill="#b3541e">as the skin reads it</text>
                <text x="390" y="350" fill="#1f6f8b">compensated, k and τ from other contacts</text>
                </svg>
                """);
        return svg.toString();
    }

    private static void axes(StringBuilder svg) {
        svg.append(
                "<text x=\"60\" y=\"22\">Constant weights on a tactile skin, reading over the reading after 8 s</text>\n");
        for (int percent = 70; percent <= 110; percent += 10) {
            double y = y(percent / 100.0);
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M60 %.1fH700\" stroke=\"#dddddd\"/><text x=\"52\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>%n",
                    y,
                    y + 5,
                    percent));
        }
        for (int second = 1; second <= 10; second++) {
            svg.append(String.format(
                    Locale.ROOT, "<text x=\"%.1f\" y=\"380\" text-anchor=\"middle\">%d</text>%n", x(second), second));
        }
        svg.append("<text x=\"700\" y=\"397\" text-anchor=\"end\">seconds after contact</text>\n");
    }

    private static void curve(
            StringBuilder svg, KnownWeights weights, double[] forces, List<Contact> contacts, String colour) {
        StringBuilder middle = new StringBuilder("M");
        StringBuilder upper = new StringBuilder("M");
        StringBuilder lower = new StringBuilder();
        for (int point = 0; point <= POINTS; point++) {
            double age = FIRST_SECONDS + (LAST_SECONDS - FIRST_SECONDS) * point / POINTS;
            double[] parts = contacts.stream()
                    .mapToDouble(contact ->
                            weights.at(forces, contact, age) / weights.at(forces, contact, REFERENCE_SECONDS))
                    .sorted()
                    .toArray();
            middle.append(place(age, KnownWeights.median(parts)));
            upper.append(place(age, parts[parts.length * 3 / 4]));
            lower.insert(0, place(age, parts[parts.length / 4]));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"%s%sZ\" fill=\"%s\" fill-opacity=\"0.2\"/>%n<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                upper,
                lower,
                colour,
                middle,
                colour));
    }

    private static String place(double age, double part) {
        return String.format(Locale.ROOT, "%.1f %.1f ", x(age), y(Math.clamp(part, LOWEST, HIGHEST)));
    }

    private static double x(double seconds) {
        return 60 + 640 * (seconds - FIRST_SECONDS) / (LAST_SECONDS - FIRST_SECONDS);
    }

    private static double y(double part) {
        return 40 + 320 * (HIGHEST - part) / (HIGHEST - LOWEST);
    }
}
