package org.myodose.acquisition.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.SensorPlace.Row;
import org.myodose.acquisition.Side;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.device.DeviceDescription;

/** Where sensors sit, from a text file; see docs/layout-file.md. Immutable. */
public final class LayoutFile implements Layouts {

    private static final String VERSION = "layout-version=1";
    private static final int COLUMNS = 6;
    private static final Set<String> RESERVED = Set.of("left", "right", "front", "rear");

    private final String name;
    private final Map<SensorId, SensorPlace> places = new HashMap<>();
    private final Set<String> serialNumbers = new TreeSet<>();

    private LayoutFile(String name) {
        this.name = name;
    }

    /**
     * Reads a whole file.
     *
     * @throws CalibrationException when anything in it is wrong: one sentence with the line
     */
    public static LayoutFile read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException failure) {
            throw new CalibrationException(
                    file + " cannot be read as a layout (" + failure + "): check the path, and that it is UTF-8 text.");
        }
        return parse(String.valueOf(file.getFileName()), lines);
    }

    /** The same of text that is at hand. */
    static LayoutFile parse(String name, List<String> lines) {
        LayoutFile layout = new LayoutFile(name);
        boolean versioned = false;
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (versioned) {
                layout.add(line, index + 1);
            } else {
                layout.require(line.equals(VERSION), index + 1, "the first line must be " + VERSION);
                versioned = true;
            }
        }
        layout.require(versioned, 1, "the first line must be " + VERSION);
        layout.require(!layout.places.isEmpty(), lines.size(), "no channel follows: write one line for each");
        return layout;
    }

    private void add(String line, int number) {
        String[] fields = line.split(",", -1);
        require(
                fields.length == COLUMNS,
                number,
                "a line has serial number, channel, zone, side, x, y: " + COLUMNS + " fields, not " + fields.length);
        String serialNumber = fields[0].strip();
        String channel = fields[1].strip();
        String zone = fields[2].strip();
        require(!channel.isEmpty(), number, "the channel's name is missing");
        require(!zone.isEmpty(), number, "the zone's name is missing");
        require(
                !RESERVED.contains(zone),
                number,
                "'" + zone + "' is the name of a sum of sides: name the zone otherwise");
        double x = millimetres(fields[4].strip(), number);
        double y = millimetres(fields[5].strip(), number);
        require(Double.isNaN(x) == Double.isNaN(y), number, "give both x and y, or - for both");
        SensorPlace place = new SensorPlace(zone, side(fields[3].strip(), number), Row.NONE, x, y);
        SensorPlace before = places.put(new SensorId(serialNumber, channel), place);
        require(before == null, number, "channel " + channel + " of device " + serialNumber + " stands there twice");
        serialNumbers.add(serialNumber);
    }

    private Side side(String text, int number) {
        return switch (text) {
            case "left" -> Side.LEFT;
            case "right" -> Side.RIGHT;
            case "-" -> Side.NONE;
            default -> throw fault(number, "'" + text + "' is no side: write left, right or -");
        };
    }

    private double millimetres(String text, int number) {
        if (text.equals("-")) {
            return Double.NaN;
        }
        try {
            double figure = Double.parseDouble(text);
            require(Double.isFinite(figure), number, "'" + text + "' is no length in millimetres");
            return figure;
        } catch (NumberFormatException noFigure) {
            throw fault(number, "'" + text + "' is no length in millimetres: write it as 12.5, or - for none");
        }
    }

    private void require(boolean fulfilled, int number, String otherwise) {
        if (!fulfilled) {
            throw fault(number, otherwise);
        }
    }

    private CalibrationException fault(int number, String reason) {
        return new CalibrationException(name + ", line " + number + ": " + reason + ".");
    }

    /** A file for another device is refused: a layout that was given must not silently be without effect. */
    @Override
    public SensorLayout layoutOf(DeviceDescription device) {
        if (!names(device)) {
            throw forOthers(device.serialNumber());
        }
        requireKnown(device);
        return new SensorLayout(device.channels().stream()
                .map(channel -> placeOf(new SensorId(device.serialNumber(), channel.name())))
                .toList());
    }

    /** Whether it tells of this device. */
    boolean names(DeviceDescription device) {
        return serialNumbers.contains(device.serialNumber());
    }

    String name() {
        return name;
    }

    CalibrationException forOthers(String present) {
        return new CalibrationException(name + " is the layout of " + String.join(", ", serialNumbers) + ", not of "
                + present + ": give this device's file, or leave --layout out.");
    }

    private SensorPlace placeOf(SensorId sensor) {
        SensorPlace place = places.get(sensor);
        if (place == null) {
            throw new CalibrationException(name + " says nothing of " + sensor + ": add a line for it.");
        }
        return place;
    }

    private void requireKnown(DeviceDescription device) {
        for (SensorId sensor : places.keySet()) {
            boolean present = device.channels().stream()
                    .anyMatch(channel -> channel.name().equals(sensor.channel()));
            if (sensor.serialNumber().equals(device.serialNumber()) && !present) {
                throw new CalibrationException(
                        name + " names " + sensor + ", which the device does not have: correct or remove its line.");
            }
        }
    }
}
