package org.myodose.dashboard.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.LoadedSensor;
import org.myodose.dashboard.classroom.Await;
import org.myodose.dashboard.classroom.FakeStudent;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.student.ClassUplink;
import org.myodose.dashboard.classroom.trainer.ClassBroker;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.Inbox;
import org.myodose.dashboard.live.PublishedSchema;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.setup.DevicesDesk;
import org.myodose.dashboard.station.Station;
import org.myodose.dashboard.station.StationControl;
import org.myodose.dashboard.station.StationPlan;

/** What the class's and the setup page's streams really send is what docs/class-live.schema.json and setup-live.schema.json say. */
@Timeout(180)
class StreamSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ClassCode CODE = ClassCode.parse("K7M2-PX4QRT");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MISSED = "{\"type\":\"missed\",\"scans\":3}";

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void end() {
        client.close();
    }

    private Visitor visitor(WebServer server, Gate gate) {
        String cookie = gate.cookieName(server.address().getPort()) + "="
                + gate.sessions().begin(Caller.owner());
        return new Visitor(client, server.address(), cookie);
    }

    private static WebServer serve(Gate gate, StationControl station, Object room) {
        return WebServer.start(0, gate, station, room);
    }

    private static Gate gate() {
        return Gate.of(Reach.thisMachine(), ScriptToken.of(null), InstantSource.system());
    }

    /** Judges every message until one is as meant. */
    private static void judgeUntil(RawStream stream, PublishedSchema schema, Predicate<JsonNode> meant)
            throws IOException {
        JsonNode message;
        do {
            message = JSON.readTree(stream.nextText());
            schema.require(message);
        } while (!meant.test(message));
    }

    @Test
    void everyBoardIsAsPublished(@TempDir Path folder) throws Exception {
        PublishedSchema schema = new PublishedSchema("class-live.schema.json");
        FakeStudent student = new FakeStudent();
        Gate gate = gate();
        try (ClassBroker broker = ClassBroker.start("localhost", 0, CODE);
                ClassDesk desk = new ClassDesk(
                        CODE,
                        broker.asTrainer(),
                        Inbox.open(folder, CODE.room()),
                        Prescriptions.demonstration(),
                        InstantSource.system());
                WebServer server = serve(gate, new CountingStation(), desk)) {
            desk.start(PATIENCE);
            Await.until(() -> desk.view().leading(), desk::view);
            try (RawStream stream = RawStream.open(visitor(server, gate), "/api/v1/class/live")) {
                judgeUntil(stream, schema, board -> board.at("/leading").asBoolean());
                try (ClassUplink uplink = student.uplink(broker.asStation(), CODE, "Zoë", folder)) {
                    uplink.start(PATIENCE);
                    judgeUntil(stream, schema, board -> board.at("/students").size() == 1);
                    desk.startDrill(null);
                    Await.until(() -> student.drills() == 1, student::drills);
                    student.hold(25);
                    judgeUntil(
                            stream,
                            schema,
                            board -> board.at("/students/0/holds").asInt() == 1
                                    && board.at("/drill/running").asBoolean());
                }
                judgeUntil(
                        stream,
                        schema,
                        board -> board.at("/students/0/state").asText().equals("gone"));
            }
        }
        schema.require(JSON.readTree(MISSED));
    }

    @Test
    void everyReportOfTheDevicesIsAsPublished() throws Exception {
        PublishedSchema schema = new PublishedSchema("setup-live.schema.json");
        Gate gate = gate();
        LoadedSensor sensor = new LoadedSensor();
        try (Station station = new Station(new StationPlan(
                sensor.source(),
                Calibrations.none(),
                Optional.empty(),
                Prescriptions.demonstration(),
                Optional.empty(),
                RecordingSettings.USUAL,
                "test"))) {
            station.start();
            try (DevicesDesk devices = new DevicesDesk(station.devices());
                    WebServer server = serve(gate, station, devices);
                    RawStream stream = RawStream.open(visitor(server, gate), "/api/v1/setup/live")) {
                judgeUntil(
                        stream,
                        schema,
                        told -> told.at("/devices/0/clock").isObject()
                                && told.at("/devices/0/channels/0/counts").isNumber());
                sensor.close();
                judgeUntil(
                        stream,
                        schema,
                        told -> !told.at("/devices/0/link/state").asText().equals("streaming"));
            }
        } finally {
            sensor.close();
        }
        schema.require(JSON.readTree(MISSED));
    }
}
