package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.Inbox;
import org.myodose.dashboard.library.ExportJobs;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.RecordingsFolder;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Door;
import org.myodose.dashboard.security.Doors;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.HostNames;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.setup.CalibrationDesk;
import org.myodose.dashboard.setup.DevicesDesk;
import org.myodose.dashboard.setup.DoctorDesk;
import org.myodose.dashboard.setup.PrescriptionFolder;

/**
 * Walks all routes of the running application, WebSockets included, as everybody: what comes is what {@link Doors} says. It
 * fails on a route that is missing there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTest {

    /** What the page's files are, which no controller serves. */
    private static final Set<String> FILES = Set.of(
            "GET /",
            "GET /index.html",
            "GET /class.html",
            "GET /debrief.html",
            "GET /researcher.html",
            "GET /setup.html",
            "GET /favicon.svg",
            "GET /assets/**",
            "GET /login.html",
            "GET /patient.html",
            "GET /docs/",
            "GET /docs/**");

    private static final Set<String> STREAMS = Set.of("/api/v1/live", "/api/v1/class/live", "/api/v1/setup/live");

    private final Gate strict = gate(false);
    private final Gate open = gate(true);
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer strictServer;
    private WebServer openServer;

    private static Gate gate(boolean openHere) {
        Reach reach = new Reach(openHere, HostNames.loopback(), false);
        return Gate.of(reach, ScriptToken.of(null), InstantSource.system());
    }

    /** A desk that nobody has opened: it has all routes, and refuses orders. */
    private static ClassDesk desk() throws IOException {
        return new ClassDesk(
                ClassCode.parse("K7M2-PX4QRT"),
                BrokerAddress.parse("mqtt://localhost", null),
                Inbox.open(Files.createTempDirectory(classes, "class"), "K7M2"),
                Prescriptions.demonstration(),
                InstantSource.system());
    }

    @TempDir
    private static Path classes;

    /** Empty. */
    @TempDir
    private static Path folder;

    private final ExportJobs exports = new ExportJobs("1");
    private final DevicesDesk devices = new DevicesDesk(List.of());
    private final DoctorDesk doctor = new DoctorDesk(List::of);
    private Library library;

    @BeforeAll
    void start() throws IOException {
        library = new Library(new RecordingsFolder(folder), folder.resolve("cache"), "1", InstantSource.system());
        strictServer = start(strict);
        openServer = start(open);
    }

    /** With every room that any command serves. */
    private WebServer start(Gate gate) throws IOException {
        PrescriptionFolder prescriptions = new PrescriptionFolder(folder.resolve("prescriptions"));
        CalibrationDesk calibrations = new CalibrationDesk(List.of(), folder.resolve("calibrations"));
        return WebServer.start(
                0,
                gate,
                new CountingStation(),
                desk(),
                library,
                exports,
                devices,
                doctor,
                prescriptions,
                calibrations,
                SessionDesks.idle(library));
    }

    @AfterAll
    void stop() {
        strictServer.close();
        openServer.close();
        devices.close();
        exports.close();
        library.close();
        client.close();
    }

    @Test
    void everyRouteHasADoorAndEveryDoorARoute() {
        Set<String> doors = Doors.table().stream()
                .map(door -> door.method() + " " + door.path())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> routes = new TreeSet<>(strictServer.routes());
        // Asking only for the head of something is asking for it.
        routes.removeIf(route -> route.startsWith("HEAD ") && routes.contains(route.replaceFirst("HEAD", "GET")));
        routes.addAll(FILES);
        assertEquals(
                routes,
                doors,
                "security.Doors must name who may use each route, and no other: add or take off its line");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void letsARoleThroughItsOwnDoorsOnly(Role role) throws Exception {
        assertEquals(List.of(), differences(strictServer, strict, new Caller("somebody", Set.of(role))));
        assertEquals(List.of(), differences(openServer, open, new Caller("somebody", Set.of(role))));
    }

    @Test
    void letsNobodyInWhoIsNotSignedInButWhereTheTableSays() throws Exception {
        assertEquals(List.of(), differences(strictServer, strict, null));
        assertEquals(List.of(), differences(openServer, open, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/",
                "/api/v1/live/",
                "/API/v1/live",
                "/api//v1/live",
                "/api/v1/%6cive",
                "/assets/../api/v1/live",
                "/assets/..%2Findex.html",
                "/nothing",
                "/api/v1/live;x=1",
                "/assets/",
                "/application.properties"
            })
    void hasNoDoorBesideThoseInTheTable(String path) throws Exception {
        Visitor visitor = visitor(strictServer, strict, Caller.owner());
        assertEquals(404, visitor.get(path).statusCode());
        assertEquals(
                404, visitor.ask("DELETE", path, "Origin", visitor.ownOrigin()).statusCode());
    }

    @Test
    void doesWhatADoorIsForAndNothingElse() throws Exception {
        Visitor visitor = visitor(strictServer, strict, Caller.owner());
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "GET")) {
            assertEquals(
                    405,
                    visitor.ask(method, "/api/v1/tare", "Origin", visitor.ownOrigin())
                            .statusCode(),
                    method);
        }
    }

    private List<String> differences(WebServer server, Gate gate, @Nullable Caller caller) throws Exception {
        List<String> differences = new ArrayList<>();
        assertFalse(Doors.table().isEmpty());
        for (Door door : Doors.table()) {
            // Each with a session of its own, for one of the doors ends it.
            Visitor visitor = visitor(server, gate, caller);
            String path = door.path().replace("**", "x/y.svg").replace("*", "x");
            String expected = expected(door, caller, gate.reach().openHere());
            String found = found(ask(visitor, door.method(), path));
            if (!expected.equals(found)) {
                differences.add(door.method() + " " + path + ": " + found + " instead of " + expected);
            }
        }
        return differences;
    }

    private static int ask(Visitor visitor, String method, String path) throws Exception {
        return STREAMS.contains(path)
                ? visitor.openStream(path, "Origin", visitor.ownOrigin())
                : visitor.ask(method, path, "Origin", visitor.ownOrigin()).statusCode();
    }

    /** Written out here once more, so that the table's own reading of itself is not its only judge. */
    private static String expected(Door door, @Nullable Caller caller, boolean openHere) {
        boolean open = switch (door.openTo()) {
            case EVERYBODY -> true;
            case THIS_MACHINE -> openHere;
            case NOBODY -> false;
        };
        if (open) {
            return "in";
        }
        if (caller == null) {
            return "sign in";
        }
        return caller.roles().stream().anyMatch(door.roles()::contains) ? "in" : "wrong role";
    }

    private static String found(int status) {
        return switch (status) {
            case 401 -> "sign in";
            case 403 -> "wrong role";
            default -> "in";
        };
    }

    private Visitor visitor(WebServer server, Gate gate, @Nullable Caller caller) {
        String cookie = caller == null
                ? null
                : gate.cookieName(server.address().getPort()) + "="
                        + gate.sessions().begin(caller);
        return new Visitor(client, server.address(), cookie);
    }
}
