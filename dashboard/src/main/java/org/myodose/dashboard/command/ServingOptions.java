package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Accounts;
import org.myodose.dashboard.security.Audit;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.OwnCertificate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.security.ServerCertificate;
import org.myodose.dashboard.security.ThisMachine;
import org.myodose.dashboard.store.AuditLog;
import org.myodose.dashboard.store.LazyStore;
import org.myodose.dashboard.store.StoreLocation;
import org.myodose.dashboard.web.ServerPlan;
import org.myodose.dashboard.web.WebServer;
import picocli.CommandLine.Option;

/** Where the page is served, and to whom: this machine alone, or others. What {@code demo}, {@code run} and {@code class} share. */
final class ServingOptions {

    private static final Pattern LISTEN =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)" + "(?::(\\d{1,5}))?");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the page (default: ${DEFAULT-VALUE}; 0 takes any free one).",
            defaultValue = "8080")
    private int port = 8080;

    @Option(names = "--no-browser", description = "Do not open a browser; just print the address.")
    private boolean noBrowser;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS[:PORT]",
            description =
                    "Let other machines in at this address of this one (0.0.0.0: at all of them). Needs an account,"
                            + " and is encrypted; see docs/security.md (default: this machine only).")
    private @Nullable String listen;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "With --listen: your own certificate, in PEM (default: one made here, signed by itself).")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "The key of --certificate, in PEM (PKCS#8).")
    private @Nullable Path key;

    /**
     * Looks whether the page can be served as wanted, before anything else is touched.
     *
     * @throws UserException when the port is taken, or it is no address of this machine
     */
    void requirePort() {
        WebServer.requirePort(port(), address());
    }

    boolean openToOthers() {
        return listen != null;
    }

    /** For a person at a desktop. */
    boolean browserWanted() {
        return !noBrowser;
    }

    /**
     * How to serve. For this machine alone nothing is opened but what somebody asks for; without a store nobody but the owner is
     * served then, and nothing is noted.
     *
     * @param parts closes what is opened
     * @throws UserException when others could come in without signing in, or could be overheard
     */
    ServerPlan plan(OpenParts parts) {
        return plan(parts, false);
    }

    /**
     * The same.
     *
     * @param certificateElsewhere whether a certificate is of use also where the page is for this machine alone
     */
    ServerPlan plan(OpenParts parts, boolean certificateElsewhere) {
        StoreLocation location = Kept.location();
        LazyStore store = parts.add(new LazyStore(location));
        if (!openToOthers()) {
            requireNoCertificate(certificateElsewhere);
            return ServerPlan.thisMachine(port(), gate(Reach.thisMachine(), location, store, parts));
        }
        requireAccount(store);
        ServerCertificate shown = certificate(Instant.now());
        Reach reach = Reach.network(address(), shown);
        return new ServerPlan(port(), address(), gate(reach, location, store, parts), Optional.of(shown));
    }

    private static Gate gate(Reach reach, StoreLocation location, LazyStore store, OpenParts parts) {
        Audit audit = location.exists() ? parts.add(new AuditLog(store)) : Audit.none();
        ScriptToken token = ScriptToken.of(System.getenv(ScriptToken.VARIABLE));
        return Gate.of(reach, token, store, audit, InstantSource.system());
    }

    private void requireNoCertificate(boolean used) {
        if (!used && (certificate != null || key != null)) {
            throw new UserException("A certificate is shown to other machines: give --listen ADDRESS too, or leave"
                    + " --certificate and --key out.");
        }
    }

    private static void requireAccount(Accounts accounts) {
        if (accounts.all().isEmpty()) {
            throw new UserException("Nobody could sign in from other machines, for there is no account:"
                    + " './myodose users add NAME --role ROLE' makes one; then start again.");
        }
    }

    /** What is shown to other machines: the house's own, or one made here and kept. */
    ServerCertificate certificate(Instant now) {
        if (certificate != null && key != null) {
            return ServerCertificate.of(certificate, key, now);
        }
        if (certificate != null || key != null) {
            throw new UserException("A certificate and its key belong together: give both --certificate and --key.");
        }
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
        names.addAll(ThisMachine.allHosts(address()));
        return OwnCertificate.in(StoreLocation.usual(System.getenv()), names, now);
    }

    private int port() {
        Matcher wanted = LISTEN.matcher(listen == null ? "" : listen);
        return wanted.matches() && wanted.group(2) != null ? Integer.parseInt(wanted.group(2)) : port;
    }

    private InetAddress address() {
        if (listen == null) {
            return InetAddress.getLoopbackAddress();
        }
        Matcher wanted = LISTEN.matcher(listen);
        try {
            if (wanted.matches()) {
                return InetAddress.getByName(wanted.group(1));
            }
        } catch (UnknownHostException unknown) {
            throw noAddress(listen, unknown);
        }
        throw noAddress(listen, null);
    }

    private static UserException noAddress(String listen, @Nullable Throwable cause) {
        String sentence =
                "'" + listen + "' is no address of this machine: give one such as 192.168.1.10, 192.168.1.10:8443"
                        + " or 0.0.0.0 for all of them.";
        return cause == null ? new UserException(sentence) : new UserException(sentence, cause);
    }

    /** Says what is open to whom, where others can reach the server. */
    void tellReach(ServerPlan plan, WebServer server, PrintWriter out) {
        plan.certificate().ifPresent(shown -> {
            out.println("Other machines can reach this one, encrypted, at:");
            server.addressesForOthers().forEach(address -> out.println("  " + address));
            int accounts = plan.gate().accounts().all().size();
            out.println("  Whoever has an account (" + accounts
                    + ") signs in there and may do what the account's roles may;");
            out.println("  without one there are the page for signing in and the documents, and nothing else.");
            out.println("  certificate: " + (shown.selfSigned() ? "made here, so browsers warn of it once" : "your own")
                    + "; good until " + shown.until().atZone(ZoneOffset.UTC).toLocalDate());
            out.println("  SHA-256 " + shown.fingerprint());
        });
    }
}
