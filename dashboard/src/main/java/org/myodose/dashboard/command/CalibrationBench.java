package org.myodose.dashboard.command;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.fitting.CountBlocks;
import org.myodose.acquisition.loop.AcquisitionLoop;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.bench.CountFeed;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkException;
import org.myodose.device.catalog.SourceCatalog;
import org.slf4j.LoggerFactory;

/** A device whose raw counts are read for calibration. Close it to let go of the device. */
record CalibrationBench(AcquisitionLoop loop, CountFeed feed, DeviceDescription device, int channelIndex)
        implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Connects; {@code channel} may be left out where there is only one. */
    static CalibrationBench open(String source, @Nullable String channel) throws LinkException, InterruptedException {
        CountFeed feed = new CountFeed();
        AcquisitionLoop loop = new AcquisitionLoop(
                SourceCatalog.devices().source(source),
                Calibrations.none(),
                List.of(new CountBlocks(feed::add)),
                (message, cause) ->
                        LoggerFactory.getLogger(CalibrationBench.class).error(message, cause));
        try {
            loop.start();
            DeviceDescription device = loop.awaitDevice(PATIENCE);
            return new CalibrationBench(loop, feed, device, indexOf(device, channel));
        } catch (LinkException | RuntimeException | InterruptedException failure) {
            loop.close();
            throw failure;
        }
    }

    private static int indexOf(DeviceDescription device, @Nullable String channel) {
        List<String> names =
                device.channels().stream().map(ChannelDescription::name).toList();
        if (channel == null && names.size() == 1) {
            return 0;
        }
        return IntStream.range(0, names.size())
                .filter(index -> names.get(index).equals(channel))
                .findFirst()
                .orElseThrow(() -> new UserException((channel == null
                                ? "The device has several sensors"
                                : "The device has no channel '" + channel + "'")
                        + ": give one of them with --channel ("
                        + names.stream().collect(Collectors.joining(", ")) + ")."));
    }

    SensorId sensor() {
        return new SensorId(
                device.serialNumber(), device.channels().get(channelIndex).name());
    }

    @Override
    public void close() {
        loop.close();
    }
}
