package org.myodose.dashboard.command;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.filter.FilterProfiles;
import picocli.CommandLine.Option;

/** What the total force is filtered by, on the command line. */
final class FilterOption {

    @Option(
            names = "--filter",
            paramLabel = "PROFILE",
            description = "hold (the default), fast, smooth, raw, or settings such as median=3,order=4,corner=20;"
                    + " see docs/filters.md.")
    private @Nullable String text;

    /** The profile that was asked for; null where none was. */
    @Nullable
    FilterProfile wanted() {
        return text == null ? null : FilterProfiles.parse(text);
    }
}
