package org.myodose.analysis.prescription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.myodose.analysis.prescription.Prescriptions.BuiltIn;

/** Whatever stands in a file, it is read as it is meant or refused in a sentence; never anything else. */
class WrittenPrescriptionPropertyTest {

    @Property(tries = 500)
    void anyTextIsRefusedInASentence(@ForAll String text) {
        outcome(text);
        outcome("prescription-version=1\n" + text);
    }

    /** Built-in ones with letters changed, lines dropped, doubled and exchanged. */
    @Property(tries = 2000)
    void aMangledFileIsReadOrRefusedInASentence(@ForAll long seed, @ForAll @From("builtIns") BuiltIn one) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(one.text().lines().toList());
        for (int change = random.nextInt(4); change >= 0 && !lines.isEmpty(); change--) {
            mangle(lines, random);
        }
        outcome(String.join("\n", lines) + "\nthreshold=45 N\n");
        outcome(String.join("\n", lines));
    }

    /** What was understood is written so that it is understood alike. */
    @Property(tries = 1000)
    void readsBackWhatItWrites(@ForAll @From("written") String text) {
        WrittenPrescription written = WrittenPrescription.parse("test", text);
        Prescription meant = written.prescription();
        Prescription again = WrittenPrescription.parse("again", written.text()).prescription();
        assertEquals(meant, again);
        assertEquals(written.text(), again.text());
    }

    private static void outcome(String text) {
        try {
            Prescription meant = WrittenPrescription.parse("test", text).prescription();
            assertEquals(meant, WrittenPrescription.parse("again", meant.text()).prescription());
        } catch (PrescriptionException refused) {
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.startsWith("test: ") || message.matches("(?s)test, line \\d+: .*"), message);
            assertTrue(message.endsWith(".") || message.endsWith("?"), message);
            String line =
                    refused.line().isPresent() ? ", line " + refused.line().getAsInt() : "";
            assertEquals(message, "test" + line + ": " + refused.reason());
        }
    }

    private static void mangle(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
            case 3 -> lines.set(at, line.replaceAll("\\d+", Integer.toString(random.nextInt(200) - 20)));
            default -> {
                int column = line.isEmpty() ? 0 : random.nextInt(line.length());
                char letter = (char) (random.nextInt(3) == 0 ? random.nextInt(0x3000) : 32 + random.nextInt(95));
                lines.set(at, line.substring(0, column) + letter + line.substring(Math.min(line.length(), column + 1)));
            }
        }
    }

    @Provide
    Arbitrary<BuiltIn> builtIns() {
        return Arbitraries.of(Prescriptions.all());
    }

    @Provide
    Arbitrary<String> written() {
        Arbitrary<Double> lows = Arbitraries.doubles().between(1, 100).ofScale(3);
        Arbitrary<String> units = Arbitraries.of("N", "kPa", "kg/cm2", "N/cm²", "% of threshold");
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("äé ×[]#=")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(name -> "N" + name);
        Arbitrary<String> feedbacks = Arbitraries.of(Feedback.values()).map(Feedback::label);
        Arbitrary<Integer> sites = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> steps = Arbitraries.integers().between(0, 3);
        return Combinators.combine(lows, units, names, feedbacks, sites, steps)
                .as(WrittenPrescriptionPropertyTest::text);
    }

    private static String text(double low, String unit, String name, String feedback, int sites, int steps) {
        // Small enough in every unit, or the largest force would be refused.
        double scale = unit.startsWith("kg") ? 0.02 : 0.3;
        StringBuilder text = new StringBuilder(
                "prescription-version=1\nname=" + name + "\nfeedback=" + feedback
                        + "\nthreshold=50 N [measured]\ncontact area=2.5 cm2\nloading rate=5 to 40 N/s\nrepetitions=2\nrest=5 s\n");
        text.append("ceiling=")
                .append(figure(low * scale * 5))
                .append(' ')
                .append(unit)
                .append('\n');
        String band =
                "band=" + figure(low * scale) + " to " + figure(low * scale * 1.25) + " " + unit + "\nhold=10 s\n";
        if (steps == 0) {
            text.append(band);
        }
        for (int step = 1; step <= steps; step++) {
            text.append("[step]\nband=").append(figure(low * scale)).append(" to ");
            text.append(figure(low * scale * (1 + step)))
                    .append(' ')
                    .append(unit)
                    .append("\nhold=10 s\n");
            text.append("ends at pain=").append(step).append('\n');
        }
        for (int site = 1; site <= sites; site++) {
            text.append("[site]\nname=Calf ")
                    .append(site)
                    .append("\nrepetitions=")
                    .append(site)
                    .append('\n');
        }
        return text.toString();
    }

    private static String figure(double figure) {
        return String.format(Locale.ROOT, "%.5f", figure);
    }
}
