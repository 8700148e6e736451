package org.myodose.acquisition.loop;

import static org.myodose.acquisition.Devices.newtons;
import static org.myodose.acquisition.Devices.scanArriving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkState;

/** A loop on a scripted source and a clock set by hand; what its consumers were told, and its alarms. */
@Timeout(60)
abstract class LoopUnderTest {

    static final DeviceDescription DEVICE = newtons("A", 100_000, 1);
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final ManualClock clock = new ManualClock();
    final ScriptedSource source = new ScriptedSource();
    final Recorded told = new Recorded();
    final List<String> alarms = new ArrayList<>();
    AcquisitionLoop loop = loopWith(told);

    final AcquisitionLoop loopWith(ForceConsumer... consumers) {
        return new AcquisitionLoop(
                source,
                Calibrations.none(),
                () -> FilterProfiles.HOLD,
                List.of(consumers),
                (message, cause) -> alarms.add(message),
                clock);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    final void awaitState(LinkState state) {
        Await.until(state + " instead of " + told.lines, () -> loop.state() == state);
    }

    static ScriptedSource.Poll scans(long fromMicros, int... counts) {
        return sink -> {
            for (int index = 0; index < counts.length; index++) {
                sink.onScan(scanArriving(index, fromMicros + index * 10_000L, 0, counts[index]));
            }
            return true;
        };
    }
}
