package org.myodose.analysis.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.PatientRecorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.device.LinkException;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceSource;

/**
 * Makes a recording of a researcher's table: the counts that an emulated device would send, through the same conditioner, so that
 * table and recording analyse to the same holds. Time stamps are the table's times, for no clock of a computer was there.
 */
public final class TraceRecording {

    private TraceRecording() {}

    /**
     * Writes the recording into {@code file}, which is there and empty.
     *
     * @param detailsJson where the table came from, kept in a marker {@code imported}: one JSON value
     * @throws IOException when the disk does not take it
     */
    public static void write(TraceCounts table, Path file, RecordingDescription description, String detailsJson)
            throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try (PatientRecorder recorder = new PatientRecorder(file, channel, description, 0);
                TraceSource source = new TraceSource(table)) {
            Conditioner conditioner = new Conditioner(Calibrations.none(), recorder);
            conditioner.onHello(source.open());
            recorder.mark(0, "imported", detailsJson);
            while (source.poll(conditioner)) {
                // Each call hands one scan to the recorder.
            }
            recorder.finish();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (LinkException impossible) {
            throw new IllegalStateException("a table that was read cannot be lost", impossible);
        }
    }
}
