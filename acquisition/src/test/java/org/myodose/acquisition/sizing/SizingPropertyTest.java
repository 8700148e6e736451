package org.myodose.acquisition.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.myodose.acquisition.ForceCurve;

/** What sizing promises of a chain is what the chain does, step by step, with its noise. */
class SizingPropertyTest {

    private static final int READINGS = 400;

    @Provide
    Arbitrary<Demand> demands() {
        return Combinators.combine(
                        Arbitraries.doubles().between(2, 400),
                        Arbitraries.doubles().between(0.002, 0.3).ofScale(4),
                        Arbitraries.doubles().between(1, 400),
                        Arbitraries.integers().between(1, 16))
                .as((highest, share, rate, sensors) -> new Demand(highest, highest * share, rate, sensors, 1_000_000));
    }

    private static List<Proposal> good(Demand demand) {
        return Sizing.of(demand, chain -> true, OptionalDouble.empty()).stream()
                .filter(Proposal::isGood)
                .toList();
    }

    /** A force, read as the converter rounds it, comes back within the step that was promised. */
    @Property(tries = 200)
    void aReadingWithoutNoiseIsWithinTheResolution(
            @ForAll("demands") Demand demand, @ForAll @DoubleRange(min = 0, max = 1) double place) {
        for (Proposal proposal : good(demand)) {
            double newtons = place * demand.highestNewtons();
            double read =
                    proposal.chain().curve().forceAt(Math.rint(proposal.chain().countsAt(newtons)));
            assertEquals(newtons, read, proposal.worstResolutionNewtons(), proposal::toString);
            assertTrue(proposal.worstResolutionNewtons() <= demand.resolutionNewtons(), proposal::toString);
        }
    }

    /** Two forces a resolution apart: by far most readings of the larger are above the middle, and of the smaller below. */
    @Property(tries = 50)
    void noisyReadingsTellTwoForcesAResolutionApart(@ForAll("demands") Demand demand, @ForAll long seed) {
        Random random = new Random(seed);
        for (Proposal proposal : good(demand)) {
            double newtons = random.nextDouble() * (demand.highestNewtons() - demand.resolutionNewtons());
            double apart = proposal.worstResolutionNewtons();
            double middle = newtons + apart / 2;
            int right = 0;
            for (int reading = 0; reading < READINGS; reading++) {
                right += noisy(proposal.chain(), newtons, random) < middle ? 1 : 0;
                right += noisy(proposal.chain(), newtons + apart, random) > middle ? 1 : 0;
            }
            // Two standard deviations apart, and the middle one away from each: 84 % on the right side.
            assertTrue(right >= 0.70 * 2 * READINGS, right + " of " + 2 * READINGS + ": " + proposal);
        }
    }

    private static double noisy(Chain chain, double newtons, Random random) {
        double counts = chain.countsAt(newtons) + chain.converter().noiseCounts() * random.nextGaussian();
        return chain.curve().forceAt(Math.rint(counts));
    }

    /** Up to the highest force nothing is clipped, and the curve undoes the circuit. */
    @Property(tries = 200)
    void theCurveUndoesTheCircuitUpToTheHighestForce(
            @ForAll("demands") Demand demand, @ForAll @DoubleRange(min = 0.01, max = 1) double place) {
        for (Proposal proposal : good(demand)) {
            double newtons = place * demand.highestNewtons();
            ForceCurve curve = proposal.chain().curve();
            assertEquals(newtons, curve.forceAt(proposal.chain().countsAt(newtons)), 1e-6 * newtons + 1e-9);
        }
    }
}
