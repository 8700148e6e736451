package org.myodose.dashboard.classroom.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.myodose.dashboard.classroom.message.Receipt;

class DeliveryTest {

    private final Delivery delivery = new Delivery("box");
    private long nowNs;

    private List<Integer> sent(int kept) {
        List<Integer> sent = new ArrayList<>();
        for (OptionalInt next = delivery.next(kept, nowNs); next.isPresent(); next = delivery.next(kept, nowNs)) {
            sent.add(next.getAsInt());
        }
        return sent;
    }

    private void receipt(long upTo) {
        delivery.receive(new Receipt("trainer", "box", upTo), nowNs);
    }

    @Test
    void sendsNothingBeforeTheTrainerSaidWhatItHas() {
        assertEquals(List.of(), sent(3));
        delivery.begin("trainer", nowNs);
        assertEquals(List.of(), sent(3));
        receipt(1);
        assertEquals(List.of(2, 3), sent(3));
    }

    @Test
    void sendsAgainFromTheFirstThatIsNotConfirmedInTime() {
        delivery.begin("trainer", nowNs);
        receipt(0);
        assertEquals(List.of(1, 2, 3), sent(3));
        receipt(1);
        nowNs += Delivery.PATIENCE_NS - 1;
        assertEquals(List.of(), sent(3));
        nowNs++;
        assertEquals(List.of(2, 3), sent(3));
    }

    @Test
    void beginsAnewWithWhoeverLeadsNow() {
        delivery.begin("trainer", nowNs);
        receipt(0);
        sent(3);
        receipt(3);
        delivery.begin("other", nowNs);
        receipt(3);
        assertEquals(List.of(), sent(3), "a receipt of the trainer before");
        delivery.receive(new Receipt("other", "box", 0), nowNs);
        assertEquals(List.of(1, 2, 3), sent(3));
    }

    @Test
    void asksAgainWhereNobodyAnswers() {
        assertFalse(delivery.mustAsk(nowNs));
        delivery.begin("trainer", nowNs);
        nowNs += Delivery.PATIENCE_NS;
        assertTrue(delivery.mustAsk(nowNs));
        assertFalse(delivery.mustAsk(nowNs));
        receipt(0);
        nowNs += Delivery.PATIENCE_NS;
        assertFalse(delivery.mustAsk(nowNs));
    }

    @Test
    void leavesAReceiptForAnotherOutboxAlone() {
        delivery.begin("trainer", nowNs);
        delivery.receive(new Receipt("trainer", "other", 9), nowNs);
        assertEquals(List.of(), sent(3));
    }

    /** Whatever is lost on the way there and back, everything arrives. */
    @Test
    void deliversAllOverALineThatLosesHalf() {
        Random random = new Random(3);
        boolean[] arrived = new boolean[200];
        delivery.begin("trainer", nowNs);
        receipt(0);
        int upTo = 0;
        int rounds = 0;
        while (upTo < arrived.length && rounds++ < 10_000) {
            for (int number : sent(arrived.length)) {
                arrived[number - 1] |= random.nextBoolean();
            }
            while (upTo < arrived.length && arrived[upTo]) {
                upTo++;
            }
            if (random.nextBoolean()) {
                receipt(upTo);
            }
            nowNs += Delivery.PATIENCE_NS / 2;
        }
        assertEquals(arrived.length, upTo, "after " + rounds + " rounds");
    }
}
