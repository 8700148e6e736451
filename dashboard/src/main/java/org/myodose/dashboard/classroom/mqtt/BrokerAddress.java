package org.myodose.dashboard.classroom.mqtt;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;

/**
 * Where a broker is, and as whom to sign in where that is not left to the class's code. Immutable; {@link #toString} tells no
 * password.
 *
 * @param encrypted whether it is spoken to over TLS
 * @param fingerprint SHA-256 of the certificate that it must show; where there is none, somebody whom Java trusts must vouch
 *     for the certificate and its host
 */
public record BrokerAddress(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        boolean encrypted,
        @Nullable String fingerprint) {

    public static final int USUAL_PORT = 1883;

    private static final int USUAL_ENCRYPTED_PORT = 8883;
    private static final Pattern FINGERPRINT = Pattern.compile("(?:[0-9A-F]{2}:){31}[0-9A-F]{2}");
    private static final Set<String> SCHEMES = Set.of("mqtt", "mqtts");

    private static final int LAST_PORT = 65_535;

    /** In the environment, the password of whom an address names. */
    public static final String PASSWORD_VARIABLE = "MYODOSE_BROKER_PASSWORD";

    /** In the clear. */
    public BrokerAddress(String host, int port, @Nullable String user, @Nullable String password) {
        this(host, port, user, password, false, null);
    }

    /**
     * Reads {@code mqtt://host:port} or {@code mqtt://user@host:port}, or {@code mqtts} instead where it is encrypted; without a
     * port it is 1883, or 8883.
     *
     * @param password of the user that the address names
     * @throws UserException when it is no such address, or there is a password in it
     */
    public static BrokerAddress parse(String text, @Nullable String password) {
        try {
            URI uri = new URI(text.strip());
            boolean plain = uri.getPath() == null || uri.getPath().matches("/?");
            boolean known = uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
            if (known && uri.getHost() != null && plain && uri.getPort() <= LAST_PORT) {
                boolean encrypted = "mqtts".equals(uri.getScheme());
                int usual = encrypted ? USUAL_ENCRYPTED_PORT : USUAL_PORT;
                String user = uri.getUserInfo();
                requireNoPassword(user);
                return new BrokerAddress(
                        uri.getHost(),
                        uri.getPort() < 0 ? usual : uri.getPort(),
                        user,
                        user == null ? null : password,
                        encrypted,
                        null);
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
                "That is no address of a broker: write it as mqtt://host:port, such as mqtt://192.168.4.1:1883, or mqtts://"
                        + " where it is encrypted.");
    }

    /**
     * The same broker, encrypted, and believed to be itself only where its certificate has that SHA-256, whoever vouches for it.
     *
     * @throws UserException when that is no fingerprint
     */
    public BrokerAddress pinnedTo(String written) {
        String upper = written.strip().toUpperCase(Locale.ROOT);
        if (!FINGERPRINT.matcher(upper).matches()) {
            throw new UserException(
                    "That is no fingerprint of a certificate: write the 32 pairs of digits that the trainer's"
                            + " program printed behind SHA-256, with colons between.");
        }
        return new BrokerAddress(host, port, user, password, true, upper);
    }

    /** The fingerprint to be told to others, where the broker is known by one. */
    public Optional<String> pin() {
        return Optional.ofNullable(fingerprint);
    }

    /** The same broker, signed in to as somebody else. */
    public BrokerAddress as(String otherUser, String otherPassword) {
        return new BrokerAddress(host, port, otherUser, otherPassword, encrypted, fingerprint);
    }

    /** The same broker, under another name or address of its machine. */
    public BrokerAddress at(String otherHost) {
        return new BrokerAddress(otherHost, port, user, password, encrypted, fingerprint);
    }

    /** As {@link #as}, where the address itself does not say as whom. */
    public BrokerAddress orAs(String usualUser, String usualPassword) {
        return user == null ? as(usualUser, usualPassword) : this;
    }

    @Override
    public String toString() {
        return (encrypted ? "mqtts://" : "mqtt://") + host + ":" + port;
    }
}
