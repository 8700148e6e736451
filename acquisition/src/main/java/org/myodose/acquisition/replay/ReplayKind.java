package org.myodose.acquisition.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;
import org.myodose.device.catalog.SourceKind;

/** {@code replay:FILE?speed=X&device=N}: a recording as a source, for the catalog of sources. */
public final class ReplayKind {

    private static final String SPEED = "speed";
    private static final String DEVICE = "device";
    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 10_000;

    /** To be handed to the catalog, which cannot know recordings. */
    public static final SourceKind KIND =
            new SourceKind("replay", List.of(SPEED, DEVICE), "replay:press.xdf?speed=1", ReplayKind::make);

    private ReplayKind() {}

    private static ScanSource make(SourceUri name) {
        if (name.target().isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' names no recording: write replay:FILE.");
        }
        return new ReplaySource(name.toString(), Path.of(name.target()), device(name), speed(name.option(SPEED, "1")));
    }

    private static OptionalInt device(SourceUri name) {
        String text = name.option(DEVICE, "");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.matches("\\d{1,4}")) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        throw new IllegalArgumentException(
                "'" + text
                        + "' is no number of a device: count them from 0, as in ?device=1; './myodose analyze FILE' names them.");
    }

    private static double speed(String text) {
        if (text.equals("max")) {
            return ReplaySource.MAX_SPEED;
        }
        try {
            double speed = Double.parseDouble(text);
            if (speed >= SLOWEST && speed <= FASTEST) {
                return speed;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, as for numbers that are no speed.
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no speed: give a factor from 0.01 to 10000, or max, as in ?speed=max.");
    }
}
