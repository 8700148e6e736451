package org.myodose.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ErrorFiguresTest {

    @Test
    void areThoseOfTheTextbook() {
        // Worked by hand: errors −2, 0, 5 from 40; mean 1; squares about it 9, 1, 16.
        ErrorFigures figures = ErrorFigures.of(new double[] {38, 40, 45}, 40);
        assertEquals(1, figures.constantError(), 1e-12);
        assertEquals(7 / 3.0, figures.absoluteError(), 1e-12);
        assertEquals(Math.sqrt(26 / 3.0), figures.variableError(), 1e-12);
        assertEquals(Math.sqrt(29 / 3.0), figures.totalVariability(), 1e-12);
    }

    @Property
    void totalIsMadeOfConstantAndVariable(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -200, max = 200) Double> figures,
            @ForAll @DoubleRange(min = 1, max = 150) double target) {
        ErrorFigures found = ErrorFigures.of(
                figures.stream().mapToDouble(Double::doubleValue).toArray(), target);
        double squared = found.totalVariability() * found.totalVariability();
        assertEquals(
                squared,
                found.variableError() * found.variableError() + found.constantError() * found.constantError(),
                1e-9 * Math.max(1, squared));
        assertTrue(found.absoluteError() >= Math.abs(found.constantError()) - 1e-9);
        assertTrue(found.absoluteError() <= found.totalVariability() + 1e-9);
    }

    @Test
    void ofEstimatesTellHowWellSomebodyKnowsWhatTheyDo() {
        ErrorFigures figures = ErrorFigures.ofEstimates(new double[] {30, 50}, new double[] {40, 40});
        assertEquals(0, figures.constantError());
        assertEquals(10, figures.absoluteError());
        assertThrows(
                IllegalArgumentException.class,
                () -> ErrorFigures.ofEstimates(new double[] {30}, new double[] {40, 40}));
    }

    @Test
    void areUnknownWhereNothingWasHeld() {
        assertTrue(Double.isNaN(ErrorFigures.of(new double[0], 40).constantError()));
    }
}
