package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.device.DeviceDescription;

/** When each scan was measured was fitted with the help of replies that no recording holds, so the times themselves stand in it. */
class RecordedTimesTest {

    private static final DeviceDescription DEVICE = Devices.newtons("S-7", 100_000, 1);
    private static final long PERIOD_MICROS = 10_000;
    private static final long START_NS = 7_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void areTheSameBitsWhenReplayed() throws Exception {
        Path file = folder.resolve("session.xdf");
        Recorded live = new Recorded();
        record(file, live);

        Recorded again = new Recorded();
        Recording.open(file).forEach(new RecordingReplay(again));

        assertEquals(1000, live.measured.size());
        assertTrue(live.measured.getLast().uncertaintyNs() < 6_000_000, "a test of replies needs some that matter");
        assertEquals(live.measured, again.measured);
    }

    @Test
    void areTheTimeStampsOfTheFile() throws Exception {
        Path file = folder.resolve("session.xdf");
        Recorded live = new Recorded();
        record(file, live);

        List<Long> measured = new ArrayList<>();
        Recording.open(file).forEach(new RecordingVisitor() {
            @Override
            public void onScan(RecordedScan scan) {
                measured.add(scan.measuredNs());
            }
        });
        assertEquals(live.measured.stream().map(Recorded.Measured::measuredNs).toList(), measured);
    }

    private static void record(Path file, Recorded live) throws Exception {
        Recorder recorder = Sessions.recorder(file, Sessions.NO_ALARM, 4096);
        Conditioner conditioner = new Conditioner(Calibrations.none(), new Both(live, recorder.device(0)));
        Random random = new Random(3);
        conditioner.onHello(DEVICE);
        for (int index = 0; index < 1000; index++) {
            long micros = index * PERIOD_MICROS;
            long arrivalNs = START_NS + micros * 1000 + random.nextInt(8_000_000);
            conditioner.onScan(Devices.scanArriving(index, micros, arrivalNs, 5));
            if (index % 10 == 0) {
                long repliedMicros = micros + 1000;
                long repliedNs = START_NS + repliedMicros * 1000;
                conditioner.onPingReply(repliedMicros, repliedNs - 2_000_000, repliedNs + random.nextInt(8_000_000));
            }
            if (index % 50 == 0) {
                recorder.drain();
            }
        }
        recorder.finish();
    }
}
