package org.myodose.device.catalog;

import org.myodose.device.simulated.SimulatedSources;

/** {@code sim:hand} and {@code sim:glove}: a simulated hand, for trying everything without hardware. */
final class SimulatedKind {

    static final SourceKind KIND =
            new SourceKind(SimulatedSources.SCHEME, SimulatedSources.OPTIONS, "sim:hand", SimulatedSources::of);

    private SimulatedKind() {}
}
