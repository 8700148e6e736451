package org.myodose.acquisition.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.SensorPlace.Row;
import org.myodose.acquisition.Side;
import org.myodose.acquisition.Zone;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.filter.ForceFilter;
import org.myodose.device.ChannelDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

class SiteSumsTest {

    private static final FilterProfile RAW = FilterProfiles.parse("raw");

    private static SensorLayout of(SensorPosition... positions) {
        List<ChannelDescription> channels = new ArrayList<>();
        for (SensorPosition position : positions) {
            channels.add(new ChannelDescription(
                    "c" + channels.size(), SensorKind.SIMULATED, position, ForceUnit.NEWTONS, 16, 0));
        }
        return Layouts.ofDevices().layoutOf(Devices.of("1", 250_000, channels.toArray(ChannelDescription[]::new)));
    }

    private static ForceSample apply(SensorLayout layout, ForceUnit unit, double... forces) {
        ForceSample sample = new ForceSample();
        sample.channelCount = forces.length;
        System.arraycopy(forces, 0, sample.forces, 0, forces.length);
        new SiteSums(layout, unit, RAW, 250_000).apply(sample);
        return sample;
    }

    private static double zone(SensorLayout layout, ForceSample sample, String name) {
        List<String> names = layout.zones().stream().map(Zone::name).toList();
        return sample.zoneForces[names.indexOf(name)];
    }

    @Test
    void sumsEachFingerAndAllFingersOfAGlove() {
        SensorLayout glove = of(
                SensorPosition.PALM, SensorPosition.THUMB, SensorPosition.INDEX_FINGER, SensorPosition.MIDDLE_FINGER);
        ForceSample sample = apply(glove, ForceUnit.NEWTONS, 1, 2, 4, 8);
        assertEquals(5, sample.zoneCount);
        assertEquals(4, zone(glove, sample, "index finger"));
        assertEquals(12, zone(glove, sample, "fingers"));
        assertEquals("total of palm, thumb, index finger, middle finger", glove.totalSite());
    }

    @Test
    void tellsTheBalanceOfATableWithoutPlaces() {
        SensorLayout table = of(
                SensorPosition.TABLE_FRONT_LEFT,
                SensorPosition.TABLE_FRONT_RIGHT,
                SensorPosition.TABLE_REAR_LEFT,
                SensorPosition.TABLE_REAR_RIGHT);
        ForceSample sample = apply(table, ForceUnit.NEWTONS, 30, 10, 50, 10);
        assertEquals(0.8, sample.leftShare, 1e-12);
        assertEquals(0.4, sample.frontShare, 1e-12);
        assertEquals(80, zone(table, sample, "left"));
        assertEquals(60, zone(table, sample, "rear"));
        assertTrue(Double.isNaN(sample.centreXMillimetres));
    }

    @Test
    void countsATotalBesidePartsOnlyOnce() {
        SensorLayout layout = of(SensorPosition.PALM, SensorPosition.TOTAL, SensorPosition.THUMB);
        SiteSums sums = new SiteSums(layout, ForceUnit.NEWTONS, RAW, 250_000);
        assertEquals(9, sums.total(new double[] {3, 9, 5}, 17));
        assertEquals(0.5, sums.totalUncertainty(new double[] {1, 0.5, 1}, 2));
        assertEquals("total of palm, thumb", layout.totalSite());
    }

    @Test
    void keepsTheSumOfAllChannelsEverywhereElse() {
        double sum = Math.nextUp(17.0);
        for (SensorLayout layout : List.of(
                of(SensorPosition.TOTAL, SensorPosition.TOTAL),
                of(SensorPosition.UNSPECIFIED, SensorPosition.UNSPECIFIED),
                of(SensorPosition.PALM, SensorPosition.PALM))) {
            SiteSums sums = new SiteSums(layout, ForceUnit.NEWTONS, RAW, 250_000);
            assertEquals(sum, sums.total(new double[] {8, 9}, sum));
        }
        assertEquals("palm", of(SensorPosition.PALM, SensorPosition.PALM).totalSite());
        assertEquals("total", of(SensorPosition.TOTAL).totalSite());
    }

    private static SensorLayout mat() {
        return new SensorLayout(IntStream.range(0, 64)
                .mapToObj(cell -> new SensorPlace(
                        "row " + cell / 8,
                        cell % 8 < 4 ? Side.LEFT : Side.RIGHT,
                        Row.NONE,
                        cell % 8 * 10,
                        cell / 8 * 5))
                .toList());
    }

    @Test
    void findsTheCentreOfForceOnAMatOf64Cells() {
        SplittableRandom random = new SplittableRandom(4);
        double[] forces = random.doubles(64, -1, 10).toArray();
        double load = 0;
        double x = 0;
        double y = 0;
        for (int cell = 0; cell < 64; cell++) {
            double force = Math.max(0, forces[cell]);
            load += force;
            x += force * (cell % 8 * 10);
            y += force * (cell / 8 * 5);
        }
        ForceSample sample = apply(mat(), ForceUnit.NEWTONS, forces);
        assertEquals(x / load, sample.centreXMillimetres, 1e-9);
        assertEquals(y / load, sample.centreYMillimetres, 1e-9);
        assertEquals(10, sample.zoneCount);
    }

    @Test
    void knowsNoCentreOfNearlyNothingNorOfRawCounts() {
        double[] light = new double[64];
        light[9] = 0.9;
        assertTrue(Double.isNaN(apply(mat(), ForceUnit.NEWTONS, light).centreXMillimetres));
        light[9] = 1.1;
        assertEquals(10, apply(mat(), ForceUnit.NEWTONS, light).centreXMillimetres, 1e-12);
        assertTrue(Double.isNaN(apply(mat(), ForceUnit.COUNTS, light).centreXMillimetres));
        assertEquals(10, apply(mat(), ForceUnit.KILOGRAMS, light).centreXMillimetres, 1e-12);
    }

    @Test
    void filtersZonesAsTheTotalIs() {
        SensorLayout layout = of(SensorPosition.PALM, SensorPosition.THUMB);
        SiteSums sums = new SiteSums(layout, ForceUnit.NEWTONS, FilterProfile.HOLD, 250_000);
        ForceFilter reference = new ForceFilter(FilterProfile.HOLD, 250_000);
        ForceSample sample = new ForceSample();
        SplittableRandom random = new SplittableRandom(7);
        for (int scan = 0; scan < 200; scan++) {
            sample.timeMicros = scan * 4000L;
            sample.forces[0] = random.nextDouble(50);
            sample.forces[1] = random.nextDouble(50);
            double expected = reference.apply(sample.forces[1], sample.timeMicros);
            sums.apply(sample);
            assertEquals(expected, sample.zoneForces[1], 0);
            assertEquals(sample.forces[1], sample.unfilteredZoneForces[1], 0);
        }
    }

    @Test
    void copiesEveryFigureOfTheSites() {
        ForceSample copy = new ForceSample();
        ForceSample sample = apply(
                mat(),
                ForceUnit.NEWTONS,
                new SplittableRandom(4).doubles(64, 0, 10).toArray());
        copy.copyFrom(sample);
        assertEquals(sample.zoneCount, copy.zoneCount);
        assertEquals(sample.zoneForces[9], copy.zoneForces[9]);
        assertEquals(sample.unfilteredZoneForces[9], copy.unfilteredZoneForces[9]);
        assertEquals(sample.centreXMillimetres, copy.centreXMillimetres);
        assertEquals(sample.centreYMillimetres, copy.centreYMillimetres);
        assertEquals(sample.leftShare, copy.leftShare);
    }
}
