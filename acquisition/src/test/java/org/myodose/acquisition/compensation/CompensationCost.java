package org.myodose.acquisition.compensation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.FitFigures;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SensorId;
import org.myodose.device.ChannelDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** Prints what compensating a scan of 64 channels costs, in nanoseconds of this thread's processor time: the median of 9 runs. Not a
 * test. */
final class CompensationCost {

    private static final int CHANNELS = 64;
    private static final int SCANS = 500_000;
    private static final int RUNS = 9;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CompensationCost() {}

    public static void main(String[] arguments) {
        ChannelScaling plain = new ChannelScaling(1, 100, 0, 0, "two points");
        print("no certificate", plain, 0);
        print("creep, even intervals", creeping(), 0);
        print("creep, intervals that jitter by 1 µs", creeping(), 3);
    }

    private static ChannelScaling creeping() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        CalibrationCertificate certificate = new CalibrationCertificate(
                new SensorId("GLOVE-1", "palm"),
                day,
                day,
                List.of(),
                new FitFigures(10, 0, 100, 0.1, 0.2, 0.1, 2, 0.1),
                Optional.of(new CreepFigures(0.03, 1, 0.003)),
                "a trial");
        return new ChannelScaling(
                new ForceCurve.Linear(1, 100, 0), CountLimits.UNKNOWN, 0, "a trial", Optional.of(certificate));
    }

    private static void print(String what, ChannelScaling scaling, int jitterMicros) {
        List<ChannelDescription> channels = new ArrayList<>();
        List<ChannelScaling> scalings = new ArrayList<>();
        for (int channel = 0; channel < CHANNELS; channel++) {
            channels.add(new ChannelDescription(
                    "c" + channel, SensorKind.FLEXIFORCE, SensorPosition.PALM, ForceUnit.COUNTS, 12, 0));
            scalings.add(scaling);
        }
        ForceCompensation compensation = new ForceCompensation(channels, scalings);
        double[] nanos = new double[RUNS];
        double seen = 0;
        ForceSample sample = new ForceSample();
        sample.channelCount = CHANNELS;
        for (int run = 0; run < RUNS; run++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int scan = 0; scan < SCANS; scan++) {
                Arrays.fill(sample.forces, 20 + scan % 7);
                sample.timeMicros += 1000 + (jitterMicros == 0 ? 0 : scan % jitterMicros);
                compensation.apply(sample);
                seen += sample.forces[CHANNELS - 1] + sample.totalUncertainty;
            }
            nanos[run] = (THREADS.getCurrentThreadCpuTime() - start) / (double) SCANS;
        }
        System.out.printf(
                Locale.ROOT,
                "%-40s %6.0f ns a scan (%s)%n",
                what,
                KnownWeights.median(nanos),
                Double.isNaN(seen) ? "uncertainty not known" : "uncertainty known");
    }
}
