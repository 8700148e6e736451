package org.myodose.dashboard.station;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingState;
import org.myodose.acquisition.replay.ReplayKind;
import org.myodose.acquisition.replay.ReplaySource;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionFit;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.live.LiveDevice;
import org.myodose.dashboard.live.LiveSession;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceIdentity;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSource;
import org.myodose.device.catalog.SourceCatalog;

/**
 * One device or several, assembled, on one clock and with one recording of all of them.
 *
 * <p>All methods may be called from any thread. Close it to end the recording in order.
 */
public final class Station implements StationControl, SessionControl, AutoCloseable {

    /** An Arduino restarts when its port is opened and is in its boot loader for about two seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    static final SourceCatalog SOURCES = SourceCatalog.devices().with(ReplayKind.KIND);

    private final StationPlan plan;
    private final List<DeviceStation> devices;
    private final RecordingAlarms alarms = new RecordingAlarms();
    private final StationRecordings recordings;
    private volatile List<String> prescriptionWarnings = List.of();
    private volatile List<ForceUnit> units = List.of();
    private volatile boolean begun;

    /**
     * Assembles everything and opens the recording, but does not connect yet.
     *
     * @throws IllegalArgumentException when a source's name means nothing
     * @throws RecordingException when the recording's file cannot be made
     */
    public Station(StationPlan plan) throws RecordingException {
        this.plan = plan;
        List<ScanSource> sources = plan.sources().stream()
                .map(named -> SOURCES.source(named.source()))
                .toList();
        ReplaySource.beginTogether(sources.stream()
                .filter(ReplaySource.class::isInstance)
                .map(ReplaySource.class::cast)
                .toList());
        recordings = new StationRecordings(plan, alarms);
        if (plan.recordingFile().isPresent()) {
            recordings.begin(plan.recordingFile().get(), plan.prescription(), "");
        }
        devices = assembled(sources);
        recordings.of(devices);
        alarms.tell(this::recordingAlarm);
    }

    private List<DeviceStation> assembled(List<ScanSource> sources) {
        List<NamedSource> named = plan.sources();
        List<LiveDevice> all = IntStream.range(0, named.size())
                .mapToObj(index -> new LiveDevice(
                        index, named.get(index).source(), named.get(index).name()))
                .toList();
        HostClock clock = HostClock.system();
        Recorder recorder = recordings.present();
        return all.stream()
                .map(device -> new DeviceStation(
                        plan,
                        device,
                        all,
                        sources.get(device.index()),
                        recorder == null ? null : recorder.device(device.index()),
                        clock))
                .toList();
    }

    /**
     * Connects all devices at once, and returns when each has introduced itself, in their order.
     *
     * @throws LinkException when one cannot be reached; the station is closed then
     * @throws UserException when two of them turn out to be the same device; likewise
     * @throws org.myodose.acquisition.calibration.CalibrationException when a layout or a calibration does not fit; likewise
     */
    public List<DeviceDescription> start() throws LinkException, InterruptedException {
        devices.forEach(DeviceStation::start);
        tellRecording();
        try {
            List<DeviceDescription> introduced = awaitDevices();
            requireDifferent(introduced);
            plan.layouts().ifPresent(files -> files.requireUse(introduced));
            tellCalibrations(introduced);
            units = IntStream.range(0, introduced.size())
                    .mapToObj(index -> devices.get(index).unitOf(introduced.get(index)))
                    .toList();
            tellFit(plan.prescription());
            begun = true;
            return introduced;
        } catch (LinkException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private List<DeviceDescription> awaitDevices() throws LinkException, InterruptedException {
        long startNs = System.nanoTime();
        List<DeviceDescription> introduced = new ArrayList<>();
        for (DeviceStation device : devices) {
            Duration left = PATIENCE.minusNanos(System.nanoTime() - startNs);
            try {
                introduced.add(device.awaitDevice(left.isNegative() ? Duration.ZERO : left));
            } catch (LinkException unreached) {
                throw named(device, unreached);
            }
        }
        return introduced;
    }

    /** Of several devices, a failure must say whose it is. */
    private LinkException named(DeviceStation device, LinkException failure) {
        String sentence = String.valueOf(failure.getMessage());
        String source = device.device().source();
        return devices.size() == 1 || sentence.contains(source)
                ? failure
                : new LinkException(failure.linkCause(), source + ": " + sentence, failure);
    }

    /** Two ways to one device would count every force twice. */
    private void requireDifferent(List<DeviceDescription> introduced) {
        for (int one = 0; one < introduced.size(); one++) {
            for (int other = one + 1; other < introduced.size(); other++) {
                if (DeviceIdentity.isSame(introduced.get(one), introduced.get(other))) {
                    throw new UserException(devices.get(one).device().source() + " and "
                            + devices.get(other).device().source() + " introduce themselves as the same device ("
                            + introduced.get(one).model() + ", serial number "
                            + introduced.get(one).serialNumber()
                            + "): name it once, or give each device a serial number of its own.");
                }
            }
        }
    }

    private void tellCalibrations(List<DeviceDescription> introduced) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        for (int index = 0; index < introduced.size(); index++) {
            devices.get(index).tellCalibration(plan.calibrations().warnings(introduced.get(index), introduced, today));
        }
    }

    private void tellFit(Prescription prescription) {
        prescriptionWarnings = PrescriptionFit.ofDevices(
                prescription,
                devices.stream().map(device -> device.device().name()).toList(),
                units);
        devices.forEach(device -> device.tellPrescription(prescriptionWarnings));
    }

    /** What of the prescription cannot be followed on the devices that came, each in a sentence. */
    public List<String> prescriptionWarnings() {
        return prescriptionWarnings;
    }

    /** What is wrong with the calibrations for the devices that came, each in a sentence; told as alarms too. */
    public List<String> calibrationWarnings() {
        return devices.stream()
                .flatMap(device -> device.calibrationWarnings().stream())
                .distinct()
                .toList();
    }

    @Override
    public List<DeviceStation> devices() {
        return devices;
    }

    /** Waits for the orderly end of all sources, at most {@code patience}; returns whether it came. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        long untilNs = System.nanoTime() + patience.toNanos();
        for (DeviceStation device : devices) {
            if (!device.awaitEnd(Duration.ofNanos(untilNs - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void newSession() {
        devices.forEach(DeviceStation::newSession);
    }

    @Override
    public synchronized void begin(SessionStart start) throws RecordingException {
        Recorder next = recordings.begin(
                start.file(), start.prescription(), start.note().json());
        for (DeviceStation device : devices) {
            device.begin(start, next.device(device.device().index()), recordings::lookForUnused);
        }
        tellFit(start.prescription());
        tellRecording();
    }

    @Override
    public void offerSessions() {
        devices.forEach(DeviceStation::beginsSessions);
    }

    @Override
    public void correct(LiveSession better) {
        devices.forEach(device -> device.correct(better));
    }

    @Override
    public void whenRecordingEnds(Consumer<Path> listener) {
        recordings.whenEnded(listener);
    }

    @Override
    public Optional<Path> recordingFile() {
        return recorder().map(Recorder::file);
    }

    /** The present recorder, where this station records. */
    public Optional<Recorder> recorder() {
        return Optional.ofNullable(recordings.present());
    }

    /** What the recorder last had to say, one sentence; empty while all is well. */
    public String recordingAlarm() {
        return alarms.newest();
    }

    /** The recording is that of all devices, so all streams tell it. */
    private void recordingAlarm(String cause) {
        devices.forEach(device -> device.tellRecordingAlarm(cause));
        tellRecording();
    }

    private void tellRecording() {
        Recorder present = recordings.present();
        if (present != null) {
            String state = present.state() == RecordingState.FAILED ? "failed" : "recording";
            devices.forEach(device -> device.tellRecording(state, present.file().toString()));
        }
    }

    /**
     * Ends acquisition, then the recording, then the publishers. Where {@link #start} never got
     * so far as to return, the recording's file is taken away again. Closing twice does nothing.
     */
    @Override
    public void close() {
        try {
            closeAll(devices.stream().<Runnable>map(device -> device::closeLoop).toList());
        } finally {
            recordings.close(begun);
            closeAll(devices.stream()
                    .<Runnable>map(device -> device::closePublisher)
                    .toList());
        }
    }

    /** One that does not end must not keep the others from it. */
    private static void closeAll(List<Runnable> parts) {
        RuntimeException first = null;
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (RuntimeException stuck) {
                if (first == null) {
                    first = stuck;
                } else {
                    first.addSuppressed(stuck);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
