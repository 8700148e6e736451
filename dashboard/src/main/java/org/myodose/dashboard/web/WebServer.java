package org.myodose.dashboard.web;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.station.StationControl;

/** The running HTTP server, on this machine's loopback address unless it was told otherwise. Close it to free its port. */
public final class WebServer implements AutoCloseable {

    private static final int LAST_PORT = 65_535;
    private static final int FIRST_PORT_FOR_ALL = 1024;

    private final ApplicationContext context;
    private final URI address;
    private final Gate gate;
    private final SessionWatch watch;

    private WebServer(ApplicationContext context, URI address, Gate gate) {
        this.context = context;
        this.address = address;
        this.gate = gate;
        watch = new SessionWatch(gate, context.getBean(SignedInSockets.class));
    }

    /**
     * Serves the page and the live streams of the station's devices to this machine, with no script's token.
     *
     * @param rooms what else is served, such as a class's desk
     * @throws UserException when the port is taken, naming a free one
     */
    public static WebServer start(int port, StationControl control, Object... rooms) {
        Gate gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), InstantSource.system());
        return start(port, gate, control, rooms);
    }

    /**
     * Serves the page and the live streams of the station's devices to whom the gate lets in.
     *
     * @param rooms what else is served, such as a class's desk
     * @throws UserException when the port is taken, naming a free one
     */
    public static WebServer start(int port, Gate gate, StationControl control, Object... rooms) {
        return start(ServerPlan.thisMachine(port, gate), control, rooms);
    }

    /**
     * Serves the page and the live streams of the station's devices as planned.
     *
     * @param rooms what else is served, such as a class's desk
     * @throws UserException when the port is taken, naming a free one, or the address is none of this machine
     */
    public static WebServer start(ServerPlan plan, StationControl control, Object... rooms) {
        requirePort(plan.port(), plan.listen());
        Gate gate = plan.gate();
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(plan.properties())
                .singletons(control, gate)
                .singletons(plan.certificate().stream().toArray())
                .singletons(rooms)
                .build();
        try {
            context.start();
            EmbeddedServer server = context.getBean(EmbeddedServer.class);
            if (server instanceof NettyEmbeddedServer netty) {
                netty.register(new Pongs());
                plan.certificate()
                        .ifPresent(shown ->
                                netty.register(new PlainRequests(gate.reach().names())));
            }
            server.start();
            String host = plan.ownHost();
            return new WebServer(
                    context, URI.create(gate.reach().scheme() + "://" + host + ":" + server.getPort() + "/"), gate);
        } catch (ServerStartupException | BeanInstantiationException failure) {
            context.close();
            throw failure;
        }
    }

    /**
     * Asks for a port before anything else is touched; the framework reports a taken one only as one failure among many.
     *
     * @throws UserException when nothing can be served there, naming a port that is free
     */
    public static void requirePort(int port) {
        requirePort(port, InetAddress.getLoopbackAddress());
    }

    /**
     * The same at that address.
     *
     * @throws UserException when nothing can be served there, naming a port that is free
     */
    public static void requirePort(int port, InetAddress listen) {
        if (port < 0 || port > LAST_PORT) {
            throw new UserException("There is no port " + port + ": give a number from 0 to " + LAST_PORT + ".");
        }
        IOException refusal = tryPort(port, listen);
        if (refusal == null) {
            return;
        }
        if (String.valueOf(refusal.getMessage()).contains("assign requested address")) {
            throw new UserException(
                    listen.getHostAddress() + " is no address of this machine: give one of its own with --listen, or"
                            + " 0.0.0.0 for all of them.",
                    refusal);
        }
        boolean reserved = port < FIRST_PORT_FOR_ALL
                && String.valueOf(refusal.getMessage()).contains("ermission");
        throw new UserException(
                "Port " + port
                        + (reserved
                                ? " is reserved for the administrator: choose another"
                                : " is in use by another program: stop that, or choose another")
                        + " with --port " + freePort() + ".",
                refusal);
    }

    private static @Nullable IOException tryPort(int port, InetAddress listen) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(listen, port));
            return null;
        } catch (IOException failure) {
            return failure;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UserException("This machine gives no free port on its loopback address.", failure);
        }
    }

    /** Every route of the running application, as {@code METHOD /path} with {@code *} for each variable. */
    List<String> routes() {
        return context.getBean(Router.class)
                .uriRoutes()
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "*"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Where a browser finds the page. */
    public URI address() {
        return address;
    }

    /** Where other machines find it, the best first; empty where they cannot reach it. */
    public List<URI> addressesForOthers() {
        return gate.reach().addresses(address.getPort());
    }

    /** The one-time link that signs in whoever started the program. */
    public URI link() {
        return address.resolve("enter?key=" + gate.link().key());
    }

    /** Likewise, and leads to one of the pages, such as {@code class.html}. */
    public URI link(String page) {
        return URI.create(link() + "&to=" + page);
    }

    @Override
    public void close() {
        watch.close();
        context.close();
    }
}
