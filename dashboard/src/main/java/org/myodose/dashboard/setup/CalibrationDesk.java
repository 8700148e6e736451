package org.myodose.dashboard.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.calibration.CalibrationFile;
import org.myodose.acquisition.calibration.ScalingText;
import org.myodose.acquisition.fitting.Candidate;
import org.myodose.acquisition.fitting.FitPlot;
import org.myodose.acquisition.fitting.LoadReading;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.bench.CalibrationOutput;
import org.myodose.dashboard.bench.CalibrationPlan.Step;
import org.myodose.dashboard.bench.Fitted;
import org.myodose.dashboard.security.PrivateFiles;
import org.myodose.dashboard.station.ChannelGlance;
import org.myodose.dashboard.station.DeviceStation;
import org.myodose.device.ChannelDescription;

/**
 * Calibrations of the devices that run, one at a time: begun, led through, looked at, saved. The device goes on meanwhile, under
 * the calibration that it began with. Any thread may call. Close it to end what is under way.
 */
public final class CalibrationDesk implements AutoCloseable {

    private final List<DeviceStation> devices;
    private final Path folder;
    private @Nullable CalibrationRun run;
    private List<Path> written = List.of();

    /** @param folder where calibrations are kept, a file for each device; made when the first is written */
    public CalibrationDesk(List<DeviceStation> devices, Path folder) {
        this.devices = List.copyOf(devices);
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Begins one.
     *
     * @throws UserException where there is no such sensor
     * @throws ConflictException while another is under way
     */
    public synchronized void begin(CalibrationOrder order) throws ConflictException {
        CalibrationRun present = run;
        if (present != null && present.progress().isUnderWay()) {
            throw new ConflictException("A calibration of " + present.sensor()
                    + " is under way: lead it to its end, or end it, before another begins.");
        }
        if (present != null && present.progress().fitted() != null && written.isEmpty()) {
            throw new ConflictException("A calibration of " + present.sensor()
                    + " is not saved yet: save it, or put it away, before another begins.");
        }
        if (order.device() < 0 || order.device() >= devices.size()) {
            throw new UserException("This run has no device " + order.device() + ": choose one from the list.");
        }
        ChannelGlance glance = devices.get(order.device()).glance();
        List<ChannelDescription> channels = glance.introduced()
                .orElseThrow(() -> new UserException(
                        "The device has not introduced itself yet: wait until its link is there, and begin again."))
                .device()
                .channels();
        int channel = channels.stream().map(ChannelDescription::name).toList().indexOf(order.channel());
        if (channel < 0) {
            throw new UserException("The device has no channel '" + order.channel() + "': choose one from the list.");
        }
        CalibrationRun next = new CalibrationRun(order, sensor(glance, order.channel()), channel, glance);
        written = List.of();
        run = next;
        next.start();
    }

    private static SensorId sensor(ChannelGlance glance, String channel) {
        return new SensorId(glance.introduced().orElseThrow().device().serialNumber(), channel);
    }

    /**
     * The load that was asked for lies there, or the last reading is to be taken back.
     *
     * @param number which load, 1 for the first
     * @throws ConflictException when another is asked for
     */
    public synchronized void answer(int number, boolean read) throws ConflictException {
        present().answer(number, read);
    }

    /** Ends the one that is under way, or puts away what came of it; nothing is written. */
    public synchronized void giveUp() throws ConflictException {
        if (present().progress().isUnderWay()) {
            present().giveUp();
        } else {
            run = null;
            written = List.of();
        }
    }

    private CalibrationRun present() throws ConflictException {
        if (run == null) {
            throw new ConflictException("No calibration is under way: begin one.");
        }
        return run;
    }

    /**
     * Writes what was fitted, in place of an earlier calibration of this sensor, which is kept beside it.
     *
     * @param fit the id of the one that whoever asks was shown, and wants kept
     * @param replaces the id of the one that whoever asks knows to be replaced; empty for none
     * @throws UserException when it cannot be written
     * @throws ConflictException when nothing was fitted, it is not the one that was shown, or another would be replaced
     */
    public synchronized void save(String fit, String replaces) throws ConflictException {
        Fitted fitted = present().progress().fitted();
        if (fitted == null || !written.isEmpty()) {
            throw new ConflictException("There is nothing to save: the calibration is not over, or saved already.");
        }
        SensorId sensor = present().sensor();
        if (!ScalingText.id(fitted.scaling()).equals(fit)) {
            throw new ConflictException(
                    "This is not the calibration that was shown to you, for somebody began another (now of " + sensor
                            + "): look at the curve and its figures again, and save then.");
        }
        if (!before(sensor).map(ScalingText::id).orElse("").equals(replaces)) {
            throw new ConflictException("Another calibration of " + sensor
                    + " was written meanwhile: look at what changes" + " now, and save then.");
        }
        try {
            PrivateFiles.makeFolder(folder);
        } catch (IOException failure) {
            throw new UserException(
                    folder + " cannot be made (" + failure.getMessage() + "): see to the disk, and save again.",
                    failure);
        }
        written = new CalibrationOutput(file(sensor), true).write(List.of(fitted));
    }

    private Path file(SensorId sensor) {
        String device = sensor.serialNumber().replaceAll("[^A-Za-z0-9_-]", "-");
        return folder.resolve((device.isEmpty() ? "device" : device) + ".calibration");
    }

    /** The calibration of that sensor that is kept now. */
    private Optional<ChannelScaling> before(SensorId sensor) {
        return Files.exists(file(sensor)) ? CalibrationFile.read(file(sensor)).of(sensor) : Optional.empty();
    }

    /** The curve, its readings and what it misses them by, as an SVG document; empty before anything was fitted. */
    public synchronized Optional<String> picture() {
        return Optional.ofNullable(run)
                .map(present -> present.progress().fitted())
                .map(fitted -> FitPlot.svg(fitted.certificate().sensor().toString(), fitted.fit()));
    }

    /** How far it is, as JSON's maps. */
    public synchronized Map<String, @Nullable Object> told() {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        CalibrationRun present = run;
        if (present == null) {
            told.put("state", "none");
            return told;
        }
        CalibrationRun.Progress progress = present.progress();
        told.put("state", written.isEmpty() ? progress.state().name().toLowerCase(Locale.ROOT) : "saved");
        told.put("device", present.order().device());
        told.put("channel", present.order().channel());
        told.put("serialNumber", present.sensor().serialNumber());
        told.put("handsFree", present.order().plan().handsFree());
        told.put("number", progress.number());
        told.put("count", progress.count());
        Step step = progress.step();
        told.put("massKilograms", step == null ? null : step.massKilograms());
        told.put("direction", step == null ? null : step.direction().name().toLowerCase(Locale.ROOT));
        told.put("holdSeconds", progress.holdSeconds());
        told.put("sentence", progress.sentence());
        Fitted fitted = progress.fitted();
        told.put("readings", readings(progress.readings(), fitted));
        told.put("fit", fitted == null ? null : fit(fitted));
        told.put("changes", fitted == null || !written.isEmpty() ? null : changes(present.sensor(), fitted));
        told.put("files", written.stream().map(Path::toString).toList());
        return told;
    }

    private static List<Object> readings(List<LoadReading> readings, @Nullable Fitted fitted) {
        List<Object> told = new ArrayList<>();
        for (LoadReading reading : readings) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("massKilograms", reading.massKilograms());
            one.put("newtons", reading.newtons());
            one.put("direction", reading.direction().name().toLowerCase(Locale.ROOT));
            one.put("counts", reading.counts());
            one.put(
                    "errorNewtons",
                    fitted != null && fitted.fit().isFitted(reading)
                            ? fitted.fit().residualNewtons(reading)
                            : null);
            told.add(one);
        }
        return told;
    }

    private static Map<String, @Nullable Object> fit(Fitted fitted) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>(CalibrationOutput.json(fitted));
        List<Object> candidates = new ArrayList<>();
        for (Candidate candidate : fitted.fit().candidates()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("model", candidate.model());
            one.put("crossValidatedNewtons", candidate.isUsable() ? candidate.crossValidatedNewtons() : null);
            one.put("refusal", candidate.refusal());
            candidates.add(one);
        }
        told.put("candidates", candidates);
        return told;
    }

    /** What saving would change: which calibration goes, and what it says of the loads. */
    private Map<String, @Nullable Object> changes(SensorId sensor, Fitted fitted) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("file", file(sensor).toString());
        told.put("id", ScalingText.id(fitted.scaling()));
        ChannelScaling before = before(sensor).orElse(null);
        told.put(
                "replaces",
                before == null ? null : DeviceReport.calibration(before, LocalDate.now(ZoneId.systemDefault())));
        List<Object> loads = new ArrayList<>();
        for (LoadReading reading : fitted.fit().readings()) {
            int counts = (int) Math.round(reading.counts());
            Map<String, @Nullable Object> load = new LinkedHashMap<>();
            load.put("newtons", reading.newtons());
            load.put("before", before == null ? null : before.forceAt(counts));
            load.put("after", fitted.scaling().forceAt(counts));
            loads.add(load);
        }
        told.put("loads", loads);
        return told;
    }

    @Override
    public synchronized void close() {
        if (run != null) {
            run.giveUp();
        }
    }
}
