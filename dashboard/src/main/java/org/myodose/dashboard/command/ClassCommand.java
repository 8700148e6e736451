package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;
import org.myodose.dashboard.classroom.trainer.ClassBroker;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.Inbox;
import org.myodose.dashboard.station.DeviceControl;
import org.myodose.dashboard.station.NamedSource;
import org.myodose.dashboard.station.Station;
import org.myodose.dashboard.station.StationControl;
import org.myodose.dashboard.web.ServerPlan;
import org.myodose.dashboard.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "class",
        subcommands = RehearseCommand.class,
        description = "Hold a class: a board of all students, drills for all, and the report.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./myodose class --class-listen 0.0.0.0",
            "  ./myodose class --source anna=sim:hand?seed=1 --source ben=sim:hand?seed=2 --band 20:30",
            "  ./myodose class --broker mqtt://broker.school.example --class K7M2-PX4QRT"
        })
final class ClassCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--class",
            paramLabel = "CODE",
            description = "Go on with the class of this code; without it, a new one begins.")
    private @Nullable String code;

    @Option(
            names = "--broker",
            paramLabel = "mqtt://HOST[:PORT]",
            description = "Meet at this broker; without it, one runs inside this program.")
    private @Nullable String broker;

    @Option(
            names = "--class-port",
            paramLabel = "PORT",
            description = "Port of the broker inside (default: ${DEFAULT-VALUE}; 0 takes any free one).",
            defaultValue = "1883")
    private int classPort = BrokerAddress.USUAL_PORT;

    @Option(
            names = "--class-listen",
            paramLabel = "ADDRESS",
            description =
                    "Let stations on other machines join at this address of this machine, such as 0.0.0.0 for all"
                            + " of them; unless --class-encrypted in the clear, so on a network of your own (default: ${DEFAULT-VALUE}).",
            defaultValue = "localhost")
    private String classListen = "localhost";

    @Option(
            names = "--class-encrypted",
            description =
                    "The broker inside speaks TLS (mqtts), with --certificate or one made here; stations are told its"
                            + " SHA-256 with --fingerprint.")
    private boolean classEncrypted;

    @Option(
            names = "--source",
            paramLabel = "NAME=URI",
            description = "A device of this machine as a student; once more for each further one.")
    private List<String> sources = new ArrayList<>();

    @Mixin
    private final ServingOptions serving = new ServingOptions();

    @Mixin
    private final PrescriptionOptions prescription = new PrescriptionOptions();

    @Mixin
    private final RecordingOptions recording = new RecordingOptions();

    @Mixin
    private final StationOptions station = new StationOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        serving.requirePort();
        Prescription usual = prescription.prescription();
        ClassCode parsed = code == null ? ClassCode.random(new SecureRandom()) : ClassCode.parse(code);
        // Ctrl-C and SIGTERM leave the class and close recordings in order.
        try (OpenParts open = OpenParts.untilShutdown()) {
            hold(parsed, usual, open, Output.of(spec));
        }
        return 0;
    }

    private void hold(ClassCode parsed, Prescription usual, OpenParts open, PrintWriter out) throws Exception {
        ServerPlan served = serving.plan(open, classEncrypted);
        Meeting meeting = meeting(parsed, open);
        Inbox inbox = Inbox.open(Path.of(""), parsed.room());
        ClassDesk desk = open.add(
                new ClassDesk(parsed, meeting.asTrainer, inbox, usual, SessionRooms::own, InstantSource.system()));
        boolean reached = desk.start(PATIENCE);
        List<NamedSource> devices = sources.isEmpty() ? List.of() : NamedSource.parse(sources);
        // Below the station, for whoever takes part in it is to hear its end.
        OpenParts joined = open.add(new OpenParts());
        Station local = devices.isEmpty() ? null : local(devices, usual, open);
        List<Object> rooms = new ArrayList<>(List.of(desk));
        rooms.addAll(SetupRooms.open(open, local == null ? List.of() : local.devices(), Path.of("")));
        WebServer server = open.add(WebServer.start(served, local == null ? new NoDevices() : local, rooms.toArray()));
        out.println("Class " + parsed.room() + " is open: stations join with the code " + parsed.written() + ".");
        out.println("  ./myodose run --source … --class " + parsed.written() + " --trainer " + meeting.told
                + meeting.told.pin().map(sha256 -> " --fingerprint " + sha256).orElse("") + " --name 'station 1'");
        if (!reached) {
            out.println("  " + meeting.asTrainer + " does not answer yet; it is tried again.");
        }
        if (local != null) {
            local.start();
            Path file = local.recorder().map(recorder -> recorder.file()).orElse(null);
            MembershipOptions.join(local, parsed, meeting.asStation, "", file, joined, out);
        }
        URI board = server.link("class.html");
        out.println("  the board: " + board);
        out.println("  (signs you in, once, within an hour)");
        serving.tellReach(served, server, out);
        out.println("Ctrl-C ends it.");
        out.flush();
        if (serving.browserWanted()) {
            LivePage.openBrowser(board);
        }
        new CountDownLatch(1).await();
    }

    /** Where the class meets, signed in to as either, and as stations elsewhere are told. */
    private record Meeting(BrokerAddress asTrainer, BrokerAddress asStation, BrokerAddress told) {}

    private Meeting meeting(ClassCode parsed, OpenParts open) {
        if (broker != null) {
            BrokerAddress outside = MembershipOptions.broker(broker).orAs(parsed.stationUser(), parsed.password());
            return new Meeting(outside, outside, outside);
        }
        ClassBroker inside = open.add(ClassBroker.start(
                classListen, classPort, parsed, classEncrypted ? serving.certificate(Instant.now()) : null));
        return new Meeting(inside.asTrainer(), inside.asStation(), inside.told());
    }

    private Station local(List<NamedSource> devices, Prescription usual, OpenParts open) throws Exception {
        Path file = recording.file("", devices, Path.of(""));
        return open.add(new Station(station.plan(devices, usual, file, recording.settings())));
    }

    /** A trainer's machine to which nothing is plugged. */
    private static final class NoDevices implements StationControl {

        @Override
        public List<DeviceControl> devices() {
            return List.of();
        }

        @Override
        public void newSession() {
            // There is none to begin.
        }
    }
}
