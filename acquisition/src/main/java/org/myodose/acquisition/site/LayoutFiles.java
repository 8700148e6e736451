package org.myodose.acquisition.site;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.device.DeviceDescription;

/** Layouts of several devices, in one file or in several; each device finds its own by its serial number. Immutable. */
public final class LayoutFiles implements Layouts {

    private final List<LayoutFile> files;

    LayoutFiles(List<LayoutFile> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Reads all of them, one at least.
     *
     * @throws CalibrationException when anything in one is wrong: one sentence with its line
     */
    public static LayoutFiles read(List<Path> files) {
        return new LayoutFiles(files.stream().map(LayoutFile::read).toList());
    }

    /** Refuses a device that none of them names, for a layout that was given must not silently be without effect. */
    @Override
    public SensorLayout layoutOf(DeviceDescription device) {
        List<LayoutFile> naming =
                files.stream().filter(file -> file.names(device)).toList();
        if (naming.size() > 1) {
            throw new CalibrationException(naming.stream().map(LayoutFile::name).collect(Collectors.joining(" and "))
                    + " both tell of " + device.serialNumber() + ": give one layout of each device.");
        }
        return (naming.isEmpty() ? files : naming).getFirst().layoutOf(device);
    }

    /** These, where they name a device; else {@code own}. */
    public Layouts orElse(Layouts own) {
        return device -> (files.stream().anyMatch(file -> file.names(device)) ? this : own).layoutOf(device);
    }

    /**
     * Refuses a file that names none of the devices.
     *
     * @throws CalibrationException saying which
     */
    public void requireUse(List<DeviceDescription> devices) {
        for (LayoutFile file : files) {
            if (devices.stream().noneMatch(file::names)) {
                throw file.forOthers(
                        devices.stream().map(DeviceDescription::serialNumber).collect(Collectors.joining(", ")));
            }
        }
    }
}
