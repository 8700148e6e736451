package org.myodose.dashboard.command;

import java.util.ArrayList;
import java.util.List;
import org.myodose.dashboard.station.NamedSource;
import picocli.CommandLine.Option;

/** The devices of a run, one or several, on the command line. */
final class SourcesOption {

    @Option(
            names = "--source",
            required = true,
            paramLabel = "URI",
            description = "The device, such as serial:/dev/ttyACM0 or sim:glove. Give it again for each further device;"
                    + " a name may go before, as in table=serial:/dev/ttyACM1.")
    private List<String> texts = new ArrayList<>();

    /** Refused with one sentence where a device or a name stands there twice. */
    List<NamedSource> sources() {
        return NamedSource.parse(texts);
    }
}
