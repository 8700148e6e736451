package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.device.serial.SerialPortDescription;
import org.myodose.device.serial.SerialPorts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "devices",
        description = "List the serial ports of this machine, with what identifies each.",
        mixinStandardHelpOptions = true,
        subcommands = DeviceCheckCommand.class,
        footer = {"", "Example:  ./myodose devices --json"})
final class DevicesCommand implements Runnable {

    @Option(names = "--json", description = "Print a JSON array, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        List<SerialPortDescription> ports = SerialPorts.list();
        PrintWriter out = Output.of(spec);
        if (json) {
            out.println(Json.of(ports));
        } else if (ports.isEmpty()) {
            out.println("No serial port is on this machine. Plug the device in and run this again;");
            out.println("with no hardware, './myodose demo' shows a simulated hand.");
        } else {
            ports.forEach(port -> print(port, out));
        }
    }

    private static void print(SerialPortDescription port, PrintWriter out) {
        out.println(port.path() + "  " + known(port.description()));
        if (port.vendorId() != null) {
            out.println("    USB " + port.vendorId() + ":" + known(port.productId()) + ", made by "
                    + known(port.manufacturer()) + ", serial number " + known(port.serialNumber()));
        }
        out.println("    ./myodose run --source '" + port.source() + "'");
    }

    private static String known(@Nullable String fact) {
        return fact == null ? "(not told)" : fact;
    }
}
