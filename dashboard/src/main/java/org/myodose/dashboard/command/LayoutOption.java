package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.site.LayoutFiles;
import picocli.CommandLine.Option;

/** Where devices' sensors sit, on the command line. */
final class LayoutOption {

    @Option(
            names = "--layout",
            paramLabel = "FILE",
            description = "Where sensors sit; finds its device by the serial number. May be given several times;"
                    + " see docs/layout-file.md.")
    private List<Path> files = new ArrayList<>();

    /** What was asked for; null where nothing was. */
    @Nullable
    LayoutFiles wanted() {
        return files.isEmpty() ? null : LayoutFiles.read(files);
    }
}
