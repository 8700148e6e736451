package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.device.HostPort;
import org.myodose.device.LinkException;
import org.myodose.device.emulated.EmulatedDevice;
import org.myodose.device.emulated.Pacing;
import org.myodose.device.emulated.PortEmulator;
import org.myodose.device.emulated.TraceScans;
import org.myodose.device.pty.PseudoTerminal;
import org.myodose.device.tcp.TcpPort;
import org.myodose.device.trace.Trace;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "emulate",
        description = "Be a device on a pseudo-terminal or on TCP, which plays a recorded trace.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The trace begins at its first row when a host starts the device. Without --loop the port closes at its end.",
            "",
            "Example, in two terminals:",
            "  ./myodose emulate --trace grip.csv --unit kg --link /tmp/glove",
            "  ./myodose run --source serial:/tmp/glove",
            "",
            "Over TCP, to this machine only:",
            "  ./myodose emulate --trace grip.csv --unit kg --tcp 7000",
            "  ./myodose run --source tcp:127.0.0.1:7000"
        })
final class EmulateCommand implements Callable<Integer> {

    @Option(names = "--trace", required = true, paramLabel = "FILE", description = "A table of force against time.")
    private Path traceFile = Path.of("");

    @Option(names = "--link", paramLabel = "PATH", description = "Also make the port known under this path.")
    private @Nullable Path link;

    @Option(
            names = "--tcp",
            paramLabel = "PORT",
            description = "Listen on this TCP port of this machine instead of a pseudo-terminal; 0 takes any free one.")
    private @Nullable Integer tcpPort;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Times the trace's own pace (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private double speed = 1;

    @Option(names = "--loop", description = "Begin again at the end.")
    private boolean loop;

    @Mixin
    private final TraceOptionsMixin options = new TraceOptionsMixin();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!(speed > 0 && speed <= 10_000)) {
            throw new UserException("'--speed " + speed + "' is not possible: give a number from above 0 to 10000.");
        }
        Trace trace = TraceFile.read(traceFile, options.options());
        TraceCounts counts = TraceCounts.of(trace);
        tellNotes(trace, counts);
        EmulatedDevice device = new EmulatedDevice(new TraceScans(counts, loop));
        try (PortEmulator emulator = new PortEmulator(port(), device, Pacing.realTime(speed))) {
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "shutdown"));
            PrintWriter out = Output.of(spec);
            out.println(emulator.port());
            out.flush();
            emulator.run();
        }
        return 0;
    }

    private HostPort port() throws LinkException {
        if (tcpPort != null) {
            if (link != null || tcpPort < 0 || tcpPort > 65_535) {
                throw new UserException("Give either --tcp with a port from 0 to 65535, or --link.");
            }
            return TcpPort.listen(InetAddress.getLoopbackAddress(), tcpPort);
        }
        return link == null ? PseudoTerminal.open() : PseudoTerminal.open(link);
    }

    private void tellNotes(Trace trace, TraceCounts counts) {
        PrintWriter notes = Output.progressOf(spec);
        trace.report().notes().forEach(notes::println);
        counts.notes().forEach(notes::println);
        notes.flush();
    }
}
