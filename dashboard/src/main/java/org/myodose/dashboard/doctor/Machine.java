package org.myodose.dashboard.doctor;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A machine's own account of itself under {@code /proc}, {@code /sys}, {@code /dev}, {@code /etc} and {@code /run}. Tests
 * give a made-up tree instead of the root. Reads only; immutable.
 *
 * @param root where those folders are
 */
record Machine(Path root) {

    /** Whether it tells anything of itself in the way of Linux. */
    boolean isLinux() {
        return Files.isDirectory(root.resolve("proc/self"));
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    Path path(String path) {
        return root.resolve(path);
    }

    /** The file's text without surrounding space; empty where it is missing or may not be read. */
    Optional<String> text(String path) {
        try {
            return Optional.of(
                    Files.readString(root.resolve(path)).replace("\0", "").strip());
        } catch (MalformedInputException binary) {
            return Optional.empty();
        } catch (IOException unreadable) {
            // Missing or forbidden: the check tells that it could not be found out.
            return Optional.empty();
        }
    }

    /** What stands behind {@code name} on its line of a file such as /proc/meminfo. */
    Optional<String> field(String path, String name) {
        return text(path).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    /** Paths in a folder, relative to the root and sorted, whose names match; none where there is no such folder. */
    List<String> list(String folder, String glob) {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(root.resolve(folder), glob)) {
            paths.forEach(path -> found.add(folder + "/" + path.getFileName()));
        } catch (IOException missing) {
            return List.of();
        }
        found.sort(null);
        return found;
    }
}
