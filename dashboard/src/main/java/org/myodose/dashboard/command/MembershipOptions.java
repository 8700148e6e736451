package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;
import org.myodose.dashboard.classroom.student.ClassUplink;
import org.myodose.dashboard.classroom.student.Membership;
import org.myodose.dashboard.station.DeviceStation;
import org.myodose.dashboard.station.Station;
import picocli.CommandLine.Option;

/** Which class a station takes part in. */
final class MembershipOptions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--class",
            paramLabel = "CODE",
            description = "Take part in this class, whose code is on the trainer's screen; see docs/class.md.")
    private @Nullable String code;

    @Option(
            names = "--trainer",
            paramLabel = "mqtt[s]://HOST[:PORT]",
            description = "Where the class meets: the trainer's machine, or the broker (default: ${DEFAULT-VALUE}).",
            defaultValue = "mqtt://localhost")
    private String trainer = "mqtt://localhost";

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            description = "The certificate that --trainer must show, as the trainer's program printed it; then it is"
                    + " spoken to over TLS.")
    private @Nullable String fingerprint;

    @Option(names = "--name", paramLabel = "NAME", description = "What the class calls this station, or who is at it.")
    private @Nullable String name;

    boolean areGiven() {
        return code != null;
    }

    /**
     * Joins each device of the station to the class, where there is one.
     *
     * @param recording the file that the station records into
     * @throws UserException when the code or the address cannot be one
     */
    LivePage.Joining joining(@Nullable Path recording) {
        String given = code;
        if (given == null) {
            return (station, joined, out) -> {};
        }
        ClassCode parsed = ClassCode.parse(given);
        BrokerAddress address = broker(trainer);
        BrokerAddress broker = (fingerprint == null ? address : address.pinnedTo(fingerprint))
                .orAs(parsed.stationUser(), parsed.password());
        String called = name == null ? "station" : name.strip();
        if (called.isEmpty()) {
            throw new UserException("--name is empty: give the station a name that the trainer can call.");
        }
        return (station, joined, out) -> join(station, parsed, broker, called, recording, joined, out);
    }

    /** The broker at that address; its password, where it has one of its own, comes from the environment. */
    static BrokerAddress broker(String address) {
        return BrokerAddress.parse(address, System.getenv(BrokerAddress.PASSWORD_VARIABLE));
    }

    /** Each device is a student; of several, each has its own name too. */
    static void join(
            Station station,
            ClassCode code,
            BrokerAddress broker,
            String name,
            @Nullable Path recording,
            OpenParts joined,
            PrintWriter out)
            throws InterruptedException {
        List<DeviceStation> devices = station.devices();
        Path folder = recording == null || recording.getParent() == null ? Path.of("") : recording.getParent();
        for (DeviceStation device : devices) {
            String own = device.device().name();
            String called = devices.size() == 1 ? name : name.isEmpty() ? own : name + " " + own;
            ClassUplink uplink = new ClassUplink(
                    new Membership(
                            code,
                            broker,
                            called.isEmpty() ? own : called,
                            folder,
                            device.device().source(),
                            recording == null ? "" : String.valueOf(recording.getFileName())),
                    device,
                    InstantSource.system());
            joined.add(uplink);
            out.println("  " + uplink.start(PATIENCE));
        }
    }
}
