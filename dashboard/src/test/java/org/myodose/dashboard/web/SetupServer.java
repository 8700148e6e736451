package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.LoadedSensor;
import org.myodose.dashboard.doctor.Finding;
import org.myodose.dashboard.doctor.Verdict;
import org.myodose.dashboard.security.AccountBook;
import org.myodose.dashboard.security.Audit;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.setup.CalibrationDesk;
import org.myodose.dashboard.setup.DevicesDesk;
import org.myodose.dashboard.setup.DoctorDesk;
import org.myodose.dashboard.setup.PrescriptionFolder;
import org.myodose.dashboard.station.Station;
import org.myodose.dashboard.station.StationPlan;

/** What the setup page asks for, over the loopback address, on a sensor on which loads can be laid. */
@Timeout(120)
abstract class SetupServer {

    static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    final CountDownLatch recovered = new CountDownLatch(1);
    final CountDownLatch asked = new CountDownLatch(1);
    volatile boolean slow;
    final AccountBook accounts = new AccountBook();
    LoadedSensor sensor;
    private Station station;
    DevicesDesk devices;
    private CalibrationDesk calibrations;
    private WebServer server;
    Visitor visitor;

    @BeforeEach
    void serve() throws Exception {
        sensor = new LoadedSensor();
        station = new Station(new StationPlan(
                sensor.source(),
                Calibrations.none(),
                Optional.empty(),
                Prescriptions.demonstration(),
                Optional.empty(),
                RecordingSettings.USUAL,
                "test"));
        station.start();
        devices = new DevicesDesk(station.devices());
        calibrations = new CalibrationDesk(station.devices(), folder.resolve("calibrations"));
        Gate gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), accounts, Audit.none(), InstantSource.system());
        server = WebServer.start(
                0,
                gate,
                station,
                devices,
                new DoctorDesk(this::look),
                new PrescriptionFolder(folder.resolve("prescriptions")),
                calibrations);
        String cookie = gate.cookieName(server.address().getPort()) + "="
                + gate.sessions().begin(Caller.owner());
        visitor = new Visitor(HttpClient.newHttpClient(), server.address(), cookie);
    }

    @AfterEach
    void stop() {
        recovered.countDown();
        server.close();
        calibrations.close();
        devices.close();
        station.close();
        sensor.close();
    }

    private List<Finding> look() {
        asked.countDown();
        try {
            assertTrue(!slow || recovered.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        return List.of(
                new Finding("disk", Verdict.PROBLEM, "It is full.", "rm -r old", "full", Map.of("folder", "old")));
    }

    JsonNode json(HttpResponse<String> response) throws Exception {
        assertEquals(200, response.statusCode(), response.body());
        return JSON.readTree(response.body());
    }

    static String detail(int status, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        return JSON.readTree(response.body()).get("detail").asText();
    }

    HttpResponse<String> put(String path, Object body, String... headers) throws Exception {
        return visitor.sendJson("PUT", path, JSON.writeValueAsString(body), headers);
    }

    HttpResponse<String> post(String path, Object body) throws Exception {
        return visitor.sendJson("POST", path, JSON.writeValueAsString(body));
    }
}
