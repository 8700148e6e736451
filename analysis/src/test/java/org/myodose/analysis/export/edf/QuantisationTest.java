package org.myodose.analysis.export.edf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.table.OutputException;

/** What 16 and 24 bits, and eight characters, make of figures. */
class QuantisationTest {

    private static double physical(Quantisation quantisation, int digital) {
        return (digital - quantisation.digitalLowest()) * quantisation.step()
                + Double.parseDouble(quantisation.physicalLowest());
    }

    @Property
    void isOffByHalfAStepAtMostWithinTheRange(
            @ForAll @DoubleRange(min = -9e5, max = 9e5) double one,
            @ForAll @DoubleRange(min = -9e5, max = 9e5) double other,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll EdfFlavour flavour)
            throws OutputException {
        double lowest = Math.min(one, other);
        double highest = Math.max(one, other);
        Quantisation quantisation = Quantisation.between(lowest, highest, flavour);
        double figure = Math.clamp(lowest + share * (highest - lowest), lowest, highest);
        double error = Math.abs(physical(quantisation, quantisation.digital(figure)) - figure);
        assertTrue(error <= quantisation.step() * 0.5001 + 1e-9, error + " of " + quantisation.step());
    }

    @Property
    void keepsWholeNumbersThatAreNotTooManyExactly(
            @ForAll @IntRange(min = -9_000_000, max = 90_000_000) int lowest,
            @ForAll @IntRange(min = 0, max = 65_534) int span,
            @ForAll EdfFlavour flavour)
            throws OutputException {
        Quantisation quantisation = Quantisation.ofWhole(lowest, (long) lowest + span, flavour);
        for (int number : new int[] {lowest, lowest + span / 2, lowest + span}) {
            assertEquals(number, physical(quantisation, quantisation.digital(number)));
        }
    }

    @Property
    void tellsEveryRangeInEightCharactersThatNarrowNothing(@ForAll @DoubleRange(min = -9e6, max = 9e6) double figure)
            throws OutputException {
        String below = EdfNumber.atMost(figure);
        String above = EdfNumber.atLeast(figure);
        assertTrue(below.length() <= 8 && above.length() <= 8, below + " " + above);
        assertTrue(Double.parseDouble(below) <= figure && figure <= Double.parseDouble(above));
    }

    @Test
    void givesWhatIsNoFigureTheSampleThatNoFigureHas() throws OutputException {
        for (EdfFlavour flavour : EdfFlavour.values()) {
            Quantisation quantisation = Quantisation.between(0, 10, flavour);
            assertEquals(flavour.none(), quantisation.digital(Double.NaN));
            assertEquals(flavour.none() + 1, quantisation.digital(-5));
        }
    }

    @Test
    void keepsAConstantSignal() throws OutputException {
        Quantisation quantisation = Quantisation.between(4.25, 4.25, EdfFlavour.EDF);
        assertEquals(4.25, physical(quantisation, quantisation.digital(4.25)), quantisation.step());
    }

    @Test
    void saysWhatToDoWithFiguresOfNineDigits() {
        OutputException refused =
                assertThrows(OutputException.class, () -> Quantisation.between(0, 123_456_789, EdfFlavour.BDF));
        assertTrue(String.valueOf(refused.getMessage()).endsWith("choose --format hdf5."), refused.getMessage());
    }
}
