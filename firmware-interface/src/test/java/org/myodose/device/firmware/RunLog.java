package org.myodose.device.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the runner says went into the converter and happened at the pins.
 *
 * @param conversions scans in order, each with the time at which its first conversion started
 * @param lightChanges times at which the light went on or off
 * @param buttonChanges times at which a button was pressed or released
 */
record RunLog(List<Conversions> conversions, List<Double> lightChanges, List<Double> buttonChanges) {

    private static final double CYCLES_PER_MICRO = 16;

    /** Counts presented at A0 to A5 in one scan. */
    record Conversions(double startMicros, List<Integer> counts) {}

    static RunLog read(Path file) throws IOException {
        RunLog log = new RunLog(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String line : Files.readAllLines(file)) {
            log.take(line.split(",", -1));
        }
        return log;
    }

    private void take(String[] cells) {
        double micros = Long.parseLong(cells[0]) / CYCLES_PER_MICRO;
        int index = Integer.parseInt(cells[2]);
        switch (cells[1]) {
            case "count" -> takeCount(micros, index, Integer.parseInt(cells[3]));
            case "pin" -> lightChanges.add(micros);
            case "button" -> buttonChanges.add(micros);
            default -> throw new AssertionError("the log says something new: " + String.join(",", cells));
        }
    }

    private void takeCount(double micros, int channel, int count) {
        if (channel == 0) {
            conversions.add(new Conversions(micros, new ArrayList<>()));
        }
        conversions.getLast().counts().add(count);
    }
}
