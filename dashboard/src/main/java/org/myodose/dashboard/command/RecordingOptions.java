package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordingName;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.dashboard.Pseudonyms;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.station.NamedSource;
import picocli.CommandLine.Option;

/** How every command that records names its file and keeps it. */
final class RecordingOptions {

    @Option(
            names = "--pseudonym",
            paramLabel = "NAME",
            description = "Who is recorded, for the name of a file that is given none: never a real name.")
    private @Nullable String pseudonym;

    @Option(
            names = "--sync-interval",
            paramLabel = "S",
            description = "Seconds of data that a crash may cost, 0.01 to 1 (default: ${DEFAULT-VALUE}).",
            defaultValue = "0.1")
    private double syncSeconds = 0.1;

    /** The file that was asked for; where only recording was asked for, a new one in the folder, by time and pseudonym. */
    Path file(String wanted, List<NamedSource> sources, Path folder) {
        if (!wanted.isEmpty()) {
            return Path.of(wanted);
        }
        if (pseudonym != null) {
            Pseudonyms.requireNew(pseudonym, List.of());
        }
        return RecordingName.unused(folder, Instant.now(), pseudonym == null ? label(sources) : pseudonym);
    }

    private static String label(List<NamedSource> sources) {
        return sources.size() == 1
                ? sources.getFirst().source().replaceAll("\\?.*", "")
                : sources.stream().map(NamedSource::name).collect(Collectors.joining("-"));
    }

    RecordingSettings settings() {
        if (!(Math.abs(syncSeconds) <= 1)) {
            throw new UserException("'--sync-interval " + syncSeconds + "' cannot be kept: give 0.01 to 1 s.");
        }
        return RecordingSettings.USUAL.withSyncInterval(Duration.ofNanos(Math.round(syncSeconds * 1e9)));
    }
}
