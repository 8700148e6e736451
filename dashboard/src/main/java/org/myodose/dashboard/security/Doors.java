package org.myodose.dashboard.security;

import static org.myodose.dashboard.security.Role.ADMINISTRATOR;
import static org.myodose.dashboard.security.Role.PATIENT;
import static org.myodose.dashboard.security.Role.RESEARCHER;
import static org.myodose.dashboard.security.Role.STUDENT;
import static org.myodose.dashboard.security.Role.THERAPIST;
import static org.myodose.dashboard.security.Role.TRAINER;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one table of who may do what. A route that is not in it is shut to everybody, whatever a controller says; a test walks
 * all routes of the running server and fails on one that is missing here. docs/security.md shows the same table.
 */
public final class Doors {

    /** What became of somebody at a door. */
    public enum Verdict {
        ENTER,
        /** Nobody is signed in, and this door asks for somebody. */
        SIGN_IN,
        /** Signed in, but with other roles. */
        WRONG_ROLE,
        /** There is such a door, but not for this method. */
        WRONG_METHOD,
        /** There is no such door. */
        NO_DOOR
    }

    private static final Role[] ALL = Role.ofAccounts().toArray(Role[]::new);
    private static final Role[] MEASURING = {THERAPIST, TRAINER, RESEARCHER};
    private static final Role[] LOOKING_AFTER = {THERAPIST, TRAINER, RESEARCHER, ADMINISTRATOR};
    /** Whoever treats or measures people, under their pseudonyms. */
    private static final Role[] TREATING = {THERAPIST, RESEARCHER};

    private static final Role[] PRESSING = {THERAPIST, TRAINER, RESEARCHER, STUDENT};

    private static final List<Door> TABLE = List.of(
            Door.everybody("GET", "/enter"),
            Door.everybody("GET", "/favicon.svg"),
            Door.everybody("GET", "/assets/**"),
            Door.everybody("GET", "/api/v1/openapi.json"),
            Door.everybody("GET", "/docs"),
            Door.everybody("GET", "/docs/"),
            Door.everybody("GET", "/docs/**"),
            Door.everybody("GET", "/login.html"),
            Door.everybody("GET", "/patient.html"),
            Door.everybody("POST", "/api/v1/login"),
            Door.only("GET", "/api/v1/me", ALL),
            Door.only("POST", "/logout", ALL),
            Door.thisMachineAnd("GET", "/", ALL),
            Door.thisMachineAnd("GET", "/index.html", ALL),
            Door.thisMachineAnd("GET", "/api/v1/live", PRESSING),
            Door.thisMachineAnd("POST", "/api/v1/tare", PRESSING),
            Door.thisMachineAnd("POST", "/api/v1/tare/undo", PRESSING),
            Door.thisMachineAnd("POST", "/api/v1/session", PRESSING),
            Door.thisMachineAnd("GET", "/api/v1/session", TREATING),
            Door.thisMachineAnd("POST", "/api/v1/session/begin", TREATING),
            Door.thisMachineAnd("POST", "/api/v1/session/go-on", TREATING),
            Door.thisMachineAnd("POST", "/api/v1/patient-link", TREATING),
            Door.thisMachineAnd("DELETE", "/api/v1/patient-link", TREATING),
            Door.only("GET", "/api/v1/patient", PATIENT),
            Door.only("POST", "/api/v1/patient/pain", PATIENT),
            Door.only("POST", "/api/v1/patient/stop", PATIENT),
            Door.thisMachineAnd("POST", "/api/v1/pain", PRESSING),
            Door.thisMachineAnd("POST", "/api/v1/pain/undo", PRESSING),
            Door.thisMachineAnd("POST", "/api/v1/mark", PRESSING),
            Door.thisMachineAnd("POST", "/api/v1/mark/undo", PRESSING),
            Door.only("GET", "/researcher.html", RESEARCHER),
            Door.only("GET", "/api/v1/recordings", RESEARCHER),
            Door.only("GET", "/api/v1/recordings/*", RESEARCHER),
            Door.only("GET", "/api/v1/recordings/*/file", RESEARCHER),
            Door.only("GET", "/api/v1/recordings/*/view", RESEARCHER),
            Door.only("GET", "/api/v1/recordings/*/window", RESEARCHER),
            Door.only("GET", "/api/v1/recordings/*/annotations", RESEARCHER),
            Door.only("GET", "/api/v1/recordings/*/annotations.csv", RESEARCHER),
            Door.only("PUT", "/api/v1/recordings/*/annotations/*", RESEARCHER),
            Door.only("DELETE", "/api/v1/recordings/*/annotations/*", RESEARCHER),
            Door.only("POST", "/api/v1/recordings/*/annotations/*/undo", RESEARCHER),
            Door.only("GET", "/api/v1/recordings/*/analysis", RESEARCHER),
            Door.only("GET", "/api/v1/analysis-choices", RESEARCHER),
            Door.only("POST", "/api/v1/exports", RESEARCHER),
            Door.only("GET", "/api/v1/export-formats", RESEARCHER),
            Door.only("GET", "/api/v1/exports", RESEARCHER),
            Door.only("GET", "/api/v1/exports/*", RESEARCHER),
            Door.only("GET", "/api/v1/exports/*/files", RESEARCHER),
            Door.only("GET", "/api/v1/exports/*/files/*", RESEARCHER),
            Door.only("DELETE", "/api/v1/exports/*", RESEARCHER),
            Door.only("POST", "/api/v1/exports/*/resume", RESEARCHER),
            Door.thisMachineAnd("POST", "/api/v1/estimate", PRESSING),
            Door.thisMachineAnd("POST", "/api/v1/feedback", PRESSING),
            Door.only("GET", "/setup.html", LOOKING_AFTER),
            Door.only("GET", "/api/v1/setup/live", MEASURING),
            Door.only("GET", "/api/v1/setup/latency", MEASURING),
            Door.only("POST", "/api/v1/setup/doctor", LOOKING_AFTER),
            Door.only("GET", "/api/v1/setup/prescriptions", THERAPIST, TRAINER),
            Door.only("GET", "/api/v1/setup/prescriptions/*", THERAPIST, TRAINER),
            Door.only("POST", "/api/v1/setup/prescriptions/check", THERAPIST, TRAINER),
            Door.only("PUT", "/api/v1/setup/prescriptions/*", THERAPIST, TRAINER),
            Door.only("GET", "/api/v1/setup/calibration", MEASURING),
            Door.only("POST", "/api/v1/setup/calibration", MEASURING),
            Door.only("DELETE", "/api/v1/setup/calibration", MEASURING),
            Door.only("POST", "/api/v1/setup/calibration/answer", MEASURING),
            Door.only("POST", "/api/v1/setup/calibration/save", MEASURING),
            Door.only("GET", "/api/v1/setup/calibration/plot.svg", MEASURING),
            Door.only("GET", "/api/v1/users", ADMINISTRATOR),
            Door.only("POST", "/api/v1/users", ADMINISTRATOR),
            Door.only("PUT", "/api/v1/users/*/roles", ADMINISTRATOR),
            Door.only("PUT", "/api/v1/users/*/password", ADMINISTRATOR),
            Door.only("DELETE", "/api/v1/users/*", ADMINISTRATOR),
            Door.only("GET", "/class.html", TRAINER),
            Door.only("GET", "/debrief.html", TRAINER),
            Door.only("GET", "/api/v1/class", TRAINER),
            Door.only("GET", "/api/v1/class/live", TRAINER),
            Door.only("GET", "/api/v1/class/stations/*", TRAINER),
            Door.only("POST", "/api/v1/class/stations/*/feedback", TRAINER),
            Door.only("GET", "/api/v1/class/prescriptions", TRAINER),
            Door.only("POST", "/api/v1/class/drill/start", TRAINER),
            Door.only("POST", "/api/v1/class/drill/stop", TRAINER),
            Door.only("GET", "/api/v1/class/debrief", TRAINER),
            Door.only("POST", "/api/v1/class/expert", TRAINER),
            Door.only("GET", "/api/v1/class/report", TRAINER),
            Door.only("GET", "/api/v1/class/report.csv", TRAINER));

    private Doors() {}

    /** All of them, in the order in which people read them. */
    public static List<Door> table() {
        return TABLE;
    }

    /** The door of that route, if there is one. */
    public static Optional<Door> find(String method, String path) {
        return TABLE.stream().filter(door -> door.leads(method, path)).findFirst();
    }

    /**
     * Whether somebody may ask for this.
     *
     * @param caller null where nobody is signed in
     * @param openHere whether {@link Door.Open#THIS_MACHINE} holds
     */
    public static Verdict verdict(String method, String path, @Nullable Caller caller, boolean openHere) {
        Optional<Door> door = find(method, path);
        if (door.isEmpty()) {
            return TABLE.stream().anyMatch(other -> other.leads(other.method(), path))
                    ? Verdict.WRONG_METHOD
                    : Verdict.NO_DOOR;
        }
        Door.Open open = door.get().openTo();
        if (open == Door.Open.EVERYBODY || (open == Door.Open.THIS_MACHINE && openHere)) {
            return Verdict.ENTER;
        }
        if (caller == null) {
            return Verdict.SIGN_IN;
        }
        return door.get().roles().stream().anyMatch(caller.roles()::contains) ? Verdict.ENTER : Verdict.WRONG_ROLE;
    }
}
