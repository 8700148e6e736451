package org.myodose.dashboard.classroom.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels is read back equal, and whatever else comes is refused with its kind of fault. */
class PayloadTest {

    private static final Snapshot SNAPSHOT = new Snapshot(
            "run", 7, "drill", 1_000, "N", 21.5, 20.0, 30.0, "inBand", "none", 1, 3, 2.5, 10.0, false, true);

    private static Fault faultOf(byte[] payload) {
        return assertThrows(MessageException.class, () -> Payload.read(payload, Snapshot.class))
                .fault();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsBackWhatItWrites() throws MessageException {
        assertEquals(SNAPSHOT, Payload.read(Payload.bytes(SNAPSHOT), Snapshot.class));
    }

    @Test
    void leavesFieldsAloneThatALaterVersionMayAdd() throws MessageException {
        String later = new String(Payload.bytes(SNAPSHOT), StandardCharsets.UTF_8).replace("{", "{\"mood\":\"good\",");
        assertEquals(SNAPSHOT, Payload.read(bytes(later), Snapshot.class));
    }

    @Test
    void takesWhatAnEarlierProgramLeavesOutAndNothingElse() throws MessageException {
        String earlier = "{\"total\":80,\"leftOut\":0,\"whyNot\":\"\",\"parts\":[{\"part\":\"level\",\"points\":25,"
                + "\"judged\":true,\"lostPoints\":5,\"sentence\":\"A little low.\"}]}";
        Points points = Payload.read(bytes(earlier), Points.class);
        assertEquals("", points.whyNotCode());
        assertEquals(
                new Points.Lost("level", 25, true, 5, "", Map.of(), "A little low."),
                points.parts().getFirst());
        for (String needed : List.of("\"leftOut\":0,", "\"judged\":true,", "\"total\":80,")) {
            byte[] less = bytes(earlier.replace(needed, ""));
            assertThrows(MessageException.class, () -> Payload.read(less, Points.class), needed);
        }
    }

    @Test
    void readsTheFiguresOfAnExplanationBackAndRefusesImpossibleOnes() throws MessageException {
        Points.Lost lost = new Points.Lost(
                "level", 25, true, 5, "belowBand", Map.of("faulty", 2.0, "worstNewtons", 18.25), "Too low.");
        String json = new String(Payload.bytes(lost), StandardCharsets.UTF_8);
        assertEquals(lost, Payload.read(bytes(json), Points.Lost.class));
        for (String impossible : List.of("1e999", "null", "\"many\"")) {
            byte[] bent = bytes(json.replace("18.25", impossible));
            assertThrows(MessageException.class, () -> Payload.read(bent, Points.Lost.class), impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{}",
                "{\"run\":\"a\"",
                "<b>no</b>",
                "{\"run\":\"a\",\"number\":\"many\"}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void refusesWhatIsNoSuchMessage(String text) {
        assertEquals(Fault.MALFORMED, faultOf(bytes(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"force\":1e999", "\"force\":NaN", "\"number\":-1", "\"phase\":\"\"", "\"run\":null"})
    void refusesImpossibleFigures(String field) {
        String name = field.substring(0, field.indexOf(':'));
        String json = new String(Payload.bytes(SNAPSHOT), StandardCharsets.UTF_8).replaceFirst(name + ":[^,}]*", field);
        assertTrue(json.contains(field), json);
        assertEquals(Fault.MALFORMED, faultOf(bytes(json)));
    }

    @Test
    void refusesTextsLongerThanAnyName() {
        String json = new String(Payload.bytes(SNAPSHOT), StandardCharsets.UTF_8)
                .replace("\"inBand\"", "\"" + "x".repeat(501) + "\"");
        assertEquals(Fault.MALFORMED, faultOf(bytes(json)));
    }

    @Test
    void refusesWhatIsTooLargeWithoutLookingAtIt() {
        assertEquals(Fault.OVERSIZED, faultOf(new byte[Payload.MOST_BYTES + 1]));
    }

    @Test
    void neverFailsOtherwiseWhateverBytesCome() {
        Random random = new Random(5);
        byte[] good = Payload.bytes(SNAPSHOT);
        for (int round = 0; round < 5_000; round++) {
            byte[] bent = good.clone();
            for (int change = 0; change <= round % 4; change++) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            }
            try {
                Payload.read(bent, Snapshot.class);
            } catch (MessageException named) {
                assertEquals(Fault.MALFORMED, named.fault());
            }
        }
    }
}
