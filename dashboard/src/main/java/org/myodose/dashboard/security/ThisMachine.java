package org.myodose.dashboard.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.myodose.dashboard.UserException;

/** The addresses and names by which other machines reach this one. */
public final class ThisMachine {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,60}[A-Za-z0-9])?");

    private ThisMachine() {}

    /**
     * By what others reach a server that listens there: its address, or, of one that listens at all, all of them and this
     * machine's name. Link-local ones are left out, and IPv6 ones where it does not listen at one alone.
     */
    public static List<String> hosts(InetAddress listen) {
        if (!listen.isAnyLocalAddress()) {
            return List.of(listen.getHostAddress());
        }
        List<String> hosts = new ArrayList<>(addresses());
        hosts.addAll(names());
        return hosts;
    }

    private static List<String> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (SocketException unknown) {
            throw new UserException(
                    "This machine's addresses cannot be read: give the one to listen at, such as"
                            + " --listen 192.168.1.10.",
                    unknown);
        }
    }

    /** Its own, and that by which multicast DNS makes it known. */
    private static List<String> names() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            if (name.equals("localhost")
                    || isAddress(name)
                    || !NAME.matcher(name).matches()) {
                return List.of();
            }
            return name.contains(".") ? List.of(name) : List.of(name, name + ".local");
        } catch (UnknownHostException nameless) {
            // Its addresses must do.
            return List.of();
        }
    }

    static boolean isAddress(String name) {
        return name.matches("[0-9.]+") || name.contains(":");
    }
}
