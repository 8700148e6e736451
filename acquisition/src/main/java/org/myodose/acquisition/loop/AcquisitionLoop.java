package org.myodose.acquisition.loop;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.clock.Timing;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.latency.LatencyRecorder;
import org.myodose.acquisition.latency.Stage;
import org.myodose.acquisition.site.Layouts;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.Reply;
import org.myodose.device.ScanSource;

/**
 * One device's whole hot path on one named thread, {@code acquisition-<source>}: read, decode, condition, tell the consumers
 * in order. A lost device is tried again after 250 ms, then twice as long each time up to 5 s, until {@link #close}; a port
 * that says nothing at all is opened anew.
 *
 * <p>Threading: consumers are called on that thread, with one exception. While it waits for input it cannot tell that none
 * comes, so a watchdog thread tells {@link LinkState#SILENT} (no scan for a second and for ten periods); the two never call
 * at the same time. All public methods may be called from any thread. Scans allocate nothing.
 */
public final class AcquisitionLoop implements AutoCloseable {

    private static final long WATCH_INTERVAL_NS = 100_000_000L;
    private static final long CLOSE_MILLIS = 3_000;

    private final ScanSource source;
    private final HostClock clock;
    private final Turn turn = new Turn();
    private final Backoff backoff = new Backoff();
    private final LatencyRecorder latency = new LatencyRecorder();
    private final CompletableFuture<DeviceDescription> firstDevice = new CompletableFuture<>();
    private final SilenceWatch watch;
    private final DeadPortWatch deadPort;
    private final Fanout fanout;
    private final LinkReporter link;
    private final Conditioner conditioner;
    private final LoopSink sink;
    private final Thread thread;
    private final Thread watchdog;
    private final Thread pinger;
    private volatile boolean closed;

    /**
     * A loop with the default filter on this machine's clock; nothing happens before {@link #start}. The loop closes
     * {@code source} at its end.
     */
    public AcquisitionLoop(ScanSource source, Scalings scalings, List<ForceConsumer> consumers, LoopAlarm alarm) {
        this(source, scalings, () -> FilterProfiles.HOLD, consumers, alarm, HostClock.system());
    }

    /**
     * A loop with a filter of the caller's, asked for whenever another device introduces itself, and on the caller's clock,
     * which should tell the same time as the source's arrivals.
     */
    public AcquisitionLoop(
            ScanSource source,
            Scalings scalings,
            Supplier<FilterProfile> filter,
            List<ForceConsumer> consumers,
            LoopAlarm alarm,
            HostClock clock) {
        this(source, scalings, filter, Layouts.ofDevices(), consumers, alarm, clock);
    }

    /** The same, where {@code layouts} says where sensors sit. */
    public AcquisitionLoop(
            ScanSource source,
            Scalings scalings,
            Supplier<FilterProfile> filter,
            Layouts layouts,
            List<ForceConsumer> consumers,
            LoopAlarm alarm,
            HostClock clock) {
        this.source = source;
        this.clock = clock;
        watch = new SilenceWatch(clock);
        deadPort = new DeadPortWatch(source.counters(), clock);
        fanout = new Fanout(consumers, alarm);
        link = new LinkReporter(fanout);
        conditioner = new Conditioner(
                scalings, filter, layouts, new MeasuredConsumer(fanout, latency, watch, clock), source.counters());
        Pinger pings = new Pinger(source, clock, () -> link.state() == LinkState.STREAMING);
        sink = new LoopSink(conditioner, turn, link, watch, pings);
        String name = "acquisition-" + source.description();
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        watchdog = Thread.ofPlatform().name(name + "-watchdog").daemon().unstarted(this::watchForSilence);
        pinger = Thread.ofPlatform().name(name + "-pinger").daemon().unstarted(pings);
    }

    /** Starts the thread. Once only. */
    public void start() {
        thread.start();
        watchdog.start();
        if (source.answersPings()) {
            pinger.start();
        }
    }

    /**
     * Waits for the outcome of the first attempt to connect, so that a caller can refuse a wrong source at once. The loop
     * itself goes on trying until it is closed.
     *
     * @throws LinkException when that attempt failed, or took longer than {@code patience}
     * @throws CalibrationException when the device's calibration cannot be used
     */
    public DeviceDescription awaitDevice(Duration patience) throws LinkException, InterruptedException {
        try {
            return firstDevice.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new LinkException(source.description() + " did not answer within " + patience.toSeconds()
                    + " s: check that the device is switched on and that this is its port.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof LinkException lost) {
                throw lost;
            }
            if (failed.getCause() instanceof CalibrationException unusable) {
                throw unusable;
            }
            throw new IllegalStateException(failed);
        }
    }

    /** Asks for a new zero: the mean of the half second of scans that follows the next one. */
    public void requestTare() {
        sink.wish(LoopSink.TareWish.TAKE);
    }

    /** Asks for the zero before the last tare. */
    public void requestTareUndo() {
        sink.wish(LoopSink.TareWish.WITHDRAW);
    }

    /**
     * Asks that all begins anew with the next scan, as if the device had just introduced itself: time from 0, with the zeros in
     * force. Of several requests that wait, the last holds.
     *
     * @param before is done at that moment, on the acquisition thread, before consumers are told the device
     */
    public void requestAnew(Runnable before) {
        sink.wishAnew(before);
    }

    /** State of the link as last told to the consumers. */
    public LinkState state() {
        return link.state();
    }

    /** Stage latencies, to be read at any time. */
    public LatencyRecorder latency() {
        return latency;
    }

    /** The conditioner, for its counts of dropped scans. */
    public Conditioner conditioner() {
        return conditioner;
    }

    /** The device's clock and sampling, once a second of scans has come. */
    public Optional<Timing> timing() {
        return conditioner.timing().read();
    }

    /** How many consumers threw and were stopped. */
    public int consumersStopped() {
        return fanout.stopped();
    }

    /** What the device last said of its health. */
    public Optional<DeviceStatus> deviceStatus() {
        return sink.lastStatus();
    }

    /** What the device last replied to a command. */
    public Optional<Reply> lastReply() {
        return sink.lastReply();
    }

    /**
     * Ends the loop; its last word to the consumers is {@link LinkState#ENDED}. Returns when the thread has ended, or within
     * ten seconds: where it is stuck in the source, that is told as {@link LinkCause#DRIVER_HANGS}, and in the log where it is
     * stuck in a consumer. It stays behind then and says nothing any more.
     */
    @Override
    public void close() {
        closed = true;
        source.close();
        thread.interrupt();
        if (!thread.equals(Thread.currentThread())) {
            joinThread();
        }
    }

    private void joinThread() {
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(Duration.ofMillis(CLOSE_MILLIS))) {
                leaveBehind();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void leaveBehind() {
        boolean inSource = turn.revoke();
        String where = inSource ? "in the driver of " + source.description() : "in a consumer of its scans";
        System.getLogger(AcquisitionLoop.class.getName())
                .log(System.Logger.Level.WARNING, "{0} is stuck {1} and is left behind.", thread.getName(), where);
        if (inSource && link.state() != LinkState.ENDED) {
            link.hangs(source);
        }
        watchdog.interrupt();
        pinger.interrupt();
    }

    private void run() {
        ShortSlice.ask();
        try {
            while (servedUntilLost()) {
                clock.sleep(backoff.nextNs());
            }
        } catch (InterruptedException closing) {
            tellClosed();
        } finally {
            source.close();
            watchdog.interrupt();
            pinger.interrupt();
        }
    }

    /** One connection from its opening to its end; returns whether it was lost and should be tried again. */
    private boolean servedUntilLost() {
        try {
            connect();
            stream();
            tellEnd();
            return false;
        } catch (LinkException lost) {
            return failed(lost.linkCause(), lost);
        } catch (CalibrationException unusable) {
            // Not the end: another device, or this one described otherwise, may come.
            return failed(LinkCause.CALIBRATION_UNUSABLE, unusable);
        } catch (RuntimeException | Error bug) {
            // Errors too: a native library that cannot be loaded is one, and must not look like a device that says
            // nothing.
            return failed(
                    LinkCause.FAILED,
                    new LinkException(
                            source.description() + " failed in a way that it should not (" + bug
                                    + "): please report this.",
                            bug));
        }
    }

    private void connect() throws LinkException {
        tell(LinkState.CONNECTING, LinkCause.OPENING, "Connecting to " + source.description() + ".");
        DeviceDescription device = source.open();
        sink.onHello(device);
        firstDevice.complete(device);
        backoff.connected(clock.nanoTime());
        turn.give();
    }

    private void stream() throws LinkException {
        boolean more = true;
        while (more && !closed) {
            more = readOnce();
        }
    }

    /** One read and what comes of it. A method of its own, because a loop that never ends is compiled only after a minute. */
    private boolean readOnce() throws LinkException {
        boolean more = source.poll(sink);
        if (sink.hasArrival()) {
            long nowNs = clock.nanoTime();
            latency.recordUntil(nowNs, Stage.AWAY, nowNs - sink.takeArrivalNs());
            backoff.streamed(nowNs);
        }
        turn.give();
        return more;
    }

    /** Tells that the link is lost; returns whether to try again. */
    private boolean failed(LinkCause cause, Exception failure) {
        firstDevice.completeExceptionally(failure);
        if (closed) {
            tellClosed();
            return false;
        }
        tell(LinkState.LOST, cause, String.valueOf(failure.getMessage()));
        // Whoever closes just now interrupts the wait that follows, so the last word is told there.
        return true;
    }

    private void tellEnd() {
        if (closed) {
            tellClosed();
        } else {
            tell(LinkState.ENDED, LinkCause.SOURCE_ENDED, source.description() + " has come to its end.");
        }
    }

    private void tellClosed() {
        inTurn(() -> link.closed(source));
    }

    private void tell(LinkState state, LinkCause cause, String sentence) {
        inTurn(() -> link.change(state, cause, sentence));
    }

    private void inTurn(Runnable telling) {
        turn.take();
        // Within the turn, so that nobody who is lost or sought is called silent.
        watch.end();
        telling.run();
        turn.give();
    }

    private void watchForSilence() {
        try {
            while (thread.isAlive()) {
                clock.sleep(WATCH_INTERVAL_NS);
                turn.ifFree(this::tellSilence);
                if (deadPort.isDead(link.state() == LinkState.SILENT)) {
                    source.dropConnection();
                }
            }
        } catch (InterruptedException over) {
            // The acquisition thread has ended, and so does its watchdog.
        }
    }

    private void tellSilence() {
        if (watch.isSilent() && link.state() != LinkState.SILENT) {
            link.change(
                    LinkState.SILENT,
                    LinkCause.NO_SCANS,
                    String.format(
                            Locale.ROOT,
                            "%s is connected but has sent no scan for %.1f s: check the cable and the sensor.",
                            source.description(),
                            watch.limitSeconds()));
        }
    }
}
