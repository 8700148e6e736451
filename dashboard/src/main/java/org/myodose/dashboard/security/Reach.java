package org.myodose.dashboard.security;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who can reach the server, and under which names.
 *
 * @param openHere whether {@link Door.Open#THIS_MACHINE} holds: only this machine is answered, and no login was asked for
 * @param names what a request's Host may be
 * @param encrypted whether it is served over TLS
 * @param hosts the addresses and names by which other machines reach it, the best first; empty where they cannot
 * @param vouchedFor whether somebody else than this machine vouches for its certificate
 */
public record Reach(boolean openHere, HostNames names, boolean encrypted, List<String> hosts, boolean vouchedFor) {

    public Reach {
        hosts = List.copyOf(hosts);
    }

    public Reach(boolean openHere, HostNames names, boolean encrypted) {
        this(openHere, names, encrypted, List.of(), false);
    }

    /** This machine only; the live page is open to it. */
    public static Reach thisMachine() {
        return new Reach(true, HostNames.loopback(), false);
    }

    /** Machines that reach that address, over TLS; nothing is open to anybody for the machine they sit at. */
    public static Reach network(InetAddress listen, ServerCertificate certificate) {
        List<String> own = ThisMachine.hosts(listen);
        List<String> named = certificate.names().stream()
                .filter(name -> !name.startsWith("*.") && !HostNames.loopback().include(HostNames.inAddress(name)))
                .toList();
        List<String> accepted = new ArrayList<>(certificate.names());
        accepted.addAll(ThisMachine.allHosts(listen));
        // A name lasts longer than an address.
        List<String> namesFirst = Stream.concat(
                        named.stream().filter(name -> !ThisMachine.isAddress(name)),
                        named.stream().filter(ThisMachine::isAddress))
                .toList();
        return new Reach(
                false,
                HostNames.loopbackAnd(accepted),
                true,
                certificate.selfSigned() || named.isEmpty() ? own : namesFirst,
                !certificate.selfSigned());
    }

    /** How addresses of the server begin. */
    public String scheme() {
        return encrypted ? "https" : "http";
    }

    /**
     * Where other machines find the server, such as {@code https://192.168.1.10:8080/}, the best first: what a link or a QR code
     * for them begins with. Empty where it serves this machine alone.
     */
    public List<URI> addresses(int port) {
        return hosts.stream()
                .map(host -> URI.create(scheme() + "://" + HostNames.inAddress(host) + ":" + port + "/"))
                .toList();
    }

    /**
     * Whether a browser may be told never to come back in the clear: only under a name, and with a certificate that somebody
     * vouches for, or the next change of ours would lock people out.
     */
    public boolean staysEncrypted(String hostHeader) {
        String host = hostHeader.replaceFirst(":\\d+$", "");
        return vouchedFor
                && names.include(hostHeader)
                && !HostNames.loopback().include(host)
                && !ThisMachine.isAddress(host);
    }
}
