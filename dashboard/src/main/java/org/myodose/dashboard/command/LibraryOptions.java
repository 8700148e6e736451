package org.myodose.dashboard.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.RecordingsFolder;
import picocli.CommandLine.Option;

/** Which recordings the page shows. */
final class LibraryOptions {

    @Option(
            names = "--recordings",
            paramLabel = "FOLDER",
            description = "Whose recordings the researcher's page shows; --record without FILE records into it"
                    + " (default: this folder).",
            defaultValue = ".")
    private Path folder = Path.of(".");

    /** @throws UserException when there is no such folder */
    void requireFolder() {
        if (!Files.isDirectory(folder)) {
            throw new UserException("There is no folder " + folder + ": create it, or name another with --recordings.");
        }
    }

    Path folder() {
        return folder.normalize();
    }

    Library library() {
        return new Library(
                new RecordingsFolder(folder),
                cache(System.getenv()),
                SoftwareVersion.current(),
                InstantSource.system());
    }

    /** Where programs keep what they can make again: XDG Base Directory Specification. */
    static Path cache(Map<String, String> environment) {
        String told = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = told.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".cache") : Path.of(told);
        return base.resolve("myodose").resolve("views");
    }
}
