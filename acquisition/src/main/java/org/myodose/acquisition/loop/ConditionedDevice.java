package org.myodose.acquisition.loop;

import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.CountFlags;
import org.myodose.acquisition.calibration.CountScaler;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.acquisition.calibration.Tare;
import org.myodose.acquisition.clock.GapRule;
import org.myodose.acquisition.compensation.ForceCompensation;
import org.myodose.acquisition.filter.ForceFilter;
import org.myodose.acquisition.site.SiteSums;
import org.myodose.device.DeviceDescription;

/** What conditioning one device at one rate takes: its scaling, its zeros, its filter, its gap rule. */
final class ConditionedDevice {

    private final DeviceDescription description;
    private final CountScaler scaler;
    private final CountFlags flags;
    private final ForceCompensation compensation;
    private final FilterProfile profile;
    private final ForceFilter filter;
    private final SensorLayout layout;
    private final SiteSums sites;
    private final Tare tare;
    private final long longestIntervalMicros;
    private StuckWatch stuck;

    ConditionedDevice(
            DeviceDescription description, SignalScaling scaling, SensorLayout layout, FilterProfile profile) {
        this.description = description;
        scaler = new CountScaler(scaling);
        flags = new CountFlags(description, scaling.channels());
        stuck = new StuckWatch(description.channels(), scaling.channels());
        compensation = new ForceCompensation(description.channels(), scaling.channels());
        this.profile = profile;
        filter = new ForceFilter(profile, description.rateMilliHertz());
        this.layout = layout;
        sites = new SiteSums(layout, scaling.unit(), profile, description.rateMilliHertz());
        tare = new Tare(scaler, description.rateMilliHertz());
        longestIntervalMicros = GapRule.longestIntervalMicros(description.rateMilliHertz());
    }

    DeviceDescription description() {
        return description;
    }

    int channelCount() {
        return scaler.channelCount();
    }

    long longestIntervalMicros() {
        return longestIntervalMicros;
    }

    SignalDescription signal() {
        return new SignalDescription(
                scaler.unit(),
                description.rateMilliHertz(),
                filter.delaySeconds(),
                filter.description(),
                profile,
                scaler.scalings(),
                layout);
    }

    boolean hasSameSensorsAs(ConditionedDevice other) {
        return description.serialNumber().equals(other.description.serialNumber())
                && description.channels().equals(other.description.channels());
    }

    /** Zeros, creep and what is known of each count hold beyond a reconnection or a new rate; so does a tare that was asked for and not yet taken. */
    void keepStateOf(ConditionedDevice other) {
        scaler.keepZerosOf(other.scaler);
        compensation.keepHistoryOf(other.compensation);
        stuck = other.stuck;
        if (other.tare.isCollecting()) {
            tare.request();
        }
    }

    /** Only these: what was before them is not told to a recording that begins here, so no undo goes back beyond. */
    void beginWithZerosOf(ConditionedDevice other) {
        scaler.beginWithZerosOf(other.scaler);
    }

    boolean isTaring() {
        return tare.isCollecting();
    }

    /** From the counts in {@code sample} to its forces; returns whether the converter can give such counts. */
    boolean condition(ForceSample sample) {
        int found = flags.apply(sample.rawCounts, sample.channelFlags);
        stuck.apply(sample);
        scaler.toForces(sample.rawCounts, sample.forces);
        compensation.apply(sample);
        sample.unfilteredTotal = sites.total(sample.forces, scaler.subtractZeros(sample.forces));
        sample.totalUncertainty = sites.totalUncertainty(sample.forceUncertainties, sample.totalUncertainty);
        sample.totalForce = filter.apply(sample.unfilteredTotal, sample.timeMicros);
        sites.apply(sample);
        return !ChannelFlag.COUNT_OUT_OF_RANGE.isIn(found);
    }

    /** Tells whether a sensor got stuck, or free, with {@code sample}; to be called once that has been told itself. */
    void tellStuck(ForceConsumer consumer, ForceSample sample) {
        stuck.tell(consumer, sample.timeMicros);
    }

    private void resetFilters() {
        filter.reset();
        sites.reset();
    }

    void requestTare() {
        tare.request();
    }

    /** Goes back to the zeros before the last tare. */
    void withdrawTare() {
        tare.withdraw();
        resetFilters();
    }

    /** Lets a tare under way see a conditioned sample; returns true when the zeros moved. */
    boolean tare(ForceSample sample) {
        boolean moved = tare.accept(sample.forces);
        if (moved) {
            resetFilters();
        }
        return moved;
    }

    /** What comes next does not follow on what went before. */
    void interrupt() {
        compensation.interrupt();
        stuck.interrupt();
        resetFilters();
        tare.startAnew();
    }
}
