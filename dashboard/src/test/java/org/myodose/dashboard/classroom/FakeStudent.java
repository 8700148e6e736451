package org.myodose.dashboard.classroom;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldEnd;
import org.myodose.analysis.hold.HoldRule;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.report.ReportJson;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;
import org.myodose.dashboard.classroom.student.ClassUplink;
import org.myodose.dashboard.classroom.student.Membership;
import org.myodose.dashboard.live.ExpertPress;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.station.DrilledDevice;
import org.myodose.dashboard.station.HeldSession;
import org.myodose.dashboard.station.HeldSession.Estimated;
import org.myodose.device.ForceUnit;

/** A student's device that presses when a test tells it to, and speaks the live API as real ones do. */
public final class FakeStudent implements DrilledDevice {

    private final LiveHub hub = new LiveHub();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile HeldSession session =
            new HeldSession(Prescriptions.demonstration(), ForceUnit.NEWTONS, List.of(), List.of());
    private volatile @Nullable ExpertPress following;
    private volatile HeldSession delayed = session;
    private volatile boolean delaying;
    private final AtomicInteger drills = new AtomicInteger();

    /** Joined to the class, as {@code ./myodose run --class} does. */
    public ClassUplink uplink(BrokerAddress broker, ClassCode code, String name, Path folder) {
        hub.greetNewcomers("""
                {"type":"hello","forceUnit":"N","link":{"state":"streaming","cause":"All is well."}}\
                """);
        return new ClassUplink(
                new Membership(code, broker, name, folder, "sim:hand", "anna.xdf"), this, InstantSource.system());
    }

    @Override
    public LiveHub live() {
        return hub;
    }

    @Override
    public void drill(Prescription wanted, @Nullable ExpertPress expert) {
        following = expert;
        HeldSession begun = new HeldSession(wanted, ForceUnit.NEWTONS, List.of(), List.of());
        session = delaying ? session : begun;
        delayed = begun;
        drills.incrementAndGet();
    }

    @Override
    public void tellDrill(String cause) {
        told.add(cause);
    }

    @Override
    public HeldSession session() {
        return session;
    }

    /** From now on drills begin only with {@link #beginDelayed}, as with a device's next scan. */
    public void delayDrills() {
        delaying = true;
    }

    /** The last drill begins. */
    public void beginDelayed() {
        session = delayed;
    }

    /** How often a drill has begun. */
    public int drills() {
        return drills.get();
    }

    /** What the trainer's orders made the student read. */
    public List<String> told() {
        return told;
    }

    /** Holds once more, of that mean force. */
    public void hold(double newtons) {
        List<Hold> holds = new ArrayList<>(session.holds());
        int index = holds.size() + 1;
        double start = 20 * index;
        Hold hold = new Hold(
                index,
                "total",
                "palm",
                start,
                start + 1,
                start + 11,
                start + 12,
                HoldEnd.RELEASED,
                newtons,
                newtons + 1,
                newtons * 11,
                newtons,
                2,
                0.01,
                100,
                0,
                HoldRule.values()[0],
                HoldRule.values()[1],
                List.of(),
                0,
                Double.NaN,
                false);
        holds.add(hold);
        session = new HeldSession(session.prescription(), session.unit(), holds, session.estimates());
        hub.publishEvent("{\"type\":\"hold\",\"done\":true,\"hold\":" + ReportJson.of(hold) + "}");
    }

    /** Estimates the last hold, as the page does before it shows it. */
    public void estimate(double newtons) {
        List<Estimated> estimates = new ArrayList<>(session.estimates());
        estimates.add(new Estimated(session.holds().size(), newtons));
        session = new HeldSession(session.prescription(), session.unit(), session.holds(), estimates);
        hub.publishEvent("{\"type\":\"event\",\"event\":\"estimate\"}");
    }

    /** Whose press is to be followed, by the trainer's last drill. */
    public @Nullable ExpertPress following() {
        return following;
    }

    /** Presses with that force at that time of the device. */
    public void scan(double seconds, double newtons, String phase) {
        hub.publishScan("{\"type\":\"scan\",\"timeSeconds\":" + seconds + ",\"force\":" + newtons
                + ",\"guidance\":{\"phase\":\"" + phase
                + "\",\"holdIndex\":1,\"repetition\":1,\"repetitions\":3,\"inBandSeconds\":2.5,\"holdSeconds\":10,"
                + "\"bandLow\":20,\"bandHigh\":30,\"alert\":\"none\",\"saturated\":false,\"feedbackShown\":true}}");
    }
}
