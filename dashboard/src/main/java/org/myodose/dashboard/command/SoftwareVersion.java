package org.myodose.dashboard.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, from its jar. */
final class SoftwareVersion implements IVersionProvider {

    /** As in the jar's manifest; "development" where it runs from loose classes. */
    static String current() {
        @Nullable String version = SoftwareVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"myodose " + current()};
    }
}
