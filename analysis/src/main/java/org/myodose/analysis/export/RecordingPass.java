package org.myodose.analysis.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.RecordedScan;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingIntegrity;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Reads a recording once, from its beginning to its end, and tells a sink what the hot path told when it was recorded: the same
 * conditioner, the same bits. For one pass; one thread.
 */
final class RecordingPass {

    private static final int NO_SIGNAL = -1;
    private static final RecordingVisitor NOBODY = new RecordingVisitor() {};

    private final ExportRequest request;
    private final SignalSink sink;

    RecordingPass(ExportRequest request, SignalSink sink) {
        this.request = request;
        this.sink = sink;
    }

    /**
     * @param fromShare of the export's progress, at the pass's beginning
     * @param toShare the same at its end
     * @throws IOException of the sink, or cancelled
     * @throws RecordingException when the recording cannot be read any more
     */
    RecordingIntegrity run(ExportProgress progress, String stage, double fromShare, double toShare)
            throws IOException, RecordingException {
        Recording recording = request.recording();
        double bytes = Math.max(1, Files.size(recording.path()));
        try (Recording.Reading reading = recording.beginDevices(
                device -> request.settings().devices().test(device.number()) ? new Tap(device) : NOBODY)) {
            boolean more = true;
            while (more) {
                double share = Math.min(1, reading.position() / bytes);
                if (!progress.goesOn(stage, fromShare + share * (toShare - fromShare))) {
                    throw new ExportCancelledException();
                }
                more = reading.next();
            }
            return reading.integrity();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private interface Telling {
        void tell() throws IOException;
    }

    private static void tell(Telling telling) {
        try {
            telling.tell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is recorded of one device, on its way into a conditioner of its own. */
    private final class Tap implements RecordingVisitor {

        private final RecordingReplay replay;

        Tap(RecordedDevice device) {
            replay = new RecordingReplay(
                    new Conditioned(device),
                    request.settings().filter().profile(),
                    request.settings().layouts());
        }

        @Override
        public void onDevice(DeviceDescription description, SignalDescription signal) {
            replay.onDevice(description, signal);
        }

        @Override
        public void onScan(RecordedScan scan) {
            replay.onScan(scan);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            replay.onGap(fromMicros, toMicros, framesMissing);
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {
            replay.onDeviceEvent(event);
        }

        @Override
        public void onMarker(Marker marker) {
            tell(() -> sink.marker(marker));
        }
    }

    /** What comes out of that conditioner. */
    private final class Conditioned implements ForceConsumer {

        private final RecordedDevice device;
        private int signal = NO_SIGNAL;
        private boolean afterGap;

        Conditioned(RecordedDevice device) {
            this.device = device;
        }

        @Override
        public void onDevice(DeviceDescription description, SignalDescription described) {
            tell(() -> {
                int now = sink.begin(device, description, described);
                afterGap |= signal != NO_SIGNAL && now != signal;
                signal = now;
            });
        }

        @Override
        public void onForce(ForceSample sample) {
            try {
                sink.sample(signal, sample, afterGap);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            afterGap = false;
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            afterGap = true;
            tell(() -> sink.gap(signal, fromMicros, toMicros, framesMissing));
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }
}
