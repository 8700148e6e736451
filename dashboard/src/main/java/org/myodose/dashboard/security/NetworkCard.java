package org.myodose.dashboard.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.myodose.dashboard.UserException;

/**
 * A network card of this machine, or what only looks like one.
 *
 * @param name such as {@code eth0}
 * @param words how the system describes it; Windows says only here what it is
 * @param pointToPoint whether it leads to one other machine, as tunnels do
 * @param addresses of IPv4, by which others may reach it
 */
record NetworkCard(
        String name, String words, boolean up, boolean pointToPoint, boolean virtual, List<InetAddress> addresses) {

    /** Networks of containers, virtual machines and tunnels. An ordinary bridge, br0, stands for the card behind it, and counts. */
    private static final Pattern AMONG_PROGRAMS = Pattern.compile(
            "(docker|br-|virbr|veth|vmnet|vboxnet|vnet|lxc|lxd|cni|flannel|cali|podman|kube|dummy|ifb|tun|tap|wg|zt|tailscale"
                    + "|utun|ppp).*");

    private static final Pattern AMONG_PROGRAMS_IN_WORDS = Pattern.compile(
            "(?i).*(vEthernet|Hyper-V|VirtualBox|VMware|TAP-Windows|Wintun|WireGuard|Tailscale|ZeroTier|OpenVPN).*");

    NetworkCard {
        addresses = List.copyOf(addresses);
    }

    /** All that this machine has. */
    static List<NetworkCard> all() {
        try {
            List<NetworkCard> all = new ArrayList<>();
            for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
                all.add(of(card));
            }
            return all;
        } catch (SocketException unknown) {
            throw new UserException(
                    "This machine's addresses cannot be read: give the one to listen at, such as"
                            + " --listen 192.168.1.10.",
                    unknown);
        }
    }

    private static NetworkCard of(NetworkInterface card) throws SocketException {
        return new NetworkCard(
                card.getName(),
                String.valueOf(card.getDisplayName()),
                card.isUp(),
                card.isPointToPoint(),
                card.isVirtual(),
                card.inetAddresses()
                        .filter(Inet4Address.class::isInstance)
                        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                        .toList());
    }

    /** Whether it leads to other machines of a room, as far as its name and kind tell. */
    boolean leadsToOthers() {
        return up
                && !pointToPoint
                && !virtual
                && !AMONG_PROGRAMS.matcher(name).matches()
                && !AMONG_PROGRAMS_IN_WORDS.matcher(words).matches();
    }
}
