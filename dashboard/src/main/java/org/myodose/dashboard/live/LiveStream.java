package org.myodose.dashboard.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Decides what is told when: scans at most 60 times a second and the newest wins, everything else at once, the station's
 * health once a second; and keeps what a newcomer must be greeted with.
 *
 * <p>Threading: confined to the publisher's thread.
 */
public final class LiveStream {

    static final long SCAN_INTERVAL_NS = 1_000_000_000L / 60;
    private static final long STATUS_INTERVAL_NS = 1_000_000_000L;

    private final LiveHub hub;
    private final LiveMessages messages = new LiveMessages();
    private final StatusMeter meter;
    private final Greeting greeting;
    private final LiveSlot newest = new LiveSlot();
    private final RateWatch rate = new RateWatch();
    private boolean newestIsUntold;
    private long nextScanNs;
    private long nextStatusNs;

    /**
     * The stream of one device of a run.
     *
     * @param all the devices of the run, itself among them
     * @param nowNs time of the clock that {@link #scan} and {@link #duty} are told
     */
    public LiveStream(
            LiveHub hub,
            LiveDevice own,
            List<LiveDevice> all,
            Prescription prescription,
            StationHealth health,
            long nowNs) {
        this.hub = hub;
        meter = new StatusMeter(health, nowNs);
        greeting = new Greeting(own, all, prescription);
        nextScanNs = nowNs;
        nextStatusNs = nowNs + STATUS_INTERVAL_NS;
        greetNewcomers();
    }

    /** The stream of a run's only device. */
    static LiveStream ofOne(LiveHub hub, String source, Prescription prescription, StationHealth health, long nowNs) {
        LiveDevice device = new LiveDevice(0, source, source);
        return new LiveStream(hub, device, List.of(device), prescription, health, nowNs);
    }

    /** What a user calls the device's source. */
    String source() {
        return greeting.own.source();
    }

    void scan(LiveSlot slot, long nowNs) {
        newest.copyFrom(slot);
        rate.scan(slot.timeMicros);
        newestIsUntold = true;
        tellNewest(nowNs);
    }

    void cue(LiveSlot slot) {
        newest.copyFrom(slot);
        hub.publishEvent(messages.cue(slot));
        greetNewcomers();
    }

    void notice(String event, String cause) {
        hub.publishEvent(messages.notice(event, cause, newest));
    }

    void hold(Hold hold, boolean done, Dose dose, LiveSlot slot) {
        greeting.dose(dose, slot.timeMicros);
        hub.publishEvent(messages.hold(hold, done, slot));
        hub.publishEvent(messages.dose(dose));
        greetNewcomers();
    }

    void device(DeviceDescription device, SignalDescription signal, Dose dose, LiveSlot slot) {
        messages.signal(signal);
        boolean begins = slot.timeMicros < newest.timeMicros;
        newest.copyFrom(slot);
        if (begins || !device.equals(greeting.device)) {
            rate.begin();
        }
        // What was told of the time before is over.
        newestIsUntold &= !begins;
        greeting.device = device;
        greeting.signal = signal;
        greeting.dose(dose, slot.timeMicros);
        greetEveryone();
    }

    void link(LinkState state, LinkCause cause, String sentence) {
        greeting.linkState = state;
        greeting.linkCause = cause;
        greeting.linkSentence = sentence;
        hub.publishEvent(messages.link(state, cause, sentence));
        greetNewcomers();
    }

    void drill(Prescription wanted, @Nullable ExpertPress expert) {
        greeting.prescription = wanted;
        greeting.expert = expert;
        greetEveryone();
    }

    /** A session of somebody begins, and time with it. */
    void session(Prescription wanted, LiveSession session) {
        greeting.prescription = wanted;
        greeting.expert = null;
        greeting.begin(session);
    }

    /** What was told of a session is known better now. */
    void correct(LiveSession better) {
        greeting.correct(better);
        greetEveryone();
    }

    /** Another session of the same kind begins. */
    void sessionAgain() {
        greeting.bookSession(messages.shown(1));
    }

    void beginsSessions() {
        greeting.beginsSessions = true;
        greetEveryone();
    }

    void recording(String state, @Nullable String file) {
        greeting.recordingState = state;
        greeting.recordingFile = file;
        greetEveryone();
    }

    void prescriptionWarnings(List<String> sentences) {
        greeting.prescriptionWarnings = List.copyOf(sentences);
        greetEveryone();
    }

    void alarm(String alarm, String cause) {
        hub.publishEvent(messages.alarm(alarm, cause));
    }

    /** How long the publisher may wait before {@link #duty} calls again, in nanoseconds. */
    long nanosToNextDuty(long nowNs) {
        long next = newestIsUntold ? Math.min(nextScanNs, nextStatusNs) : nextStatusNs;
        return Math.max(0, next - nowNs);
    }

    /** Tells what has become due. */
    void duty(long nowNs) {
        tellNewest(nowNs);
        if (nowNs - nextStatusNs >= 0) {
            nextStatusNs = nowNs + STATUS_INTERVAL_NS;
            hub.publishEvent(messages.status(meter.read(nowNs)));
            tellRate();
            greetNewcomers();
        }
    }

    private void tellRate() {
        DeviceDescription device = greeting.device;
        if (device != null) {
            rate.sentence(device, newest.timeMicros).ifPresent(sentence -> alarm("rate", sentence));
        }
    }

    private void tellNewest(long nowNs) {
        if (newestIsUntold && nowNs - nextScanNs >= 0) {
            // Paced from now, not from when it was due: after a pause there is no burst to catch up.
            nextScanNs = nowNs + SCAN_INTERVAL_NS;
            newestIsUntold = false;
            hub.publishScan(messages.scan(newest, nowNs));
        }
    }

    private void greetNewcomers() {
        hub.greetNewcomers(messages.hello(greeting, newest));
    }

    private void greetEveryone() {
        hub.greetEveryone(messages.hello(greeting, newest));
    }
}
