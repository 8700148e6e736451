package org.myodose.dashboard.view;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.Zone;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;

/**
 * One signal on its way into its files: a row for every sample, its time in microseconds and by column a 32-bit float, and the
 * {@link Level}s above. Forces are rounded to 24 bits; what is reported of holds never comes from here. One thread.
 */
final class SignalWriter implements Closeable {

    /** Samples in a row of the last level: 16 · 8³ = 8192. */
    static final int LEVELS = 4;

    private final RowFile samples;
    private final Level levels;
    private final String name;
    private final int device;
    private final String unit;
    private final List<ViewSignal.Column> columns;
    private final float[] figures;
    private long count;
    private long firstMicros;
    private long lastMicros;

    SignalWriter(
            Path folder, int number, String name, int device, DeviceDescription description, SignalDescription signal)
            throws IOException {
        this.name = name;
        this.device = device;
        unit = signal.forceUnit().symbol();
        columns = columns(description, signal);
        figures = new float[columns.size()];
        samples = new RowFile(sampleFile(folder, number), sampleBytes(columns.size()));
        @Nullable Level coarser = null;
        for (int level = LEVELS; level >= 1; level--) {
            coarser = new Level(
                    levelFile(folder, number, level), columns.size(), level == 1 ? Level.FIRST : Level.NEXT, coarser);
        }
        levels = java.util.Objects.requireNonNull(coarser);
    }

    static Path sampleFile(Path folder, int signal) {
        return folder.resolve(signal + ".samples");
    }

    static Path levelFile(Path folder, int signal, int level) {
        return folder.resolve(signal + ".level-" + level);
    }

    static int sampleBytes(int columns) {
        return Long.BYTES + columns * Float.BYTES;
    }

    /** Two descriptions of the same columns are one signal. */
    static List<ViewSignal.Column> columns(DeviceDescription description, SignalDescription signal) {
        List<ViewSignal.Column> columns = new ArrayList<>();
        columns.add(new ViewSignal.Column("total", "total"));
        for (Zone zone : signal.layout().zones()) {
            columns.add(new ViewSignal.Column(zone.name(), "zone"));
        }
        for (ChannelDescription channel : description.channels()) {
            columns.add(new ViewSignal.Column(channel.name(), "channel"));
        }
        return columns;
    }

    boolean takes(int otherDevice, DeviceDescription description, SignalDescription signal) {
        return device == otherDevice
                && unit.equals(signal.forceUnit().symbol())
                && columns.equals(columns(description, signal));
    }

    void sample(ForceSample sample) throws IOException {
        int column = 0;
        figures[column++] = (float) sample.totalForce;
        for (int zone = 0; zone < sample.zoneCount; zone++) {
            figures[column++] = (float) sample.zoneForces[zone];
        }
        for (int channel = 0; channel < sample.channelCount; channel++) {
            figures[column++] = (float) sample.forces[channel];
        }
        ByteBuffer row = samples.row().putLong(sample.timeMicros);
        for (float figure : figures) {
            row.putFloat(figure);
        }
        levels.add(sample.timeMicros, sample.timeMicros, figures, figures);
        firstMicros = count++ == 0 ? sample.timeMicros : firstMicros;
        lastMicros = sample.timeMicros;
    }

    void interrupt() throws IOException {
        levels.interrupt();
    }

    ViewSignal finish() throws IOException {
        samples.finish();
        levels.finish();
        return new ViewSignal(name, device, unit, columns, count, firstMicros, lastMicros);
    }

    @Override
    public void close() throws IOException {
        try (samples) {
            levels.close();
        }
    }
}
