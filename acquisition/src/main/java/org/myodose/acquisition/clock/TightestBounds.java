package org.myodose.acquisition.clock;

/**
 * Points that a straight line may not run above, of which the tightest in each window of time is kept, and the lower convex
 * hull of those: all that a line can touch. Constant memory; the oldest windows are forgotten. Not thread-safe.
 */
final class TightestBounds {

    /** About a minute of windows: long enough to tell 1 ppm of drift, short against a crystal's warming up. */
    static final int WINDOWS = 256;

    private final double[] xs = new double[WINDOWS];
    private final double[] ys = new double[WINDOWS];
    private final int[] hull = new int[WINDOWS];
    private int first;
    private int count;
    private int hullSize;

    private boolean hasBest;
    private double bestX;
    private double bestY;
    private double bestResidual;

    /** Offers a point of the window under way; {@code residual} is its height above the slope followed in this window. */
    void offer(double x, double y, double residual) {
        if (!hasBest || residual < bestResidual) {
            hasBest = true;
            bestX = x;
            bestY = y;
            bestResidual = residual;
        }
    }

    /** Ends the window: its tightest point joins the others, unless it is not later than they. */
    void closeWindow() {
        if (hasBest) {
            add(bestX, bestY);
            hasBest = false;
        }
    }

    void add(double x, double y) {
        if (count > 0 && x <= x(count - 1)) {
            return;
        }
        if (count == WINDOWS) {
            forgetOldest(1);
        }
        int index = (first + count++) % WINDOWS;
        xs[index] = x;
        ys[index] = y;
    }

    void forgetOldest(int windows) {
        int forgotten = Math.min(windows, count);
        first = (first + forgotten) % WINDOWS;
        count -= forgotten;
    }

    void forgetBefore(double x) {
        int old = 0;
        while (old < count && x(old) < x) {
            old++;
        }
        forgetOldest(old);
    }

    void clear() {
        count = 0;
        hullSize = 0;
        hasBest = false;
    }

    int count() {
        return count;
    }

    double x(int index) {
        return xs[(first + index) % WINDOWS];
    }

    double y(int index) {
        return ys[(first + index) % WINDOWS];
    }

    /** Andrew's monotone chain over the points, which are in order of time already. */
    void buildHull() {
        hullSize = 0;
        for (int next = 0; next < count; next++) {
            while (hullSize >= 2 && !turnsUp(hull[hullSize - 2], hull[hullSize - 1], next)) {
                hullSize--;
            }
            hull[hullSize++] = next;
        }
    }

    private boolean turnsUp(int a, int b, int c) {
        return (x(b) - x(a)) * (y(c) - y(a)) - (y(b) - y(a)) * (x(c) - x(a)) > 0;
    }

    /** Which corner of the hull the highest line of that slope touches. */
    private int touched(double slope) {
        int corner = 0;
        // Along the hull, heights over a line fall and then rise.
        while (corner + 1 < hullSize && height(corner + 1, slope) <= height(corner, slope)) {
            corner++;
        }
        return corner;
    }

    private double height(int corner, double slope) {
        return y(hull[corner]) - slope * x(hull[corner]);
    }

    /** Value at x = 0 of the highest line of that slope under all points; there must be one, and the hull built. */
    double lineOffset(double slope) {
        return height(touched(slope), slope);
    }

    /** Where the highest line of that slope touches. */
    double touchedX(double slope) {
        return x(hull[touched(slope)]);
    }

    /** Time from the first point to the last. */
    double span() {
        return x(count - 1) - x(0);
    }

    /**
     * Slope of the line under all points that is highest in their middle: points at both ends hold it, so that no single one
     * can tilt it. 0 while there is but one point.
     */
    double middleSlope() {
        if (hullSize < 2) {
            return 0;
        }
        double middle = x(0) + span() / 2;
        int corner = 1;
        while (corner + 1 < hullSize && x(hull[corner]) < middle) {
            corner++;
        }
        int from = hull[corner - 1];
        int to = hull[corner];
        return (y(to) - y(from)) / (x(to) - x(from));
    }

    /** How high the points lie above that line, on average. */
    double meanHeight() {
        double slope = middleSlope();
        double sum = 0;
        for (int index = 0; index < count; index++) {
            sum += y(index) - slope * x(index);
        }
        return sum / count - lineOffset(slope);
    }
}
