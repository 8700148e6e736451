package org.myodose.dashboard.view;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Makes the files of a view in one pass over a recording, through the conditioner that made its forces live. The recording is
 * only read; memory does not grow with it. For one view; one thread.
 */
final class ViewBuilder implements Closeable {

    private final Path folder;
    private final List<SignalWriter> writers = new ArrayList<>();

    ViewBuilder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads the recording through.
     *
     * @throws CancellationException when {@code progress} ended it
     * @throws IOException when the disk does not take the view
     * @throws RecordingException when the recording cannot be read
     */
    List<ViewSignal> build(Recording recording, ViewProgress progress) throws IOException, RecordingException {
        double bytes = Math.max(1, Files.size(recording.path()));
        try (Recording.Reading reading = recording.beginDevices(device -> new RecordingReplay(new Heard(device)))) {
            do {
                if (!progress.goesOn(Math.min(1, reading.position() / bytes))) {
                    throw new CancellationException("the view was not wanted any more");
                }
            } while (reading.next());
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        List<ViewSignal> signals = new ArrayList<>();
        for (SignalWriter writer : writers) {
            signals.add(writer.finish());
        }
        return signals;
    }

    private SignalWriter writer(RecordedDevice device, DeviceDescription description, SignalDescription signal)
            throws IOException {
        for (SignalWriter writer : writers) {
            if (writer.takes(device.number(), description, signal)) {
                return writer;
            }
        }
        SignalWriter writer =
                new SignalWriter(folder, writers.size(), device.name(), device.number(), description, signal);
        writers.add(writer);
        return writer;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (SignalWriter writer : writers) {
            try {
                writer.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What comes out of a device's conditioner. */
    private final class Heard implements ForceConsumer {

        private final RecordedDevice device;
        private @Nullable SignalWriter writer;

        Heard(RecordedDevice device) {
            this.device = device;
        }

        @Override
        public void onDevice(DeviceDescription description, SignalDescription signal) {
            try {
                interrupt();
                writer = writer(device, description, signal);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onForce(ForceSample sample) {
            SignalWriter present = writer;
            if (present == null) {
                return;
            }
            try {
                present.sample(sample);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            try {
                interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void interrupt() throws IOException {
            if (writer != null) {
                writer.interrupt();
            }
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }
}
