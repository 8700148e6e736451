package org.myodose.dashboard.classroom.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Map;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.ServerCertificate;
import org.myodose.dashboard.security.ThisMachine;

/**
 * A broker inside this program: Apache Artemis, for MQTT alone, with nothing kept on disk, because stations keep what must not
 * be lost. Close it to free its port.
 */
public final class EmbeddedBroker implements AutoCloseable {

    /** What lies waiting for one topic's hearers; more is dropped, and sent again where it must arrive. */
    private static final long MOST_WAITING_BYTES = 16L << 20;

    private static final int LARGEST_PACKET_BYTES = 1 << 20;
    private static final String ACCEPTOR = "class";
    private static final String LOCALHOST = "localhost";

    private final EmbeddedActiveMQ server;
    private final String host;
    private final int port;
    private final @Nullable BrokerKeys keys;

    private EmbeddedBroker(EmbeddedActiveMQ server, String host, int port, @Nullable BrokerKeys keys) {
        this.server = server;
        this.host = host;
        this.port = port;
        this.keys = keys;
    }

    /**
     * Starts one.
     *
     * @param host the address of this machine that it listens on; {@code localhost} keeps other machines out
     * @param port 0 takes any free one
     * @param doors who may do what
     * @throws UserException when the port is taken, or the address is not this machine's
     */
    public static EmbeddedBroker start(String host, int port, BrokerDoors doors) {
        return start(host, port, doors, null);
    }

    /**
     * The same, over TLS.
     *
     * @param certificate what it shows; null where it speaks in the clear
     * @throws UserException when the port is taken, or the address is not this machine's
     */
    public static EmbeddedBroker start(
            String host, int port, BrokerDoors doors, @Nullable ServerCertificate certificate) {
        requireFree(host, port);
        @Nullable BrokerKeys keys = certificate == null ? null : BrokerKeys.of(certificate);
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration(host, port, keys == null ? "" : keys.parameters()));
        server.setSecurityManager(doors);
        try {
            server.start();
            var acceptor = server.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR);
            if (!(acceptor instanceof NettyAcceptor listening) || listening.getActualPort() <= 0) {
                throw new UserException("The broker cannot listen at " + host + ":" + port + ".");
            }
            return new EmbeddedBroker(server, host, listening.getActualPort(), keys);
        } catch (UserException refused) {
            stop(server, keys);
            throw refused;
        } catch (Exception failure) {
            // The library's own signature; whatever it was, there is no broker.
            stop(server, keys);
            throw new UserException("The broker did not start at " + host + ":" + port + ": " + failure, failure);
        }
    }

    private static Configuration configuration(String host, int port, String encryption) {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("myodose-class");
        configuration.setPersistenceEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setSecurityEnabled(true);
        configuration.setGracefulShutdownEnabled(false);
        // Looking at disks and clusters is of no use where nothing is kept.
        configuration.setMaxDiskUsage(-1);
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setMaxSizeBytes(MOST_WAITING_BYTES)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP));
        try {
            configuration.addAcceptorConfiguration(
                    ACCEPTOR,
                    String.format(
                            Locale.ROOT,
                            "tcp://%s:%d?protocols=MQTT;useEpoll=false;useKQueue=false;maximumPacketSize=%d%s",
                            host,
                            port,
                            LARGEST_PACKET_BYTES,
                            encryption));
        } catch (Exception impossible) {
            throw new IllegalStateException(Map.of("host", host, "port", port).toString(), impossible);
        }
        return configuration;
    }

    private static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException | IllegalArgumentException taken) {
            throw new UserException(
                    "The class cannot listen at " + host + ":" + port + " (" + taken.getMessage()
                            + "): another program, perhaps another class, is there, or the address is not this machine's;"
                            + " choose another with --class-port or --class-listen.",
                    taken);
        }
    }

    /** Where programs of this machine find it. */
    public BrokerAddress address() {
        BrokerAddress plain = new BrokerAddress(isEverywhere(host) ? LOCALHOST : host, port, null, null);
        return keys == null ? plain : plain.pinnedTo(keys.fingerprint());
    }

    /** Where stations find it: on other machines, if it listens there, by the address that these most likely reach. */
    public BrokerAddress addressForStations() {
        return address().at(hostForStations(host));
    }

    static String hostForStations(String host) {
        return isEverywhere(host)
                ? ThisMachine.hosts(InetAddress.ofLiteral(host)).stream()
                        .findFirst()
                        .orElse(LOCALHOST)
                : host;
    }

    private static boolean isEverywhere(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    private static void stop(EmbeddedActiveMQ server, @Nullable BrokerKeys keys) {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the broker did not stop", failure);
        } finally {
            if (keys != null) {
                keys.close();
            }
        }
    }

    @Override
    public void close() {
        stop(server, keys);
    }
}
