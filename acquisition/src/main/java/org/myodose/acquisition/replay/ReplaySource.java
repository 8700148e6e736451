package org.myodose.acquisition.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.acquisition.replay.ReplayEntry.News;
import org.myodose.acquisition.site.Layouts;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;
import org.myodose.device.ScanSource;
import org.myodose.device.emulated.Pacing;

/**
 * A recording, played again: its scans, introductions and events in their order, each when it is due. Through the same
 * conditioning they give the same forces to the last bit, for as {@link Scalings} this source knows those that were in force.
 *
 * <p>Arrivals keep their distances and begin now: at the recording's own pace they are when the scans come. At another pace
 * scans come sooner or later than their arrival says, because the times between them are part of what was recorded.
 *
 * <p>Parts that are damaged, or that the disk was too slow for, are counted by {@link #counters} and logged. Threading as for any
 * {@link ScanSource}; scans allocate nothing, the reading of each group does.
 */
public final class ReplaySource implements ScanSource, Scalings {

    /** As fast as they are taken. */
    public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

    private static final RecordingVisitor NOBODY = new RecordingVisitor() {};
    private final String description;
    private final Path file;
    private final OptionalInt device;
    private final double speed;
    private final ReplayAccount account;
    private final ReplayBuffer buffer = new ReplayBuffer();
    private Recording.@Nullable Reading reading;
    private News.@Nullable Device recorded;
    private ReplayStart start = new ReplayStart();
    private boolean begunWithOthers;
    private volatile @Nullable Pacing pacing;
    private long firstArrivalNs;
    private long shiftNs;
    private long lateMicros;
    private volatile boolean closed;

    /**
     * A replay of the only device in {@code file}, not opened yet.
     *
     * @param description what a user calls it
     * @param speed times the recording's own pace, 0.01 to 10,000, or {@link #MAX_SPEED}
     */
    public ReplaySource(String description, Path file, double speed) {
        this(description, file, OptionalInt.empty(), speed);
    }

    /** The same of the device of that number; a recording of several needs one. */
    public ReplaySource(String description, Path file, OptionalInt device, double speed) {
        this.description = description;
        this.file = file;
        this.device = device;
        this.speed = speed;
        account = new ReplayAccount(file);
    }

    /**
     * Replays of the same file at the same speed, made to begin at one moment, so that the times of their devices keep their
     * distances. Before any of them is opened.
     */
    public static void beginTogether(List<ReplaySource> sources) {
        for (ReplaySource source : sources) {
            for (ReplaySource other : sources) {
                if (other != source && other.file.equals(source.file) && other.speed == source.speed) {
                    other.start = source.start;
                    other.begunWithOthers = true;
                }
            }
        }
    }

    /** Begins at the first scan, also when opened again. */
    @Override
    public DeviceDescription open() throws LinkException {
        abandon();
        if (closed) {
            throw new LinkException("The source " + description + " was closed: make a new one.");
        }
        try {
            reading = begin(Recording.open(file));
            return firstDevice();
        } catch (RecordingException unreadable) {
            abandon();
            throw new LinkException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private Recording.Reading begin(Recording recording) throws LinkException, RecordingException {
        List<RecordedDevice> present =
                recording.description().map(RecordingDescription::devices).orElse(List.of());
        if (device.isEmpty() && present.size() <= 1) {
            return recording.begin(buffer);
        }
        int wanted = device.orElse(-1);
        if (!present.isEmpty() && (wanted < 0 || wanted >= present.size())) {
            throw new LinkException(file + " holds "
                    + present.stream()
                            .map(known -> "device " + known.number() + " (" + known.name() + ")")
                            .collect(Collectors.joining(", "))
                    + ": choose one, as in replay:" + file + "?device=0.");
        }
        return recording.beginDevices(any -> any.number() == wanted ? buffer : NOBODY);
    }

    private DeviceDescription firstDevice() throws LinkException, RecordingException {
        while (!buffer.isEmpty() || refill()) {
            if (buffer.take().news instanceof News.Device device) {
                recorded = device;
                return device.device();
            }
        }
        throw new LinkException(
                file + " holds no scans: it was cut before the device had introduced itself. Record again.");
    }

    @Override
    public boolean poll(ScanSink sink) throws LinkException {
        if (closed) {
            abandon();
            return false;
        }
        if (reading == null) {
            throw new LinkException("There is nothing to read of " + description + ": open it first.");
        }
        try {
            if (buffer.isEmpty() && !refill()) {
                return false;
            }
        } catch (RecordingException unreadable) {
            throw new LinkException(String.valueOf(unreadable.getMessage()), unreadable);
        }
        if (!awaitDue(buffer.peek())) {
            return false;
        }
        do {
            tell(buffer.take(), sink);
        } while (!buffer.isEmpty() && dueMicros(buffer.peek()) <= nowMicros());
        return true;
    }

    /** Reads until something was told; false at the recording's end. */
    private boolean refill() throws RecordingException {
        Recording.Reading from = reading;
        buffer.clear();
        boolean more = from != null;
        while (more && from != null && buffer.isEmpty()) {
            long before = from.position();
            more = from.next();
            account.read(from.integrity(), from.position() - before, more);
        }
        return !buffer.isEmpty();
    }

    /** False when this source was closed meanwhile. */
    private boolean awaitDue(ReplayEntry entry) {
        long dueMicros = dueMicros(entry);
        Pacing pace = pacing;
        while (pace != null && !closed && pace.nowMicros() < dueMicros) {
            pace.await(dueMicros);
        }
        return !closed;
    }

    private long nowMicros() {
        Pacing pace = pacing;
        return pace == null ? 0 : pace.nowMicros();
    }

    /** On the recording's clock since its first scan or event; what has no time of its own is due at once. */
    private long dueMicros(ReplayEntry entry) {
        if (entry.news == null) {
            return since(entry.scan.arrivalNs());
        }
        return entry.news instanceof News.Event event ? since(event.event().arrivalNs()) : 0;
    }

    private long since(long arrivalNs) {
        if (pacing == null) {
            ReplayStart.Moment begun = start.of(arrivalNs);
            firstArrivalNs = begun.recordedNs();
            shiftNs = begun.nowNs() - begun.recordedNs();
            boolean immediate = speed == MAX_SPEED;
            // The pacing begins at 0 later than the replay did. Looked at before, or a scan could come before its
            // arrival.
            lateMicros = immediate ? 0 : (long) ((System.nanoTime() - begun.nowNs()) / 1000.0 * speed);
            pacing = immediate ? Pacing.immediate() : Pacing.realTime(speed);
        }
        return Math.ceilDiv(arrivalNs - firstArrivalNs, 1000L) - lateMicros;
    }

    private void tell(ReplayEntry entry, ScanSink sink) {
        News news = entry.news;
        if (news == null) {
            Scan scan = entry.scan;
            boolean measured = scan.isMeasured();
            long measuredNs = scan.measuredNs() + shiftNs;
            long uncertaintyNs = scan.timeUncertaintyNs();
            scan.set(scan.sequence(), scan.deviceTickMicros(), scan.arrivalNs() + shiftNs, scan.channelCount());
            if (measured) {
                scan.setMeasured(measuredNs, uncertaintyNs);
            }
            account.counters.add(Kind.SCANS, 1);
            sink.onScan(scan);
        } else {
            tell(news, sink);
        }
    }

    private void tell(News news, ScanSink sink) {
        switch (news) {
            case News.Device told -> {
                recorded = told;
                sink.onHello(told.device());
            }
            case News.Event told -> sink.onEvent(shifted(told.event()));
            case News.FramesMissing missing -> {
                account.counters.add(Kind.FRAMES_MISSING, missing.count());
                sink.onFramesMissing(missing.count());
            }
            case News.EntriesLost lost -> {
                account.counters.add(Kind.FRAMES_MISSING, lost.count());
                account.warn(lost.count() + " entries came but were not recorded, because the disk was too slow.");
            }
        }
    }

    private DeviceEvent shifted(DeviceEvent event) {
        return new DeviceEvent(
                event.kind(), event.began(), event.sequence(), event.deviceTickMicros(), event.arrivalNs() + shiftNs);
    }

    /** What the counts of the device that was last introduced meant when they were recorded. */
    @Override
    public SignalScaling scalingOf(DeviceDescription device) {
        return inForce().scaling();
    }

    /** What the total force was filtered by when it was recorded. */
    public FilterProfile recordedFilter() {
        return inForce().filter();
    }

    /** Where the sensors sat when it was recorded; as the device says where that was not kept. */
    public Layouts recordedLayouts() {
        return device -> {
            SensorLayout layout = inForce().layout();
            return layout.places().isEmpty() ? Layouts.ofPositions(device) : layout;
        };
    }

    private News.Device inForce() {
        News.Device device = recorded;
        if (device == null) {
            throw new IllegalStateException("a recording must be opened before its settings are asked for");
        }
        return device;
    }

    private void abandon() {
        Recording.Reading left = reading;
        reading = null;
        pacing = null;
        start = begunWithOthers ? start : new ReplayStart();
        account.beginAnew();
        buffer.clear();
        if (left != null) {
            left.close();
        }
    }

    @Override
    public void send(Command command) throws LinkException {
        throw new LinkException(description + " is a recording and takes no commands.");
    }

    @Override
    public LinkCounters counters() {
        return account.counters;
    }

    @Override
    public String description() {
        return description;
    }

    /** The file itself is closed by the polling thread, at its next poll. */
    @Override
    public void close() {
        closed = true;
        Pacing pace = pacing;
        if (pace != null) {
            pace.wake();
        }
    }
}
