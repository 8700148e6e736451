package org.myodose.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.hold.Hold;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** Thumb and palm press at times of their own, and so their sum does at others. */
class SitesTest {

    private static final int RATE_HZ = 250;
    private static final int SECONDS = 40;

    private final HoldCollector total = new HoldCollector(null);
    private final SiteCollectors sites = new SiteCollectors(total, WantedBand.inUnitOfForces(new ForceBand(15, 25)));

    @Test
    void findsTheHoldsOfEveryZoneByItself() {
        play(sites, 16);
        List<SiteReport> reports = sites.reports("glove.xdf");
        assertEquals(
                List.of("palm", "thumb"), reports.stream().map(SiteReport::site).toList());
        assertHold(3, 12, 40, "palm", holds(reports.get(0)).get(0));
        assertHold(22, 31, 40, "palm", holds(reports.get(0)).get(1));
        assertHold(6, 15, 20, "thumb", holds(reports.get(1)).get(0));
        assertEquals(1, holds(reports.get(1)).size());
        assertEquals(100, holds(reports.get(1)).get(0).timeInBandPercent(), 1);
        assertEquals(0, holds(reports.get(0)).get(0).timeInBandPercent(), 1);
    }

    @Test
    void leavesWhatIsFoundInTheTotalAsItIs() {
        HoldCollector alone = new HoldCollector(null);
        play(alone, 16);
        play(sites, 16);
        List<Hold> expected = alone.report("glove.xdf", List.of()).holds();
        // 40 N and then 60 N, what is left of it when the palm has gone, and the palm again.
        assertEquals(3, expected.size());
        assertEquals(expected, total.report("glove.xdf", List.of()).holds());
    }

    @Test
    void tellsAClippedSensorOfItsOwnZoneOnly() {
        play(sites, 11);
        List<SiteReport> reports = sites.reports("glove.xdf");
        assertTrue(holds(reports.get(0)).stream().allMatch(Hold::clipped), "palm at the end of its converter");
        assertTrue(holds(reports.get(1)).stream().noneMatch(Hold::clipped), "thumb far below");
    }

    @Test
    void refusesSitesWithoutPhaseInsteadOfMixingTwoFilters() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new AnalysisSettings(
                        null, new FilterChoice(null, true), UnaryOperator.identity(), device -> true, true));
    }

    private static List<Hold> holds(SiteReport report) {
        return report.report().holds();
    }

    private static void assertHold(double onset, double release, double force, String site, Hold hold) {
        assertEquals(onset, hold.onsetSeconds(), 0.3);
        assertEquals(release, hold.releaseSeconds(), 0.3);
        assertEquals(force, hold.meanForce(), 0.5);
        assertEquals(site, hold.site());
        assertEquals(site, hold.channel());
    }

    /** @param palmBits of the palm's converter: 11 end at 20.47 N */
    private static void play(ForceConsumer consumer, int palmBits) {
        int largest = (1 << palmBits) - 1;
        Conditioner conditioner = new Conditioner(Calibrations.none(), consumer);
        List<ChannelDescription> channels = new ArrayList<>();
        channels.add(new ChannelDescription(
                "A0", SensorKind.SIMULATED, SensorPosition.PALM, ForceUnit.NEWTONS, palmBits, -2));
        channels.add(
                new ChannelDescription("A1", SensorKind.SIMULATED, SensorPosition.THUMB, ForceUnit.NEWTONS, 16, -2));
        conditioner.onHello(new DeviceDescription(1, "test", "S1", "1", RATE_HZ * 1000L, channels));
        Scan scan = new Scan();
        for (int index = 0; index < SECONDS * RATE_HZ; index++) {
            double seconds = index / (double) RATE_HZ;
            scan.set(index & 0xFFFF, Math.round(seconds * 1e6), Math.round(seconds * 1e9), 2);
            double palm = Math.max(shape(seconds - 3), shape(seconds - 22));
            scan.rawCounts()[0] = Math.min(largest, (int) Math.round(100 * 40 * palm));
            scan.rawCounts()[1] = (int) Math.round(100 * 20 * shape(seconds - 6));
            conditioner.onScan(scan);
        }
    }

    private static double shape(double seconds) {
        return Math.clamp(Math.min(seconds, 9 - seconds), 0, 1);
    }
}
