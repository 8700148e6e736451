package org.myodose.device.simulated;

import java.util.ArrayList;
import java.util.List;
import org.myodose.device.SensorPosition;
import org.myodose.device.simulated.SimulatedScans.Site;

/**
 * The simulated surfaces that a hand presses on while it wanders over them: a table on four load cells, and a mat of 64 cells. The
 * origin is the middle, x to the right, y to the front; {@code docs/layouts} has their places.
 */
public final class SimulatedSurface {

    /** The load cells' distance from the middle of the table: 600 mm by 1900 mm between them. */
    public static final double TABLE_X_MILLIMETRES = 300;

    public static final double TABLE_Y_MILLIMETRES = 950;

    /** Cells of the mat in a row, and rows. */
    public static final int MAT_CELLS = 8;

    /** From the middle of one cell of the mat to that of the next. */
    public static final double MAT_PITCH_MILLIMETRES = 20;

    /** Of the force under a hand's heel; a design default. */
    private static final double MAT_SPREAD_MILLIMETRES = 18;

    private static final double MAT_REACH_MILLIMETRES = 40;

    /** A bar of 300 N in a bridge, on 16 bits; creep and hysteresis of such cells are of the order of 0.02 % (OIML class C3). */
    static final SensorModel LOAD_CELL_300N = new SensorModel(1, 0.1, 0.03, 0.0002, 0.0002, 300, 16);

    /** A cell of a tactile mat, 30 N on 12 bits. */
    static final SensorModel MAT_CELL_30N = new SensorModel(1, 0.02, 0.01, 0.03, 0.05, 30, 12);

    static final List<Site> TABLE = List.of(
            new Site("front left", SensorPosition.TABLE_FRONT_LEFT),
            new Site("front right", SensorPosition.TABLE_FRONT_RIGHT),
            new Site("rear left", SensorPosition.TABLE_REAR_LEFT),
            new Site("rear right", SensorPosition.TABLE_REAR_RIGHT));

    static final List<Site> MAT = matSites();

    private SimulatedSurface() {}

    /** Where the table of that seed is pressed; the truth against which a centre of force can be judged. */
    public static WanderingSpot spotOnTable(long seed) {
        return new WanderingSpot(TABLE_X_MILLIMETRES / 2, TABLE_Y_MILLIMETRES / 2, seed);
    }

    /** Where the mat of that seed is pressed. */
    public static WanderingSpot spotOnMat(long seed) {
        return new WanderingSpot(MAT_REACH_MILLIMETRES, MAT_REACH_MILLIMETRES, seed);
    }

    /** A stiff board on four corners: by the law of the lever each takes the more, the nearer the force. */
    static Contact table(long seed) {
        WanderingSpot spot = spotOnTable(seed);
        return (seconds, shares) -> {
            double right = 0.5 + spot.xMillimetres(seconds) / (2 * TABLE_X_MILLIMETRES);
            double front = 0.5 + spot.yMillimetres(seconds) / (2 * TABLE_Y_MILLIMETRES);
            shares[0] = (1 - right) * front;
            shares[1] = right * front;
            shares[2] = (1 - right) * (1 - front);
            shares[3] = right * (1 - front);
        };
    }

    /** A soft contact: a bell around the spot, all of it on the mat. */
    static Contact mat(long seed) {
        WanderingSpot spot = spotOnMat(seed);
        double[] columns = new double[MAT_CELLS];
        double[] rows = new double[MAT_CELLS];
        return (seconds, shares) -> {
            bell(spot.xMillimetres(seconds), columns);
            bell(spot.yMillimetres(seconds), rows);
            for (int cell = 0; cell < shares.length; cell++) {
                shares[cell] = columns[cell % MAT_CELLS] * rows[cell / MAT_CELLS];
            }
        };
    }

    /** Shares of the cells along one side of the mat, which sum to 1. */
    private static void bell(double middle, double[] shares) {
        double sum = 0;
        for (int cell = 0; cell < MAT_CELLS; cell++) {
            double distance = (cellMillimetres(cell) - middle) / MAT_SPREAD_MILLIMETRES;
            shares[cell] = StrictMath.exp(-distance * distance / 2);
            sum += shares[cell];
        }
        for (int cell = 0; cell < MAT_CELLS; cell++) {
            shares[cell] /= sum;
        }
    }

    /** Middle of a cell along one side of the mat: columns count from the left, rows from the rear. */
    public static double cellMillimetres(int cell) {
        return (cell - (MAT_CELLS - 1) / 2.0) * MAT_PITCH_MILLIMETRES;
    }

    private static List<Site> matSites() {
        List<Site> sites = new ArrayList<>();
        for (int cell = 0; cell < MAT_CELLS * MAT_CELLS; cell++) {
            String name = "r" + (cell / MAT_CELLS + 1) + "c" + (cell % MAT_CELLS + 1);
            sites.add(new Site(name, SensorPosition.UNSPECIFIED));
        }
        return List.copyOf(sites);
    }
}
