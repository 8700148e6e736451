package org.myodose.acquisition.recording;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A program of its own that records a generated stream until somebody kills it, and says on its standard output how many
 * scans are safe. Run by {@link RecorderCrashTest}.
 */
final class RecordUntilKilled {

    private static final int CHANNELS = 6;
    private static final int SCANS_PER_TURN = 4;
    private static final long TURN_NS = 1_000_000;

    private RecordUntilKilled() {}

    public static void main(String[] arguments) throws Exception {
        RecordingListener toStandardOutput = new RecordingListener() {
            @Override
            public void onAlarm(String cause) {
                System.out.println("alarm " + cause);
            }

            @Override
            public void onSynced(long scans) {
                System.out.println("synced " + scans);
            }
        };
        Recorder recorder = Recorder.start(Path.of(arguments[0]), Sessions.DESCRIPTION, toStandardOutput);
        recorder.device(0).onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
        for (int index = 0; ; index++) {
            recorder.device(0).onForce(Sessions.sample(index, CHANNELS));
            if (index % SCANS_PER_TURN == 0) {
                LockSupport.parkNanos(TURN_NS);
            }
        }
    }
}
