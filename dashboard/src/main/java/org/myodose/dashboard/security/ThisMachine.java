package org.myodose.dashboard.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses and names by which other machines reach this one. */
public final class ThisMachine {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,60}[A-Za-z0-9])?");

    /** TEST-NET-1 (RFC 5737): nobody has it, so that the way there is the way out. */
    private static final InetSocketAddress OUT_THERE = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 9);

    private ThisMachine() {}

    /**
     * By what others reach a server that listens there, the best first: its address, or, of one that listens at all, those of
     * cards that lead to others, and this machine's name. Link-local ones are left out, and IPv6 ones where it does not listen
     * at one alone.
     */
    public static List<String> hosts(InetAddress listen) {
        return listen.isAnyLocalAddress()
                ? withNames(reached(NetworkCard.all(), outward()).stream())
                : List.of(AddressForm.of(listen));
    }

    /** Those, and whatever other addresses it has: of tunnels, and of networks inside this machine. */
    public static List<String> allHosts(InetAddress listen) {
        return listen.isAnyLocalAddress()
                ? withNames(NetworkCard.all().stream().flatMap(card -> card.addresses().stream()))
                : List.of(AddressForm.of(listen));
    }

    private static List<String> withNames(Stream<InetAddress> addresses) {
        return Stream.concat(addresses.map(AddressForm::of), names().stream()).toList();
    }

    /**
     * The addresses of the cards that lead to others; of all that are up, where none seems to.
     *
     * @param outward the one by which the machine speaks to the world, which is the first if it is among them
     */
    static List<InetAddress> reached(List<NetworkCard> cards, Optional<InetAddress> outward) {
        List<InetAddress> reached = addresses(cards, NetworkCard::leadsToOthers);
        List<InetAddress> chosen = reached.isEmpty() ? addresses(cards, NetworkCard::up) : reached;
        chosen.sort(
                Comparator.comparing(address -> outward.filter(address::equals).isEmpty()));
        return chosen;
    }

    private static List<InetAddress> addresses(List<NetworkCard> cards, Predicate<NetworkCard> which) {
        List<InetAddress> addresses = new ArrayList<>();
        cards.stream().filter(which).forEach(card -> addresses.addAll(card.addresses()));
        return addresses;
    }

    /** From which address this machine would speak to the world; nothing is sent. Empty where it knows no way there. */
    private static Optional<InetAddress> outward() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(OUT_THERE);
            return Optional.of(socket.getLocalAddress());
        } catch (IOException | UncheckedIOException noWay) {
            return Optional.empty();
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
