package org.myodose.dashboard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.dashboard.library.ExportJobs;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.live.LiveDevice;
import org.myodose.dashboard.station.Station;
import org.myodose.dashboard.station.StationPlan;
import org.myodose.dashboard.web.ServerPlan;
import org.myodose.dashboard.web.WebServer;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkException;
import picocli.CommandLine.Mixin;

/** Runs a station with its page until the program is told to end: what {@code demo} and {@code run} share. */
final class LivePage {

    @Mixin
    private final ServingOptions serving = new ServingOptions();

    @Mixin
    private final LibraryOptions recordings = new LibraryOptions();

    /** Where recordings go to which nobody gave a name. */
    Path recordings() {
        return recordings.folder();
    }

    /** Whoever takes part in a station that runs, tells people so, and is closed after it. */
    interface Joining {
        void join(Station station, OpenParts joined, PrintWriter out) throws InterruptedException;
    }

    private boolean sessions;

    /** Also lets sessions of people begin, each in a recording of its own. */
    void letSessionsBegin() {
        sessions = true;
    }

    /** Serves until the process ends. The port is taken first, so that a taken one is told before a device is touched. */
    void serve(StationPlan plan, PrintWriter out) throws LinkException, RecordingException, InterruptedException {
        serve(plan, (station, joined, told) -> {}, out);
    }

    /** Likewise, with others who take part in the station once it runs. */
    void serve(StationPlan plan, Joining others, PrintWriter out)
            throws LinkException, RecordingException, InterruptedException {
        serving.requirePort();
        recordings.requireFolder();
        // Ctrl-C and SIGTERM close the recording in order before the process goes; who takes part in it hears its end.
        OpenParts parts = OpenParts.untilShutdown();
        ServerPlan served = serving.plan(parts);
        OpenParts joined = parts.add(new OpenParts());
        Station station = parts.add(new Station(plan));
        Library library = parts.add(recordings.library());
        ExportJobs exports = parts.add(new ExportJobs(library.softwareVersion()));
        List<Object> rooms = new ArrayList<>(List.of(library, exports));
        rooms.addAll(SetupRooms.open(parts, station.devices(), recordings.folder()));
        if (sessions) {
            rooms.add(SessionRooms.desk(parts, station, library, plan.prescription()));
        }
        try (WebServer server = startServer(served, station, rooms.toArray())) {
            introduce(station, station.start(), out);
            station.calibrationWarnings().forEach(out::println);
            station.prescriptionWarnings().forEach(out::println);
            out.println("  " + server.link());
            out.println(
                    serving.openToOthers()
                            ? "  (signs you in, once, within an hour)"
                            : "  (signs you in, once, within an hour; the live page alone is " + server.address()
                                    + ")");
            serving.tellReach(served, server, out);
            station.recorder().ifPresent(recorder -> out.println("  recording into " + recorder.file()));
            out.println("  recordings: " + server.address().resolve("researcher.html"));
            out.println("  setup: " + server.address().resolve("setup.html"));
            others.join(station, joined, out);
            out.println("Ctrl-C ends it.");
            out.flush();
            if (serving.browserWanted()) {
                openBrowser(server.link());
            }
            new CountDownLatch(1).await();
        }
    }

    private static void introduce(Station station, List<DeviceDescription> introduced, PrintWriter out) {
        if (introduced.size() == 1) {
            String source = station.devices().getFirst().device().source();
            out.println("Myodose is running on " + source + " (" + introduction(introduced.getFirst()) + ").");
            return;
        }
        out.println("Myodose is running on " + introduced.size() + " devices:");
        for (int index = 0; index < introduced.size(); index++) {
            LiveDevice device = station.devices().get(index).device();
            out.println("  " + index + " " + device.name() + ": " + device.source() + " ("
                    + introduction(introduced.get(index)) + ")");
        }
    }

    /** Names what a calibration file must name. */
    private static String introduction(DeviceDescription device) {
        String serialNumber = device.serialNumber().isEmpty() ? "none" : device.serialNumber();
        String channels =
                device.channels().stream().map(ChannelDescription::name).collect(Collectors.joining(", "));
        return device.model() + ", serial number " + serialNumber + ", channels " + channels;
    }

    private WebServer startServer(ServerPlan served, Station station, Object... rooms) {
        try {
            return WebServer.start(served, station, rooms);
        } catch (RuntimeException failure) {
            station.close();
            throw failure;
        }
    }

    /** A convenience: where there is no desktop, the printed address must do. */
    static void openBrowser(URI address) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        boolean desktop = mac || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        if (!desktop) {
            return;
        }
        try {
            new ProcessBuilder(List.of(mac ? "open" : "xdg-open", address.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noOpener) {
            System.err.println("No browser could be opened; open the address by hand.");
        }
    }
}
