package org.myodose.device.tcp;

/**
 * Where a device listens.
 *
 * @param host name or address, an IPv6 address without its brackets
 * @param port 1 to 65535
 */
public record TcpAddress(String host, int port) {

    private static final int LARGEST_PORT = 65_535;

    /**
     * Parses {@code HOST:PORT}, such as {@code glove.local:7000}, {@code 192.168.4.1:7000} or {@code [fe80::1]:7000}.
     *
     * @throws IllegalArgumentException with one clear sentence when it is not of that form
     */
    public static TcpAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.contains(":")) {
            host = "";
        }
        int port = port(text.substring(colon + 1));
        if (host.isEmpty() || port == 0) {
            throw new IllegalArgumentException("'" + text
                    + "' is no address of a device: write host:port, such as 192.168.4.1:7000 or [fe80::1]:7000.");
        }
        return new TcpAddress(host, port);
    }

    /** 0 where it is none. */
    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= LARGEST_PORT ? port : 0;
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
