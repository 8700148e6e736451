package org.myodose.device.simulated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.ChannelDescription;
import org.myodose.device.SensorPosition;
import org.myodose.device.SourceUri;
import org.myodose.device.emulated.CountSource;

class SimulatedSurfaceTest {

    private static final double NEWTONS_PER_COUNT = 0.01;

    private static CountSource counts(String uri) {
        return SimulatedSources.counts(SourceUri.parse(uri));
    }

    private static double[] forcesAt(String uri, double seconds) {
        CountSource source = counts(uri);
        while (source.dueMicros() < seconds * 1e6) {
            source.advance();
        }
        return Arrays.stream(source.counts())
                .mapToDouble(count -> count * NEWTONS_PER_COUNT)
                .toArray();
    }

    @Test
    void aTableHasALoadCellUnderEachQuadrant() {
        List<SensorPosition> positions = counts("sim:table").description().channels().stream()
                .map(ChannelDescription::position)
                .toList();
        assertEquals(
                List.of(
                        SensorPosition.TABLE_FRONT_LEFT,
                        SensorPosition.TABLE_FRONT_RIGHT,
                        SensorPosition.TABLE_REAR_LEFT,
                        SensorPosition.TABLE_REAR_RIGHT),
                positions);
    }

    @Test
    void aMatHas64CellsOfDifferentNames() {
        List<String> names = counts("sim:mat").description().channels().stream()
                .map(ChannelDescription::name)
                .toList();
        assertEquals(64, new HashSet<>(names).size());
        assertEquals("r1c1", names.getFirst());
        assertEquals("r8c8", names.getLast());
    }

    @ParameterizedTest
    @CsvSource({"sim:table, 2", "sim:mat, 3"})
    void itsCellsTakeTheWholeForce(String uri, double toleranceNewtons) {
        // Within the first plateau: the hand aims at 40 N, and parts differ by some percent.
        assertEquals(42, Arrays.stream(forcesAt(uri, 8)).sum(), toleranceNewtons);
        assertTrue(Arrays.stream(forcesAt(uri, 0.5)).sum() < toleranceNewtons);
    }

    @ParameterizedTest
    @ValueSource(doubles = {6, 8, 12})
    void theTablesCentreOfForceIsWhereItIsPressed(double seconds) {
        double[] forces = forcesAt("sim:table?seed=3", seconds);
        double sum = Arrays.stream(forces).sum();
        double right = (forces[1] + forces[3]) / sum;
        double front = (forces[0] + forces[1]) / sum;
        WanderingSpot spot = SimulatedSurface.spotOnTable(3);
        // One percent of difference between the parts shifts it by as much of the distance.
        assertEquals(spot.xMillimetres(seconds), (2 * right - 1) * SimulatedSurface.TABLE_X_MILLIMETRES, 10);
        assertEquals(spot.yMillimetres(seconds), (2 * front - 1) * SimulatedSurface.TABLE_Y_MILLIMETRES, 30);
    }

    @Test
    void theMatsCentreOfForceIsWhereItIsPressed() {
        double[] forces = forcesAt("sim:mat?seed=3", 8);
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int cell = 0; cell < forces.length; cell++) {
            sum += forces[cell];
            x += forces[cell] * SimulatedSurface.cellMillimetres(cell % SimulatedSurface.MAT_CELLS);
            y += forces[cell] * SimulatedSurface.cellMillimetres(cell / SimulatedSurface.MAT_CELLS);
        }
        WanderingSpot spot = SimulatedSurface.spotOnMat(3);
        // The bell is cut at the mat's edge, which draws the centre inwards.
        assertEquals(spot.xMillimetres(8), x / sum, 6);
        assertEquals(spot.yMillimetres(8), y / sum, 6);
    }

    @Test
    void thePressedSpotMovesAndStaysOnTheTable() {
        WanderingSpot spot = SimulatedSurface.spotOnTable(1);
        double[] x = new double[600];
        for (int second = 0; second < x.length; second++) {
            x[second] = spot.xMillimetres(second);
            assertTrue(Math.abs(x[second]) <= SimulatedSurface.TABLE_X_MILLIMETRES / 2);
            assertTrue(Math.abs(spot.yMillimetres(second)) <= SimulatedSurface.TABLE_Y_MILLIMETRES / 2);
        }
        assertTrue(Arrays.stream(x).max().orElseThrow() - Arrays.stream(x).min().orElseThrow() > 150);
    }

    @Test
    void theSameSeedGivesTheSameForces() {
        for (String uri : List.of("sim:table", "sim:mat")) {
            assertArrayEquals(forcesAt(uri + "?seed=4", 9), forcesAt(uri + "?seed=4", 9));
            assertNotEquals(
                    Arrays.toString(forcesAt(uri + "?seed=4", 9)), Arrays.toString(forcesAt(uri + "?seed=5", 9)));
        }
    }
}
