package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.dashboard.UserException;
import picocli.CommandLine.Option;

/** Which device of a recording is meant, where it holds several. */
final class DeviceOption {

    @Option(
            names = "--device",
            paramLabel = "N",
            description = "Of a recording of several devices, this one alone, counted from 0.")
    private @Nullable Integer device;

    boolean isGiven() {
        return device != null;
    }

    /** Whether the device of that number is meant: all are, where none was named. */
    boolean wants(int number) {
        return device == null || device == number;
    }

    /**
     * Refuses a device that there is not.
     *
     * @param present those of the recording; none where its head is lost, and any may show later
     */
    void requireAmong(List<RecordedDevice> present, Path file) {
        if (!present.isEmpty() && present.stream().noneMatch(known -> wants(known.number()))) {
            throw new UserException("There is no device " + device + " in " + file + ": it holds "
                    + present.stream()
                            .map(known -> known.number() + " " + known.name())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }
}
