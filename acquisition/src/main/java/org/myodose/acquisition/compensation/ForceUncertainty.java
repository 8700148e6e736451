package org.myodose.acquisition.compensation;

import java.util.Arrays;
import java.util.List;
import org.myodose.acquisition.ChannelFlag;

/**
 * How far each force of a scan can be trusted, 1 σ. Within a channel, and for what each channel errs by itself, errors combine in
 * quadrature. In the total, what drives all sensors the same way (hysteresis, creep known from data sheets only, loads never seen)
 * adds up first, source by source.
 *
 * <p>NaN where it is not known: without a certificate, or while the sensor is saturated or stuck, or its count impossible. Not thread-safe;
 * estimating allocates nothing.
 */
final class ForceUncertainty {

    private static final int BEYOND_KNOWING =
            ChannelFlag.SATURATED.bit() | ChannelFlag.COUNT_OUT_OF_RANGE.bit() | ChannelFlag.STUCK.bit();
    private static final int DEAD_ZONE = ChannelFlag.DEAD_ZONE.bit();

    private final double[] ownVariances;
    private final double[] deadZoneVariances;
    private final double[] hysteresisVariances;
    private final double hysteresisTotal;
    private final boolean anyKnown;

    /** The channels that creep, in the order of the compensator's sensors, and their figures per force and decade. */
    private final int[] creeping;

    private final double[] ownPerDecade;
    private final double[] commonPerDecade;
    private final double[] unknownPerDecade;

    private final double[] variances;

    /**
     * An estimate for channels of these budgets.
     *
     * @param creeping indices of the channels that the compensator knows
     */
    ForceUncertainty(List<ErrorBudget> budgets, int[] creeping) {
        ownVariances =
                budgets.stream().mapToDouble(budget -> square(budget.own())).toArray();
        deadZoneVariances = budgets.stream()
                .mapToDouble(budget -> square(budget.deadZone()))
                .toArray();
        hysteresisVariances = budgets.stream()
                .mapToDouble(budget -> square(budget.hysteresis()))
                .toArray();
        hysteresisTotal = budgets.stream().mapToDouble(ErrorBudget::hysteresis).sum();
        anyKnown = budgets.stream().anyMatch(budget -> !Double.isNaN(budget.own()));
        this.creeping = creeping.clone();
        ownPerDecade = new double[creeping.length];
        commonPerDecade = new double[creeping.length];
        unknownPerDecade = new double[creeping.length];
        for (int sensor = 0; sensor < creeping.length; sensor++) {
            ErrorBudget budget = budgets.get(creeping[sensor]);
            (budget.creepMeasured() ? ownPerDecade : commonPerDecade)[sensor] = budget.creepPerDecade();
            unknownPerDecade[sensor] = budget.unknownPerDecade();
        }
        variances = new double[budgets.size()];
    }

    /** Writes each channel's and returns the total's. */
    double estimate(CreepCompensator creep, int[] channelFlags, double[] uncertainties) {
        if (!anyKnown) {
            Arrays.fill(uncertainties, 0, variances.length, Double.NaN);
            return Double.NaN;
        }
        double total = ofCurves(channelFlags) + ofCreep(creep);
        for (int channel = 0; channel < variances.length; channel++) {
            uncertainties[channel] = Math.sqrt(variances[channel]);
        }
        return Math.sqrt(total);
    }

    private double ofCurves(int[] channelFlags) {
        double total = square(hysteresisTotal);
        for (int channel = 0; channel < variances.length; channel++) {
            double own = ownVariances[channel];
            if (channelFlags[channel] != 0) {
                own += ofFlags(channel, channelFlags[channel]);
            }
            variances[channel] = own + hysteresisVariances[channel];
            total += own;
        }
        return total;
    }

    private double ofFlags(int channel, int flags) {
        if ((flags & BEYOND_KNOWING) != 0) {
            return Double.NaN;
        }
        return (flags & DEAD_ZONE) != 0 ? deadZoneVariances[channel] : 0;
    }

    private double ofCreep(CreepCompensator creep) {
        double total = 0;
        double common = 0;
        double unknown = 0;
        for (int sensor = 0; sensor < creeping.length; sensor++) {
            double own = square(ownPerDecade[sensor] * creep.decades(sensor));
            double shared = commonPerDecade[sensor] * creep.decades(sensor);
            double unseen = unknownPerDecade[sensor] * creep.unknownDecades(sensor);
            variances[creeping[sensor]] += own + square(shared) + square(unseen);
            total += own;
            common += shared;
            unknown += unseen;
        }
        return total + square(common) + square(unknown);
    }

    private static double square(double figure) {
        return figure * figure;
    }
}
