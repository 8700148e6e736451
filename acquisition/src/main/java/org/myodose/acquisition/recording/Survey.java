package org.myodose.acquisition.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;
import org.myodose.device.DeviceDescription;

/** Finds out, while a recording is read, which times of which device each damaged stretch took along. Single-threaded. */
final class Survey {

    private static final double MICROS_MILLIHERTZ = 1e9;

    private final Map<Integer, OneDevice> devices = new TreeMap<>();
    private final List<MissingSpan> missing = new ArrayList<>();
    private @Nullable DamagedPart head;

    RecordingVisitor device(RecordedDevice identity) {
        return devices.computeIfAbsent(identity.number(), number -> {
            OneDevice device = new OneDevice(identity);
            if (head != null) {
                device.onDamaged(head);
            }
            return device;
        });
    }

    /** Whether nothing of any device has come by. */
    boolean isEmpty() {
        return devices.isEmpty();
    }

    /** A stretch before anything of a device; of whichever comes first, something may be missing in it. */
    void head(DamagedPart part) {
        head = part;
    }

    /** A stretch at the end of the file, after which nothing comes. */
    void tail(DamagedPart part) {
        devices.values().forEach(device -> device.onDamaged(part));
    }

    /** All spans, after the end of the reading. */
    List<MissingSpan> missing() {
        devices.values().forEach(device -> device.close(OptionalLong.empty()));
        return List.copyOf(missing);
    }

    private final class OneDevice implements RecordingVisitor {

        private final RecordedDevice identity;
        private OptionalLong lastMicros = OptionalLong.empty();
        private long rateMilliHertz;
        private @Nullable DamagedPart open;

        OneDevice(RecordedDevice identity) {
            this.identity = identity;
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {
            rateMilliHertz = device.rateMilliHertz();
        }

        @Override
        public void onScan(RecordedScan scan) {
            if (open != null) {
                close(OptionalLong.of(scan.timeMicros()));
            }
            lastMicros = OptionalLong.of(scan.timeMicros());
        }

        /** Two stretches with no scan between them are one span. */
        @Override
        public void onDamaged(DamagedPart part) {
            DamagedPart before = open;
            open = before == null ? part : new DamagedPart(before.startByte(), part.endByte());
        }

        void close(OptionalLong toMicros) {
            DamagedPart part = open;
            open = null;
            if (part != null) {
                missing.add(new MissingSpan(part, identity, lastMicros, toMicros, scans(toMicros)));
            }
        }

        private OptionalLong scans(OptionalLong toMicros) {
            if (lastMicros.isEmpty() || toMicros.isEmpty()) {
                return OptionalLong.empty();
            }
            long spanMicros = toMicros.getAsLong() - lastMicros.getAsLong();
            return OptionalLong.of(Math.max(0, Math.round(spanMicros * rateMilliHertz / MICROS_MILLIHERTZ) - 1));
        }
    }
}
