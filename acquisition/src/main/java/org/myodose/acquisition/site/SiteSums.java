package org.myodose.acquisition.site;

import java.util.Arrays;
import java.util.List;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.Side;
import org.myodose.acquisition.Zone;
import org.myodose.acquisition.filter.FilterBank;
import org.myodose.device.ForceUnit;

/**
 * The force of every zone, the centre of force and the balance between sides, scan by scan. Zones are filtered as the total
 * is; centre and balance are quotients of filtered sums, so they lag as little and belong to the same moment.
 *
 * <p>Centre: x = Σ f·x / Σ f over the channels with coordinates, forces below 0 taken as 0; likewise y. Balance: left / (left +
 * right), front / (front + rear). Not known where less than {@link #FLOOR_NEWTONS} stands below the line, or in raw counts,
 * which weigh each sensor by its gain. Not thread-safe; allocates nothing per scan.
 */
public final class SiteSums {

    /** Below it a centre is that of the noise; a design default. */
    public static final double FLOOR_NEWTONS = 1;

    private static final int LOAD = 0;
    private static final int MOMENT_X = 1;
    private static final int MOMENT_Y = 2;
    private static final int LEFT = 3;
    private static final int RIGHT = 4;
    private static final int FRONT = 5;
    private static final int REAR = 6;
    private static final int SUMS = 7;

    private final int[][] zones;
    private final int[] totalChannels;
    private final boolean leavesChannelsOut;
    private final boolean placed;
    private final int[] located;
    private final double[] x;
    private final double[] y;
    private final int[][] groups;
    private final int shortestGroup;

    /** Forces below 0 taken as 0, by channel. */
    private final double[] pushes;

    private final double floor;
    private final FilterBank bank;
    private final double[] filtered;

    public SiteSums(SensorLayout layout, ForceUnit unit, FilterProfile profile, long rateMilliHertz) {
        zones = layout.zones().stream().map(Zone::channels).map(SiteSums::array).toArray(int[][]::new);
        totalChannels = array(layout.totalChannels());
        leavesChannelsOut = layout.leavesChannelsOut();
        located = array(layout.located());
        x = layout.located().stream()
                .mapToDouble(channel -> layout.places().get(channel).xMillimetres())
                .toArray();
        y = layout.located().stream()
                .mapToDouble(channel -> layout.places().get(channel).yMillimetres())
                .toArray();
        groups = new int[][] {
            array(layout.onSide(Side.LEFT)),
            array(layout.onSide(Side.RIGHT)),
            array(layout.inRow(SensorPlace.Row.FRONT)),
            array(layout.inRow(SensorPlace.Row.REAR))
        };
        shortestGroup =
                Arrays.stream(groups).mapToInt(group -> group.length).min().orElse(0);
        pushes = new double[layout.places().size()];
        placed = unit.isForce() && located.length + groups[0].length + groups[2].length > 0;
        floor = unit.isForce() ? FLOOR_NEWTONS / unit.newtonsPerUnit() : Double.NaN;
        filtered = new double[zones.length + (placed ? SUMS : 0)];
        bank = new FilterBank(profile, rateMilliHertz, filtered.length);
    }

    private static int[] array(List<Integer> channels) {
        return channels.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The total, as the layout has it; {@code sumOfAll} where every channel counts, to the last bit. */
    public double total(double[] forces, double sumOfAll) {
        return leavesChannelsOut ? sum(forces, totalChannels) : sumOfAll;
    }

    /** 1 σ of that total; {@code ofAll} where every channel counts. */
    public double totalUncertainty(double[] uncertainties, double ofAll) {
        if (!leavesChannelsOut) {
            return ofAll;
        }
        double squares = 0;
        for (int channel : totalChannels) {
            squares += uncertainties[channel] * uncertainties[channel];
        }
        return Math.sqrt(squares);
    }

    /** Writes zones, centre and balance of a sample whose forces and totals are there. */
    public void apply(ForceSample sample) {
        sample.zoneCount = zones.length;
        if (zones.length == 1 && !placed) {
            // The one zone is the total: nothing to add up or filter twice.
            sample.unfilteredZoneForces[0] = sample.unfilteredTotal;
            sample.zoneForces[0] = sample.totalForce;
            return;
        }
        for (int zone = 0; zone < zones.length; zone++) {
            sample.unfilteredZoneForces[zone] = sum(sample.forces, zones[zone]);
        }
        System.arraycopy(sample.unfilteredZoneForces, 0, filtered, 0, zones.length);
        if (placed) {
            load(sample.forces);
        }
        bank.apply(filtered, sample.timeMicros);
        System.arraycopy(filtered, 0, sample.zoneForces, 0, zones.length);
        sample.centreXMillimetres = placed ? coordinate(MOMENT_X) : Double.NaN;
        sample.centreYMillimetres = placed ? coordinate(MOMENT_Y) : Double.NaN;
        sample.leftShare = placed ? portion(LEFT, RIGHT) : Double.NaN;
        sample.frontShare = placed ? portion(FRONT, REAR) : Double.NaN;
    }

    /** What comes next does not follow on what went before. */
    public void reset() {
        bank.reset();
    }

    private void load(double[] forces) {
        // A loop of its own, so that it can work on several channels at once.
        for (int channel = 0; channel < pushes.length; channel++) {
            pushes[channel] = Math.max(0, forces[channel]);
        }
        double load = 0;
        double momentX = 0;
        double momentY = 0;
        for (int index = 0; index < located.length; index++) {
            double force = pushes[located[index]];
            load += force;
            momentX += force * x[index];
            momentY += force * y[index];
        }
        filtered[zones.length + LOAD] = load;
        filtered[zones.length + MOMENT_X] = momentX;
        filtered[zones.length + MOMENT_Y] = momentY;
        groups();
    }

    /** Every group in its own order; together as far as all go, for an addition waits for the one before it. */
    private void groups() {
        double left = 0;
        double right = 0;
        double front = 0;
        double rear = 0;
        for (int index = 0; index < shortestGroup; index++) {
            left += pushes[groups[0][index]];
            right += pushes[groups[1][index]];
            front += pushes[groups[2][index]];
            rear += pushes[groups[3][index]];
        }
        filtered[zones.length + LEFT] = rest(left, groups[0]);
        filtered[zones.length + RIGHT] = rest(right, groups[1]);
        filtered[zones.length + FRONT] = rest(front, groups[2]);
        filtered[zones.length + REAR] = rest(rear, groups[3]);
    }

    private double rest(double sum, int[] group) {
        double whole = sum;
        for (int index = shortestGroup; index < group.length; index++) {
            whole += pushes[group[index]];
        }
        return whole;
    }

    private double portion(int part, int rest) {
        double whole = filtered[zones.length + part] + filtered[zones.length + rest];
        return whole >= floor ? Math.clamp(filtered[zones.length + part] / whole, 0, 1) : Double.NaN;
    }

    private double coordinate(int moment) {
        double load = filtered[zones.length + LOAD];
        return load >= floor ? filtered[zones.length + moment] / load : Double.NaN;
    }

    private static double sum(double[] forces, int[] channels) {
        double sum = 0;
        for (int channel : channels) {
            sum += forces[channel];
        }
        return sum;
    }
}
