package org.myodose.acquisition.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.sizing.Contribution.Basis;
import org.myodose.acquisition.sizing.Contribution.Distribution;

class SizingTest {

    private static final Demand THERAPY = new Demand(150, 1, 250, 16, 1_000_000);

    private static Proposal of(Demand demand, SensorPart sensor, FrontEnd frontEnd, ConverterPart converter) {
        return Sizing.of(demand, sensor, frontEnd, converter, OptionalDouble.empty());
    }

    @Test
    void refusesAnFsrForTherapeuticForceAndSaysAtWhichForceItEnds() {
        Proposal proposal = of(THERAPY, SensorPart.FSR_402, FrontEnd.DIVIDER, ConverterPart.ATMEGA328P);
        assertFalse(proposal.isGood());
        assertEquals(
                "its range ends at 20.0 N, and 150 N are wanted",
                proposal.lacks().getFirst());
    }

    /** V = 0.5·(1 + 330 kΩ · 0.11 µS/N · F), of 5 V and 1023 counts: by hand. */
    @Test
    void sizesTheGloveAsItsDesignSays() {
        Proposal proposal =
                of(THERAPY, SensorPart.FLEXIFORCE_A301_445, FrontEnd.SINGLE_SUPPLY_AMPLIFIER, ConverterPart.ATMEGA328P);
        assertTrue(proposal.isGood(), proposal::toString);
        assertEquals(390e3, proposal.chain().ohms());
        double voltsPerNewton = 0.5 * 390e3 * 0.11e-6;
        assertEquals(5 / 1023.0 / voltsPerNewton, proposal.chain().stepNewtonsAt(75), 1e-9);
        assertEquals(1023 * (0.5 + 100 * voltsPerNewton) / 5, proposal.chain().countsAt(100), 1e-9);
        assertEquals((0.98 * 5 - 0.5) / voltsPerNewton, proposal.chain().saturationNewtons(), 1e-6);
    }

    /** 16 sensors of two bytes and a frame of twelve, twelve bits a byte: 528 µs a scan. */
    @Test
    void tellsTheHighestRateOfLineAndConverter() {
        Demand slow = new Demand(150, 1, 250, 16, 115_200);
        Proposal proposal =
                of(slow, SensorPart.FLEXIFORCE_A301_445, FrontEnd.SINGLE_SUPPLY_AMPLIFIER, ConverterPart.MCP3208);
        assertEquals(115_200 / 528.0, proposal.highestRateHertz(), 1e-9);
        assertEquals(
                "it gives 218.2 scans a second, and 250.0 are wanted",
                proposal.lacks().getFirst());
    }

    @Test
    void takesTheSensitivityThatWasMeasured() {
        Proposal proposal = Sizing.of(
                THERAPY,
                SensorPart.FLEXIFORCE_A301_445,
                FrontEnd.SINGLE_SUPPLY_AMPLIFIER,
                ConverterPart.ATMEGA328P,
                OptionalDouble.of(1.1));
        assertEquals(39e3, proposal.chain().ohms());
    }

    @Test
    void refusesDemandsThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Demand(0, 1, 100, 1, 115_200));
        assertThrows(IllegalArgumentException.class, () -> new Demand(10, 10, 100, 1, 115_200));
        assertThrows(IllegalArgumentException.class, () -> new Demand(10, 1, Double.NaN, 1, 115_200));
        assertThrows(IllegalArgumentException.class, () -> new Demand(10, 1, 100, 65, 115_200));
    }

    /** 3 N rectangular and 8 % of 50 N at k = 2: √(3 + 4) N, by hand. */
    @Test
    void addsUpABudgetInQuadrature() {
        UncertaintyBudget budget = new UncertaintyBudget(
                "by hand",
                100,
                0.1,
                100,
                List.of(
                        new Contribution("zero", 3, Basis.NEWTONS, Distribution.RECTANGULAR, ""),
                        new Contribution("gain", 8, Basis.PERCENT_OF_READING, Distribution.EXPANDED, "")));
        assertEquals(StrictMath.sqrt(7), budget.combinedNewtons(50), 1e-12);
        assertEquals(2 * StrictMath.sqrt(7), budget.expandedNewtons(50), 1e-12);
    }

    @Test
    void countsDecadesFromTheFirstSecond() {
        Contribution creep =
                new Contribution("creep", 5, Basis.PERCENT_OF_READING_PER_DECADE, Distribution.STANDARD, "");
        UncertaintyBudget budget = new UncertaintyBudget("creep", 100, 0.1, 100, List.of(creep));
        assertEquals(2 * 0.05 * 40, budget.standardNewtons(creep, 40), 1e-12);
    }

    @Test
    void saysWhichLineOfABudgetIsWrong() {
        String settings = "range-newtons=1\nstep-newtons=1\nhold-seconds=1\n";
        assertRefused(settings + "a,much,N,normal,b\n", "budget.csv, line 4: 'much' is not a number.");
        assertRefused(settings + "a,1,N,flat,b\n", "budget.csv, line 4: there is no distribution 'flat'");
        assertRefused(settings + "a,-1,N,normal,b\n", "budget.csv, line 4: a figure must be above 0, not -1.");
        assertRefused("range-newtons=1\na,1,N,normal,b\n", "budget.csv needs range-newtons=");
        assertRefused(settings, "a budget needs contributions.");
    }

    private static void assertRefused(String text, String sentence) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> UncertaintyBudget.read("budget.csv", text));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(sentence), refused::toString);
    }
}
