package org.myodose.acquisition.recording;

import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * A program of its own that records a generated device until somebody kills it. How many scans it handed over, and how many
 * of them it was told are safe, stand in a file mapped to memory, which outlives it. Run by {@link RecorderCrashTest}.
 */
final class RecordUntilKilled {

    static final int CHANNELS = 64;
    static final long PERIOD_NS = 1_000_000;

    private static final int HANDED_OVER = 0;
    private static final int SYNCED = 1;
    private static final int ALARMS = 2;

    private RecordUntilKilled() {}

    /** What the program says of itself, for both sides. */
    record Progress(LongBuffer figures) {

        static Progress map(Path file) throws Exception {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return new Progress(channel.map(FileChannel.MapMode.READ_WRITE, 0, 3 * Long.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asLongBuffer());
            }
        }

        long handedOver() {
            return figures.get(HANDED_OVER);
        }

        long synced() {
            return figures.get(SYNCED);
        }

        long alarms() {
            return figures.get(ALARMS);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Progress progress = Progress.map(Path.of(arguments[1]));
        RecordingListener listener = new RecordingListener() {
            @Override
            public void onAlarm(String cause) {
                System.err.println(cause);
                progress.figures.put(ALARMS, progress.alarms() + 1);
            }

            @Override
            public void onSynced(long scans) {
                progress.figures.put(SYNCED, scans);
            }
        };
        DeviceRecorder recorder = Recorder.start(Path.of(arguments[0]), Sessions.DESCRIPTION, listener)
                .device(0);
        recorder.onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
        long startNs = System.nanoTime();
        for (int index = 0; ; index++) {
            while (System.nanoTime() - startNs < index * PERIOD_NS) {
                LockSupport.parkNanos(PERIOD_NS / 4);
            }
            recorder.onForce(Sessions.sample(index, CHANNELS));
            progress.figures.put(HANDED_OVER, index + 1L);
        }
    }
}
