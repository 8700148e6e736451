package org.myodose.dashboard.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.site.LayoutFiles;
import org.myodose.dashboard.UserException;
import picocli.CommandLine.Option;

/** Where devices' sensors sit, on the command line. */
final class LayoutOption {

    @Option(
            names = "--layout",
            paramLabel = "FILE",
            description = "Where sensors sit; finds its device by the serial number. May be given several times;"
                    + " see docs/layout-file.md.")
    private List<Path> files = new ArrayList<>();

    /** Which layouts these are, whatever their files are called; for results. */
    String mark() {
        return files.isEmpty()
                ? "as recorded"
                : files.stream().map(LayoutOption::checksum).collect(Collectors.joining(" "));
    }

    private static String checksum(Path file) {
        try {
            return Checksum.of(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UserException("The layout " + file + " cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    /** What was asked for; null where nothing was. */
    @Nullable
    LayoutFiles wanted() {
        return files.isEmpty() ? null : LayoutFiles.read(files);
    }
}
