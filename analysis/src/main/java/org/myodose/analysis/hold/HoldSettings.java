package org.myodose.analysis.hold;

import org.myodose.device.ForceUnit;

/**
 * What decides that a press is a hold. The defaults are meant to need no tuning; each one's reason stands in
 * docs/hold-detection.md. Shares are of the height above the baseline, so that they hold in any unit.
 *
 * @param onsetFloor least rise above the baseline that is an onset, in the source's unit; 0 for counts
 * @param quietFloor up to this height the force counts as resting, in the source's unit; 0 for counts
 * @param restingCeiling a resting level above this is not believed, in the source's unit; infinite for counts, whose zero is
 *     unknown
 * @param noiseFactor an onset must exceed this many standard deviations of the resting noise
 * @param steadySeconds a plateau begins where the force stays steady at least this long
 * @param steadyShare steady means that largest and smallest differ by no more than this share of the height
 * @param shortestSeconds a press that ends sooner after its onset is no hold, however steady
 * @param unloadingShare below this share of the plateau level the force falls away
 * @param overShare below this share a hold is over if it stays there longer than the bridge
 * @param bridgeSeconds dips and contact losses no longer than this belong to the press
 */
public record HoldSettings(
        double onsetFloor,
        double quietFloor,
        double restingCeiling,
        double noiseFactor,
        double steadySeconds,
        double steadyShare,
        double shortestSeconds,
        double unloadingShare,
        double overShare,
        double bridgeSeconds) {

    private static final double ONSET_FLOOR_NEWTONS = 2.0;
    private static final double QUIET_FLOOR_NEWTONS = 1.0;
    private static final double RESTING_CEILING_NEWTONS = 20.0;

    public HoldSettings {
        require(onsetFloor >= quietFloor && quietFloor >= 0, "the onset floor must not lie below the quiet floor");
        require(restingCeiling > onsetFloor, "the resting ceiling must lie above the onset floor");
        require(noiseFactor >= 1 && noiseFactor <= 100, "the noise factor must lie between 1 and 100");
        require(steadySeconds > 0 && steadySeconds <= 60, "the steady time must lie between 0 and 60 s");
        require(steadyShare > 0 && steadyShare < 1, "the steady share must lie between 0 and 1");
        require(shortestSeconds >= 0 && shortestSeconds <= 60, "the shortest hold must lie between 0 and 60 s");
        require(
                overShare > 0 && overShare < unloadingShare && unloadingShare < 1,
                "the shares must keep the order 0 < over < unloading < 1");
        require(bridgeSeconds >= 0 && bridgeSeconds < 10, "the bridge must lie between 0 and 10 s");
    }

    /** The defaults, with the physical floors expressed in the unit; counts have none. */
    public static HoldSettings forUnit(ForceUnit unit) {
        double perNewton = unit.isForce() ? 1.0 / unit.newtonsPerUnit() : 0.0;
        double ceiling = unit.isForce() ? RESTING_CEILING_NEWTONS * perNewton : Double.POSITIVE_INFINITY;
        return new HoldSettings(
                ONSET_FLOOR_NEWTONS * perNewton,
                QUIET_FLOOR_NEWTONS * perNewton,
                ceiling,
                8.0,
                0.5,
                0.15,
                1.0,
                0.7,
                0.5,
                0.2);
    }

    private static void require(boolean condition, String reason) {
        if (!condition) {
            throw new IllegalArgumentException("Hold settings: " + reason + ".");
        }
    }
}
