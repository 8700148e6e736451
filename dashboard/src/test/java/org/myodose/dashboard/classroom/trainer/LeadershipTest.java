package org.myodose.dashboard.classroom.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.myodose.dashboard.classroom.message.TrainerState;

class LeadershipTest {

    private static final TrainerState ELDER = new TrainerState("elder", 1_000, true);
    private static final TrainerState YOUNGER = new TrainerState("younger", 9_000, true);

    private final Leadership own = new Leadership("own", 5_000);

    private void lead() {
        own.up(0);
        assertTrue(own.takes(Leadership.LISTEN_NS));
    }

    @Test
    void leadsAfterListeningForAWhile() {
        own.up(0);
        assertFalse(own.takes(Leadership.LISTEN_NS - 1));
        assertTrue(own.takes(Leadership.LISTEN_NS));
        assertFalse(own.takes(Leadership.LISTEN_NS + 1), "taken already");
        assertTrue(own.leads());
    }

    @Test
    void watchesWhereSomebodyLeads() {
        own.up(0);
        assertFalse(own.hear(YOUNGER, 1));
        assertFalse(own.takes(Leadership.LISTEN_NS));
        assertEquals(YOUNGER, own.rival());
    }

    @Test
    void leadsWhenTheOtherLeavesOrFallsSilent() {
        own.up(0);
        own.hear(ELDER, 1);
        own.hear(new TrainerState("elder", 1_000, false), 2);
        assertTrue(own.takes(Leadership.LISTEN_NS));
        Leadership patient = new Leadership("patient", 5_000);
        patient.up(0);
        patient.hear(ELDER, 1);
        assertFalse(patient.takes(Leadership.PATIENCE_NS));
        assertTrue(patient.takes(Leadership.PATIENCE_NS + 1));
    }

    @Test
    void yieldsToWhoHasLedForLonger() {
        lead();
        assertFalse(own.hear(ELDER, 1));
        assertFalse(own.leads());
        assertEquals(ELDER, own.rival());
    }

    @Test
    void saysAgainThatItLeadsToWhoCameLater() {
        lead();
        assertTrue(own.hear(YOUNGER, 1));
        assertTrue(own.hear(new TrainerState("younger", 9_000, false), 1));
        assertTrue(own.leads());
        assertNull(own.rival());
    }
}
