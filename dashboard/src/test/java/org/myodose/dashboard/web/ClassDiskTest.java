package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Payload;
import org.myodose.dashboard.classroom.message.Points;
import org.myodose.dashboard.classroom.message.StationState;
import org.myodose.dashboard.classroom.message.Topics;
import org.myodose.dashboard.classroom.message.Topics.Kind;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.Inbox;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;

/** What the trainer is told when the disk does not give back what the class has given. */
class ClassDiskTest {

    private static final ClassCode CODE = ClassCode.parse("K7M2-PX4QRT");

    private static void give(ClassDesk desk) {
        Topics topics = new Topics(CODE.room());
        StationState anna = new StationState("run", "Anna", true, "box", 1, "sim:hand", "", "", "a.xdf", 5);
        Points points = new Points(null, 0, "Nothing.", "", List.of());
        Fact fact = new Fact("box", 1, "d", "full", true, null, null, "N", null, null, points, null, null, 5);
        desk.room().hear(topics.of("anna", Kind.STATE), Payload.bytes(anna), 0, 5);
        desk.room().hear(topics.of("anna", Kind.SESSION), Payload.bytes(fact), 0, 5);
    }

    @Test
    void namesTheFileAndWhatToDo(@TempDir Path folder) throws Exception {
        BrokerAddress nowhere = BrokerAddress.parse("mqtt://localhost", null);
        Inbox inbox = Inbox.open(folder, CODE.room());
        Gate gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), InstantSource.system());
        try (ClassDesk desk =
                        new ClassDesk(CODE, nowhere, inbox, Prescriptions.demonstration(), InstantSource.system());
                WebServer server = WebServer.start(0, gate, new CountingStation(), desk);
                HttpClient browser = Visitor.newClient()) {
            give(desk);
            Visitor trainer = new Visitor(browser, server.address(), null);
            trainer.get("/enter?" + server.link("class.html").getRawQuery());
            assertEquals(200, trainer.get("/api/v1/class/stations/anna").statusCode());
            Files.write(folder.resolve("class-K7M2.inbox"), new byte[0]);
            for (String path : List.of("stations/anna", "debrief", "report", "report.csv")) {
                HttpResponse<String> answer = trainer.get("/api/v1/class/" + path);
                assertEquals(503, answer.statusCode(), path);
                assertTrue(answer.body().contains("class-K7M2.inbox"), answer.body());
                assertTrue(answer.body().contains("look after that disk"), answer.body());
            }
        }
    }
}
