package org.myodose.dashboard.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.WholeFile;
import org.myodose.device.trace.TraceOptions;

/**
 * Mappings of columns that a user gave names to, one small file each in the user's folder of configurations.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
 */
final class Mappings {

    private static final String ENDING = ".mapping";

    private final Path folder;

    Mappings(Path folder) {
        this.folder = folder;
    }

    /** Those of the user who runs the program. */
    static Mappings ofUser() {
        return new Mappings(configurations(System.getenv("XDG_CONFIG_HOME"), System.getProperty("user.home"))
                .resolve("myodose")
                .resolve("mappings"));
    }

    /** By the specification a path that is not absolute is no path at all. */
    static Path configurations(@Nullable String told, String home) {
        return told != null && !told.isEmpty() && Path.of(told).isAbsolute() ? Path.of(told) : Path.of(home, ".config");
    }

    /**
     * What a table is to be read by.
     *
     * @param given on the command line; all guessed where nothing was
     * @throws UserException where the name is unknown and nothing was given, or remembered otherwise than given
     */
    TraceOptions resolve(String name, TraceOptions given) {
        Path file = file(name);
        boolean said = !given.equals(TraceOptions.guessed());
        if (!Files.exists(file)) {
            if (said) {
                return given;
            }
            throw new UserException("There is no mapping '" + name + "' in " + folder
                    + ": say once what the columns mean, such as --time-column t --force-column F --unit N, and it is"
                    + " remembered.");
        }
        TraceOptions remembered = read(file);
        if (said && !given.equals(remembered)) {
            throw new UserException("Mapping '" + name + "' is remembered otherwise ("
                    + MappingText.difference(remembered, given) + "): leave the options out, choose another name, or"
                    + " change " + file + ".");
        }
        return remembered;
    }

    private static TraceOptions read(Path file) {
        try {
            return MappingText.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UserException("The mapping " + file + " cannot be read (" + e.getMessage()
                    + "): ask for read permission on it, or delete it.");
        }
    }

    /** Keeps what was not yet known; returns where it is. */
    Path remember(String name, TraceOptions options) {
        Path file = file(name);
        if (Files.exists(file)) {
            return file;
        }
        try {
            Files.createDirectories(folder);
            return WholeFile.write(file, MappingText.of(options));
        } catch (IOException e) {
            throw new UserException("The recording is made, but its mapping was not remembered in " + file + " ("
                    + e.getMessage() + "): leave out --mapping, or make that folder writable.");
        }
    }

    private Path file(String name) {
        if (!name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{0,63}")) {
            throw new UserException("'" + name
                    + "' is no name for a mapping: use letters, digits, dots, dashes and underscores, such as lab-2.");
        }
        return folder.resolve(name + ENDING);
    }
}
