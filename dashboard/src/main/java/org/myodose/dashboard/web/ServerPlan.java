package org.myodose.dashboard.web;

import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.ServerCertificate;

/**
 * How the server is to run.
 *
 * @param port 0 for any free one
 * @param listen the address of this machine at which it answers
 * @param gate who comes in
 * @param certificate what it shows where it is encrypted
 */
public record ServerPlan(int port, InetAddress listen, Gate gate, Optional<ServerCertificate> certificate) {

    /** For this machine alone. */
    public static ServerPlan thisMachine(int port, Gate gate) {
        return new ServerPlan(port, InetAddress.getLoopbackAddress(), gate, Optional.empty());
    }

    /** By what whoever started it finds it. */
    String ownHost() {
        boolean here = listen.isAnyLocalAddress() || listen.equals(InetAddress.getLoopbackAddress());
        return gate.reach().addresses(port).stream()
                .filter(address -> !here)
                .map(URI::getHost)
                .findFirst()
                .orElse("localhost");
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.host", listen.getHostAddress());
        properties.put("micronaut.server.port", port);
        if (certificate.isPresent()) {
            properties.put("micronaut.server.ssl.enabled", true);
            properties.put("micronaut.server.ssl.port", port);
            properties.put("micronaut.server.ssl.key-name", TlsFactory.NAME);
            properties.put("micronaut.server.ssl.protocols", "TLSv1.3,TLSv1.2");
        }
        return properties;
    }
}
