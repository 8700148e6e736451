package org.myodose.device.catalog;

import java.util.List;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;
import org.myodose.device.tcp.TcpAddress;
import org.myodose.device.tcp.TcpLink;
import org.myodose.device.wire.WireSource;

/** {@code tcp:HOST:PORT}: a device that speaks the wire protocol over a network. With {@code rate=HZ} it is asked for that rate. */
final class TcpKind {

    static final SourceKind KIND =
            new SourceKind("tcp", List.of(OptionValues.RATE), "tcp:192.168.4.1:7000", TcpKind::make);

    private TcpKind() {}

    private static ScanSource make(SourceUri name) {
        TcpAddress address = TcpAddress.parse(name.target());
        return new WireSource(name.toString(), () -> TcpLink.open(address), OptionValues.rateMilliHertz(name));
    }
}
