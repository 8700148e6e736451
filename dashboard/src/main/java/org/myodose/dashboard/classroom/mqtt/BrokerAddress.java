package org.myodose.dashboard.classroom.mqtt;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;

/**
 * Where a broker is, and as whom to sign in where that is not left to the class's code. Immutable; {@link #toString} tells no
 * password.
 */
public record BrokerAddress(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {

    public static final int USUAL_PORT = 1883;

    private static final int LAST_PORT = 65_535;

    /** In the environment, the password of whom an address names. */
    public static final String PASSWORD_VARIABLE = "MYODOSE_BROKER_PASSWORD";

    /**
     * Reads {@code mqtt://host:port} or {@code mqtt://user@host:port}; without a port it is 1883.
     *
     * @param password of the user that the address names
     * @throws UserException when it is no such address, or there is a password in it
     */
    public static BrokerAddress parse(String text, @Nullable String password) {
        try {
            URI uri = new URI(text.strip());
            boolean plain = uri.getPath() == null || uri.getPath().matches("/?");
            if ("mqtt".equals(uri.getScheme()) && uri.getHost() != null && plain && uri.getPort() <= LAST_PORT) {
                int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
                String user = uri.getUserInfo();
                requireNoPassword(user);
                return new BrokerAddress(uri.getHost(), port, user, user == null ? null : password);
            }
        } catch (URISyntaxException wrong) {
            // Neither its message nor the text itself, for there may be a password in it.
            throw refused();
        }
        throw refused();
    }

    private static void requireNoPassword(@Nullable String user) {
        if (user != null && user.contains(":")) {
            throw new UserException("An address is no place for a password, for others on this machine can read it:"
                    + " write mqtt://user@host:port, and set the variable " + PASSWORD_VARIABLE + ".");
        }
    }

    private static UserException refused() {
        return new UserException(
                "That is no address of a broker: write it as mqtt://host:port, such as mqtt://192.168.4.1:1883"
                        + " (an encrypted one, mqtts, is not there yet).");
    }

    /** The same broker, signed in to as somebody else. */
    public BrokerAddress as(String otherUser, String otherPassword) {
        return new BrokerAddress(host, port, otherUser, otherPassword);
    }

    /** As {@link #as}, where the address itself does not say as whom. */
    public BrokerAddress orAs(String usualUser, String usualPassword) {
        return user == null ? as(usualUser, usualPassword) : this;
    }

    @Override
    public String toString() {
        return "mqtt://" + host + ":" + port;
    }
}
