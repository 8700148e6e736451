package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.myodose.dashboard.live.LiveClient;

/** Devices, latency, the doctor and accounts, as the setup page is told them. */
class SetupApiTest extends SetupServer {
    @Test
    void tellsEveryDeviceAsItStands() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        devices.live().join(new Listener(told));
        sensor.lay(1);
        JsonNode device =
                awaitDevice(told, each -> each.at("/channels/0/counts").asInt() == 1100);
        assertEquals("streaming", device.at("/link/state").asText());
        assertEquals("scans_arrive", device.at("/link/reason").asText());
        assertEquals("LOADED-1", device.at("/device/serialNumber").asText());
        assertEquals("counts", device.at("/device/forceUnit").asText());
        assertEquals(0, device.at("/losses/framesMissing").asLong());
        assertEquals(8, device.at("/channels/0/calibration/id").asText().length(), device::toString);
        assertFalse(device.at("/channels/0/calibration/expired").asBoolean());
        JsonNode timed = awaitDevice(told, each -> !each.get("clock").isNull());
        assertTrue(timed.at("/clock/rateHz").isNumber(), timed::toString);
    }

    private static JsonNode awaitDevice(BlockingQueue<String> told, Predicate<JsonNode> meant) throws Exception {
        while (true) {
            String text = told.poll(60, TimeUnit.SECONDS);
            assertTrue(text != null, "what was waited for was never told");
            JsonNode device = JSON.readTree(text).at("/devices/0");
            if (meant.test(device)) {
                return device;
            }
        }
    }

    private record Listener(BlockingQueue<String> told) implements LiveClient {

        @Override
        public String id() {
            return "listener";
        }

        @Override
        public CompletionStage<?> send(String text) {
            told.add(text);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void close(String reason) {
            throw new AssertionError("closed: " + reason);
        }
    }

    @Test
    void tellsHowLongStagesTookPercentileByPercentile() throws Exception {
        JsonNode stages = json(visitor.get("/api/v1/setup/latency")).get("stages");
        JsonNode conditioned = stages.get(0);
        assertEquals("CONDITIONED", conditioned.get("stage").asText());
        assertTrue(conditioned.get("count").asLong() > 0, conditioned::toString);
        JsonNode points = conditioned.get("points");
        double before = 0;
        for (JsonNode point : points) {
            assertTrue(point.get(1).asDouble() >= before, points::toString);
            before = point.get(1).asDouble();
        }
        assertEquals(100, points.get(points.size() - 1).get(0).asDouble());
        assertTrue(detail(404, visitor.get("/api/v1/setup/latency?device=7")).contains("no device 7"));
    }

    @Test
    void hasTheDoctorLookForOneAtATime() throws Exception {
        slow = true;
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> {
            try {
                return post("/api/v1/setup/doctor", List.of());
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertTrue(asked.await(60, TimeUnit.SECONDS));
        assertTrue(detail(409, post("/api/v1/setup/doctor", List.of())).contains("two seconds"));
        recovered.countDown();
        assertEquals(
                "[{\"about\":\"disk\",\"verdict\":\"problem\",\"seen\":\"It is full.\",\"mend\":\"rm -r old\","
                        + "\"code\":\"full\",\"figures\":{\"folder\":\"old\"}}]",
                json(first.get(60, TimeUnit.SECONDS)).get("findings").toString());
    }

    private record NewUser(String name, List<String> roles, String password) {}

    private record Roles(List<String> roles) {}

    private record Password(String password) {}

    @Test
    void makesChangesAndRemovesAccountsAndNeverTellsAPassword() throws Exception {
        String users = "/api/v1/users";
        NewUser anna = new NewUser("Anna", List.of("trainer"), "four quiet green stones");
        assertEquals("{\"name\":\"anna\",\"roles\":[\"trainer\"]}", ordered(json(post(users, anna))));
        assertTrue(detail(400, post(users, anna)).contains("already"));
        assertTrue(detail(400, post(users, new NewUser("bo", List.of("trainer"), "short")))
                .contains("too short"));
        assertTrue(detail(400, post(users, new NewUser("bo", List.of("king"), anna.password())))
                .contains("no role"));
        assertTrue(detail(400, post(users, new NewUser("bo", List.of(), anna.password())))
                .contains("needs a role"));
        json(put(users + "/anna/roles", new Roles(List.of("researcher", "administrator"))));
        String before = accounts.find("anna").orElseThrow().passwordHash();
        assertTrue(detail(400, put(users + "/anna/password", new Password("anna anna anna")))
                .contains("guessed"));
        json(put(users + "/anna/password", new Password("nine slow yellow rivers")));
        assertFalse(accounts.find("anna").orElseThrow().passwordHash().equals(before));
        HttpResponse<String> list = visitor.get(users);
        assertEquals(
                "[\"researcher\",\"administrator\"]",
                json(list).at("/users/0/roles").toString());
        assertFalse(list.body().contains("argon2"), list.body());
        json(visitor.ask("DELETE", users + "/anna", "Origin", visitor.ownOrigin()));
        assertEquals(
                404,
                visitor.ask("DELETE", users + "/anna", "Origin", visitor.ownOrigin())
                        .statusCode());
        assertEquals(
                404, put(users + "/anna/roles", new Roles(List.of("trainer"))).statusCode());
    }

    private static String ordered(JsonNode user) {
        return "{\"name\":" + user.get("name") + ",\"roles\":" + user.get("roles") + "}";
    }
}
