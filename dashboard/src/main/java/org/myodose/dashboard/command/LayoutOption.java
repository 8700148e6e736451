package org.myodose.dashboard.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.site.LayoutFile;
import org.myodose.acquisition.site.Layouts;
import picocli.CommandLine.Option;

/** Where a device's sensors sit, on the command line. */
final class LayoutOption {

    @Option(
            names = "--layout",
            paramLabel = "FILE",
            description = "Where the device's sensors sit; see docs/layout-file.md.")
    private @Nullable Path file;

    /** What was asked for; null where nothing was. */
    @Nullable
    Layouts wanted() {
        return file == null ? null : LayoutFile.read(file);
    }
}
