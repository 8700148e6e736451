package org.myodose.analysis.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;

/** The first pass: finds out which signals there are, how long they are and between which figures they stay. */
final class Survey implements SignalSink {

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Found> found = new ArrayList<>();
    private long markers;
    private long markerBytes;

    /** What makes a signal the same again; zeros are not part of it. */
    private record Key(
            int device, DeviceDescription description, ForceUnit unit, SensorLayout layout, FilterProfile filter) {}

    @Override
    public int begin(RecordedDevice device, DeviceDescription description, SignalDescription signal) {
        return numbers.computeIfAbsent(key(device, description, signal), key -> {
            found.add(new Found(device, description, signal));
            return found.size() - 1;
        });
    }

    private static Key key(RecordedDevice device, DeviceDescription description, SignalDescription signal) {
        return new Key(device.number(), description, signal.forceUnit(), signal.layout(), signal.filterProfile());
    }

    /** The number of a signal that was surveyed; −1 where it was not. */
    int numberOf(RecordedDevice device, DeviceDescription description, SignalDescription signal) {
        return numbers.getOrDefault(key(device, description, signal), -1);
    }

    @Override
    public void sample(int signal, ForceSample sample, boolean afterGap) {
        found.get(signal).sample(sample);
    }

    @Override
    public void gap(int signal, long fromMicros, long toMicros, int framesMissing) {
        found.get(signal).gap(toMicros - fromMicros);
    }

    @Override
    public void marker(Marker marker) {
        markers++;
        markerBytes += marker.json().getBytes(StandardCharsets.UTF_8).length;
    }

    long markers() {
        return markers;
    }

    long markerBytes() {
        return markerBytes;
    }

    List<SurveyedSignal> signals() {
        List<SurveyedSignal> signals = new ArrayList<>();
        Map<String, Integer> uses = new HashMap<>();
        for (Found each : found) {
            String name = fileName(each.device.name());
            int use = uses.merge(name, 1, Integer::sum);
            signals.add(each.told(signals.size(), use == 1 ? name : name + "-" + use));
        }
        return signals;
    }

    /** Device names are what people typed, or sources with slashes. */
    private static String fileName(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return safe.isEmpty() ? "device" : safe;
    }

    private static final class Found {

        private final RecordedDevice device;
        private final DeviceDescription description;
        private final SignalDescription signal;
        private final int[] lowestCounts;
        private final int[] highestCounts;
        private final double[] lowestForces;
        private final double[] highestForces;
        private final Extremes total = new Extremes();
        private final Extremes unfilteredTotal = new Extremes();
        private final List<Extremes> zones = new ArrayList<>();
        private long scans;
        private long gaps;
        private long gapMicros;
        private long firstMicros;
        private long lastMicros;
        private long firstMeasuredNs;
        private long lastMeasuredNs;

        Found(RecordedDevice device, DeviceDescription description, SignalDescription signal) {
            this.device = device;
            this.description = description;
            this.signal = signal;
            signal.layout().zones().forEach(zone -> zones.add(new Extremes()));
            int channels = description.channels().size();
            lowestCounts = filled(channels, Integer.MAX_VALUE);
            highestCounts = filled(channels, Integer.MIN_VALUE);
            lowestForces = filled(channels, Double.POSITIVE_INFINITY);
            highestForces = filled(channels, Double.NEGATIVE_INFINITY);
        }

        private static int[] filled(int length, int value) {
            int[] filled = new int[length];
            Arrays.fill(filled, value);
            return filled;
        }

        private static double[] filled(int length, double value) {
            double[] filled = new double[length];
            Arrays.fill(filled, value);
            return filled;
        }

        void sample(ForceSample sample) {
            if (scans++ == 0) {
                firstMicros = sample.timeMicros;
                firstMeasuredNs = sample.measuredNs;
            }
            lastMicros = sample.timeMicros;
            lastMeasuredNs = sample.measuredNs;
            for (int channel = 0; channel < lowestCounts.length; channel++) {
                int count = sample.rawCounts[channel];
                lowestCounts[channel] = Math.min(lowestCounts[channel], count);
                highestCounts[channel] = Math.max(highestCounts[channel], count);
                double force = sample.forces[channel];
                if (Double.isFinite(force)) {
                    lowestForces[channel] = Math.min(lowestForces[channel], force);
                    highestForces[channel] = Math.max(highestForces[channel], force);
                }
            }
            total.add(sample.totalForce);
            unfilteredTotal.add(sample.unfilteredTotal);
            for (int zone = 0; zone < zones.size(); zone++) {
                zones.get(zone).add(sample.zoneForces[zone]);
            }
        }

        void gap(long micros) {
            gaps++;
            gapMicros += micros;
        }

        SurveyedSignal told(int index, String label) {
            List<ChannelRange> channels = new ArrayList<>();
            for (int channel = 0; channel < lowestCounts.length; channel++) {
                channels.add(new ChannelRange(
                        scans == 0 ? 0 : lowestCounts[channel],
                        scans == 0 ? 0 : highestCounts[channel],
                        Extremes.known(lowestForces[channel]),
                        Extremes.known(highestForces[channel])));
            }
            return new SurveyedSignal(
                    index,
                    label,
                    device,
                    description,
                    signal,
                    scans,
                    gaps,
                    gapMicros,
                    firstMicros,
                    lastMicros,
                    firstMeasuredNs,
                    lastMeasuredNs,
                    channels,
                    total.range(),
                    unfilteredTotal.range(),
                    zones.stream().map(Extremes::range).toList());
        }
    }

    /** The lowest and the highest finite figure. */
    private static final class Extremes {

        private double lowest = Double.POSITIVE_INFINITY;
        private double highest = Double.NEGATIVE_INFINITY;

        void add(double figure) {
            if (Double.isFinite(figure)) {
                lowest = Math.min(lowest, figure);
                highest = Math.max(highest, figure);
            }
        }

        ChannelRange range() {
            return new ChannelRange(0, 0, known(lowest), known(highest));
        }

        static double known(double extreme) {
            return Double.isInfinite(extreme) ? Double.NaN : extreme;
        }
    }
}
