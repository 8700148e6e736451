package org.myodose.acquisition.compensation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.compensation.KnownWeights.Contact;

/**
 * A constant weight must read more constant than without compensation: k and τ from some contacts, judged on others. Prints the
 * figures of docs/compensation.md; with -Dmyodose.plots=FOLDER it draws them, too.
 */
class KnownWeightsCreepTest {

    private static final CreepFigures NONE = new CreepFigures(0, 1, Double.NaN);

    /** The k and τ that make these contacts steadiest, in the median. */
    private static CreepFigures fitted(KnownWeights weights, List<Contact> contacts) {
        CreepFigures best = NONE;
        double least = medianSpread(weights, contacts, best);
        for (double tau : new double[] {0.1, 0.2, 0.3, 0.5, 1, 2}) {
            for (double k = 0.1; k < 1.2; k += 0.05) {
                CreepFigures figures = new CreepFigures(Math.rint(k * 100) / 100, tau, Double.NaN);
                double spread = medianSpread(weights, contacts, figures);
                if (spread < least) {
                    least = spread;
                    best = figures;
                }
            }
        }
        return best;
    }

    private static double medianSpread(KnownWeights weights, List<Contact> contacts, CreepFigures figures) {
        return medianSpread(weights, contacts, weights.compensated(figures));
    }

    private static double medianSpread(KnownWeights weights, List<Contact> contacts, double[] forces) {
        return KnownWeights.median(contacts.stream()
                .mapToDouble(contact -> weights.steadiness(forces, contact).spreadPercent())
                .toArray());
    }

    private static double medianDrift(KnownWeights weights, List<Contact> contacts, double[] forces) {
        return KnownWeights.median(contacts.stream()
                .mapToDouble(contact -> weights.steadiness(forces, contact).driftPercentPerDecade())
                .toArray());
    }

    /** The last figure of an imprint's name counts the times that the weight was put on. */
    private static List<Contact> imprints(KnownWeights weights, boolean first) {
        return weights.contacts.stream()
                .filter(contact -> contact.imprint().endsWith("1") == first)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void heldOutWeightsReadSteadierThanUncompensated(boolean fitOnFirst) throws IOException {
        KnownWeights weights = KnownWeights.read("weights_operating");
        CreepFigures figures = fitted(weights, imprints(weights, fitOnFirst));
        List<Contact> heldOut = imprints(weights, !fitOnFirst);
        double[] compensated = weights.compensated(figures);
        System.out.printf(
                Locale.ROOT,
                "k = %.2f per decade, tau = %.1f s from %d contacts%ncontact   SD/mean %%        drift %%/decade%n",
                figures.k(),
                figures.tauSeconds(),
                imprints(weights, fitOnFirst).size());
        for (Contact contact : heldOut) {
            print(weights, compensated, contact);
        }
        double spreadBefore = medianSpread(weights, heldOut, weights.counts);
        double spreadAfter = medianSpread(weights, heldOut, compensated);
        double driftBefore = medianDrift(weights, heldOut, weights.counts);
        double driftAfter = medianDrift(weights, heldOut, compensated);
        System.out.printf(
                Locale.ROOT,
                "median    %5.2f -> %5.2f    %6.2f -> %6.2f%n",
                spreadBefore,
                spreadAfter,
                driftBefore,
                driftAfter);
        assertTrue(spreadAfter < spreadBefore / 3, () -> spreadBefore + " % became " + spreadAfter + " %");
        assertTrue(Math.abs(driftAfter) < driftBefore / 4, () -> driftBefore + " % became " + driftAfter + " %");
        if (fitOnFirst) {
            draw(weights, compensated, heldOut);
        }
    }

    private static void print(KnownWeights weights, double[] compensated, Contact contact) {
        KnownWeights.Steadiness before = weights.steadiness(weights.counts, contact);
        KnownWeights.Steadiness after = weights.steadiness(compensated, contact);
        System.out.printf(
                Locale.ROOT,
                "%-4s%4.1f N  %5.2f -> %5.2f    %6.2f -> %6.2f%n",
                contact.imprint(),
                contact.newtons(),
                before.spreadPercent(),
                after.spreadPercent(),
                before.driftPercentPerDecade(),
                after.driftPercentPerDecade());
    }

    /** The second time a weight is put on seconds after the first, the skin still remembers it. */
    @Test
    void theSameWeightPutOnTwiceReadsMoreAlike() throws IOException {
        KnownWeights weights = KnownWeights.read("weights_operating");
        List<Contact> first = imprints(weights, true);
        double[] compensated = weights.compensated(fitted(weights, first));
        double before = medianRise(weights, weights.counts);
        double after = medianRise(weights, compensated);
        System.out.printf(Locale.ROOT, "second over first imprint, %%: %.2f -> %.2f%n", before, after);
        assertTrue(Math.abs(after) < Math.abs(before), () -> before + " % became " + after + " %");
    }

    private static double medianRise(KnownWeights weights, double[] forces) {
        List<Contact> first = imprints(weights, true);
        return KnownWeights.median(
                first.stream().mapToDouble(one -> rise(weights, forces, one)).toArray());
    }

    private static double rise(KnownWeights weights, double[] forces, Contact one) {
        String again = one.imprint().replace('1', '2');
        Contact other = weights.contacts.stream()
                .filter(contact -> contact.imprint().equals(again))
                .findFirst()
                .orElseThrow();
        return 100
                * (weights.steadiness(forces, other).mean()
                                / weights.steadiness(forces, one).mean()
                        - 1);
    }

    /** Another recording of the skin, at ten settings of its gain: figures from the one, judged on the other. */
    @Test
    void figuresOfOneRecordingSteadyAnother() throws IOException {
        KnownWeights weights = KnownWeights.read("weights_operating");
        KnownWeights other = KnownWeights.read("sensitivity_700g");
        CreepFigures figures = fitted(weights, weights.contacts);
        double[] compensated = other.compensated(figures);
        double before = medianSpread(other, other.contacts, other.counts);
        double after = medianSpread(other, other.contacts, compensated);
        System.out.printf(
                Locale.ROOT,
                "another recording, k = %.2f, tau = %.1f s: SD/mean %.2f -> %.2f %%, drift %.2f -> %.2f %%/decade%n",
                figures.k(),
                figures.tauSeconds(),
                before,
                after,
                medianDrift(other, other.contacts, other.counts),
                medianDrift(other, other.contacts, compensated));
        assertTrue(after < before / 2, () -> before + " % became " + after + " %");
    }

    private static void draw(KnownWeights weights, double[] compensated, List<Contact> contacts) throws IOException {
        String folder = System.getProperty("myodose.plots");
        if (folder != null) {
            String picture = CreepPlot.of(weights, compensated, contacts);
            Files.writeString(Path.of(folder, "creep-compensation.svg"), picture);
        }
    }
}
