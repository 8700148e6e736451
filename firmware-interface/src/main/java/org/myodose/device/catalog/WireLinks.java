package org.myodose.device.catalog;

import org.myodose.device.SourceUri;
import org.myodose.device.serial.SerialLink;
import org.myodose.device.simulated.SimulatedSources;
import org.myodose.device.tcp.TcpAddress;
import org.myodose.device.tcp.TcpLink;
import org.myodose.device.wire.LinkFactory;

/** The line to a device that speaks the wire protocol, for whoever wants its bytes and not its scans. */
public final class WireLinks {

    private WireLinks() {}

    /**
     * The way to the device that {@code text} names; nothing is opened yet.
     *
     * @throws IllegalArgumentException with one clear sentence for a name that cannot be meant, or of a device that speaks
     *     otherwise
     */
    public static LinkFactory of(String text) {
        SourceUri name = SourceUri.parse(text);
        // Whatever is wrong with its options is told in the same words.
        SourceCatalog.devices().source(name);
        return switch (name.scheme()) {
            case "serial" -> SerialKind.links(name, SerialLink.DEFAULT_BAUD);
            case "tcp" -> {
                TcpAddress address = TcpAddress.parse(name.target());
                yield () -> TcpLink.open(address);
            }
            case SimulatedSources.SCHEME -> SimulatedSources.links(name);
            default ->
                throw new IllegalArgumentException(
                        "'" + name + "' does not speak the wire protocol: name a device by serial:, tcp: or sim:.");
        };
    }
}
