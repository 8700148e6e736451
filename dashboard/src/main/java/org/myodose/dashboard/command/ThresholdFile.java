package org.myodose.dashboard.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.myodose.analysis.threshold.ThresholdJson;
import org.myodose.analysis.threshold.ThresholdRecord;
import org.myodose.dashboard.UserException;

/** A threshold that an earlier session left. */
final class ThresholdFile {

    private ThresholdFile() {}

    /** Reads it; refuses what is none, with the reason. */
    static ThresholdRecord read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserException("There is no threshold file " + file + ": check its name.");
        }
        try {
            return ThresholdJson.read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UserException(file + " cannot be read (" + unreadable.getMessage() + ").", unreadable);
        }
    }
}
