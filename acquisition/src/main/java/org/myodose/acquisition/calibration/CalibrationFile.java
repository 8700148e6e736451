package org.myodose.acquisition.calibration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads calibrations. Version 2 is what {@code ./myodose calibrate} writes, see {@link SealedCalibration}. Version 1 is a text
 * that people keep and spreadsheets open: a line with the version, a line with the names of the columns, then one line for
 * each channel. Lines that begin with # say something to people only.
 *
 * <pre>
 * calibration-version=1
 * serial number,channel,date,low counts,low newtons,high counts,high newtons
 * GLOVE-0042,palm,2026-11-21,12,0,812,98.1
 * </pre>
 *
 * <p>UTF-8, with or without a byte-order mark; decimal points; no comma within a name. Every fault is refused, as a {@link
 * CalibrationException}, with the line it stands in.
 */
public final class CalibrationFile {

    private static final String VERSION = "calibration-version=1";
    private static final List<String> COLUMNS =
            List.of("serial number", "channel", "date", "low counts", "low newtons", "high counts", "high newtons");

    private final String name;
    private final List<TwoPointCalibration> calibrations = new ArrayList<>();
    private int lineNumber;
    private boolean hasVersion;
    private boolean hasColumns;

    private CalibrationFile(String name) {
        this.name = name;
    }

    /** Reads a file; its name stands in every complaint. */
    public static Calibrations read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new CalibrationException("There is no calibration file " + file + ": check its name.");
        } catch (CharacterCodingException notText) {
            throw new CalibrationException(file + " is not text in UTF-8: save it as such.");
        } catch (IOException failure) {
            throw new CalibrationException(file + " cannot be read (" + failure.getMessage() + ").");
        }
    }

    /** Reads {@code text}, which {@code name} stands for in complaints. */
    public static Calibrations parse(String name, String text) {
        if (isVersion2(text)) {
            return Calibrations.ofSensors(name, SealedCalibration.read(name, text));
        }
        CalibrationFile file = new CalibrationFile(name);
        text.replaceFirst("^\uFEFF", "").lines().forEach(file::accept);
        return file.finish();
    }

    private static boolean isVersion2(String text) {
        return text.replaceFirst("^\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .map(line -> line.strip().equals(SealedCalibration.VERSION))
                .orElse(false);
    }

    private void accept(String line) {
        lineNumber++;
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        List<String> values = List.of(line.strip().split("\\s*,\\s*", -1));
        if (!hasVersion) {
            requireVersion(values);
        } else if (!hasColumns) {
            requireColumns(values);
        } else {
            calibrations.add(calibration(values));
        }
    }

    private Calibrations finish() {
        lineNumber++;
        if (!hasVersion) {
            throw complaint("the text ends without " + VERSION);
        }
        if (!hasColumns) {
            throw complaint("the text ends without the names of the columns: " + String.join(",", COLUMNS));
        }
        try {
            return new Calibrations(calibrations);
        } catch (CalibrationException twice) {
            throw new CalibrationException(name + ": " + twice.getMessage());
        }
    }

    private void requireVersion(List<String> values) {
        // A spreadsheet pads every line to the same number of commas.
        String version = values.getFirst();
        if (!version.equals(VERSION)) {
            throw complaint(
                    version.startsWith("calibration-version=")
                            ? "this program reads versions 1 and 2, not " + version + ": it needs a newer Myodose"
                            : "a calibration file begins with " + VERSION + ", not with '" + version + "'");
        }
        hasVersion = true;
    }

    private void requireColumns(List<String> values) {
        if (!values.equals(COLUMNS)) {
            throw complaint("the columns must be " + String.join(",", COLUMNS) + ", not " + String.join(",", values));
        }
        hasColumns = true;
    }

    private TwoPointCalibration calibration(List<String> values) {
        if (values.size() != COLUMNS.size()) {
            throw complaint(COLUMNS.size() + " values with commas between them belong here, not " + values.size());
        }
        try {
            return new TwoPointCalibration(
                    text(values, 0),
                    text(values, 1),
                    date(values, 2),
                    number(values, 3),
                    number(values, 4),
                    number(values, 5),
                    number(values, 6));
        } catch (CalibrationException unusable) {
            String message = String.valueOf(unusable.getMessage());
            throw message.startsWith(name) ? unusable : new CalibrationException(place() + message);
        }
    }

    private String text(List<String> values, int column) {
        if (values.get(column).isEmpty()) {
            throw complaint("the " + COLUMNS.get(column) + " is missing");
        }
        return values.get(column);
    }

    private LocalDate date(List<String> values, int column) {
        try {
            return LocalDate.parse(text(values, column));
        } catch (DateTimeParseException wrong) {
            throw complaint("the date must be written as 2026-11-21, not '" + values.get(column) + "'");
        }
    }

    private double number(List<String> values, int column) {
        try {
            return Double.parseDouble(text(values, column));
        } catch (NumberFormatException wrong) {
            throw complaint("'" + values.get(column) + "' is not a number: write the " + COLUMNS.get(column)
                    + " with digits and a decimal point");
        }
    }

    private CalibrationException complaint(String reason) {
        return new CalibrationException(place() + reason + ".");
    }

    private String place() {
        return name + ", line " + lineNumber + ": ";
    }
}
