package org.myodose.acquisition.recording;

import java.util.function.LongSupplier;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.acquisition.ring.RingReader;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Takes what comes out of the recorder's ring to the writer, and says so when something found no room there. Recorder
 * thread.
 */
final class RingDrain implements RingReader {

    /** Who is flooded shall not be flooded with alarms as well. */
    private static final long ALARM_INTERVAL_NS = 1_000_000_000L;

    private final DeviceWriter writer;
    private final LongSupplier nanoClock;
    private final RecordingListener listener;
    private final String file;
    private long missedAndTold;
    private long missed;
    private long missedWithoutAlarm;
    private boolean alarmedBefore;
    private long alarmedNs;

    RingDrain(DeviceWriter writer, LongSupplier nanoClock, RecordingListener listener, String file) {
        this.writer = writer;
        this.nanoClock = nanoClock;
        this.listener = listener;
        this.file = file;
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        writer.device(device, signal, nanoClock.getAsLong());
    }

    @Override
    public void onForce(ForceSample sample) {
        tellMissedUntil(sample.timeMicros);
        writer.scan(sample);
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        tellMissedUntil(toMicros);
        writer.gap(fromMicros, toMicros, framesMissing);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        writer.event(event);
    }

    @Override
    public void onTare(SignalDescription signal) {
        writer.tare(signal);
    }

    @Override
    public void onStuck(StuckSensor news) {
        writer.stuck(news);
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        writer.link(state, cause, sentence, nanoClock.getAsLong());
    }

    @Override
    public void onMissed(long entries) {
        missed += entries;
    }

    /** Notes what was missed after the last scan; {@code everMissed} is the ring's own count. */
    void tellRest(long everMissed) {
        missed = everMissed - missedAndTold;
        tellMissedUntil(writer.lastTimeMicros());
        if (missedWithoutAlarm > 0) {
            alarm();
        }
    }

    /** Raises an alarm of what has been missed, at once for the first time and then once a second. */
    void alarmIfDue(long nowNs) {
        if (missedWithoutAlarm > 0 && (!alarmedBefore || nowNs - alarmedNs >= ALARM_INTERVAL_NS)) {
            alarmedBefore = true;
            alarmedNs = nowNs;
            alarm();
        }
    }

    private void alarm() {
        listener.onAlarm(missedWithoutAlarm + " scans are missing from " + file
                + " because they came faster than the disk took them: record onto a faster one.");
        missedWithoutAlarm = 0;
    }

    private void tellMissedUntil(long toMicros) {
        if (missed > 0) {
            writer.lost(missed, writer.lastTimeMicros(), toMicros);
            missedWithoutAlarm += missed;
            missedAndTold += missed;
            missed = 0;
        }
    }
}
