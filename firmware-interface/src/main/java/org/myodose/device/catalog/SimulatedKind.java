package org.myodose.device.catalog;

import org.myodose.device.simulated.SimulatedSources;

/** {@code sim:hand}, {@code sim:glove}, {@code sim:table} and {@code sim:mat}: a simulated hand and its sensors, for trying everything without hardware. */
final class SimulatedKind {

    static final SourceKind KIND =
            new SourceKind(SimulatedSources.SCHEME, SimulatedSources.OPTIONS, "sim:hand", SimulatedSources::of);

    private SimulatedKind() {}
}
