package org.myodose.dashboard.classroom.mqtt;

import java.io.IOException;
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
import org.myodose.dashboard.UserException;

/**
 * A broker inside this program: Apache Artemis, for MQTT alone, with nothing kept on disk, because stations keep what must not
 * be lost. Close it to free its port.
 */
public final class EmbeddedBroker implements AutoCloseable {

    /** What lies waiting for one topic's hearers; more is dropped, and sent again where it must arrive. */
    private static final long MOST_WAITING_BYTES = 16L << 20;

    private static final int LARGEST_PACKET_BYTES = 1 << 20;
    private static final String ACCEPTOR = "class";

    private final EmbeddedActiveMQ server;
    private final String host;
    private final int port;

    private EmbeddedBroker(EmbeddedActiveMQ server, String host, int port) {
        this.server = server;
        this.host = host;
        this.port = port;
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
        requireFree(host, port);
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration(host, port));
        server.setSecurityManager(doors);
        try {
            server.start();
            var acceptor = server.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR);
            if (!(acceptor instanceof NettyAcceptor listening) || listening.getActualPort() <= 0) {
                throw new UserException("The broker cannot listen at " + host + ":" + port + ".");
            }
            return new EmbeddedBroker(server, host, listening.getActualPort());
        } catch (UserException refused) {
            stop(server);
            throw refused;
        } catch (Exception failure) {
            // The library's own signature; whatever it was, there is no broker.
            stop(server);
            throw new UserException("The broker did not start at " + host + ":" + port + ": " + failure, failure);
        }
    }

    private static Configuration configuration(String host, int port) {
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
                            "tcp://%s:%d?protocols=MQTT;useEpoll=false;useKQueue=false;maximumPacketSize=%d",
                            host,
                            port,
                            LARGEST_PACKET_BYTES));
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
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return new BrokerAddress(everywhere ? "localhost" : host, port, null, null);
    }

    private static void stop(EmbeddedActiveMQ server) {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the broker did not stop", failure);
        }
    }

    @Override
    public void close() {
        stop(server);
    }
}
