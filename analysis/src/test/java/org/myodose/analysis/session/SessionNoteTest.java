package org.myodose.analysis.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.dose.LimitsSpent;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.session.Checklist.State;

class SessionNoteTest {

    private static final Checklist NONE = new Checklist(State.NONE, List.of());

    @Property
    void isReadBackAsItWasWritten(
            @ForAll @StringLength(max = 60) String site, @ForAll @StringLength(max = 40) String words) {
        Checklist checklist = new Checklist(State.FOUND, List.of(words, "a \"wound\""));
        SessionNote fresh = new SessionNote("p07", site, checklist, "", SessionSoFar.NOTHING);
        assertEquals(Optional.of(fresh), SessionNote.read(fresh.json()));
        SessionNote resumed =
                new SessionNote("p07", site, NONE, "before.xdf", new SessionSoFar(5, 4, 2, 40.1, 20.25, 1600.5, 90));
        assertEquals(Optional.of(resumed), SessionNote.read(resumed.json()));
    }

    @Property
    void keepsWhatIsSpentOfLimitsToTheLastBit(
            @ForAll @DoubleRange(max = 1e6) double newtonSeconds, @ForAll @DoubleRange(max = 1e4) double seconds) {
        LimitsSpent limits = new LimitsSpent(2, 1, newtonSeconds / 3, seconds / 7, newtonSeconds, seconds);
        SessionNote resumed = new SessionNote(
                "p07", "", NONE, "before.xdf", new SessionSoFar(5, 4, 2, 40.1, 20.25, 1600.5, 90, limits));
        assertEquals(Optional.of(resumed), SessionNote.read(resumed.json()));
    }

    @Test
    void refusesWhatNoSessionCanHaveSpent() {
        assertThrows(IllegalArgumentException.class, () -> new LimitsSpent(-1, 0, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new LimitsSpent(0, 0, 0, 0, Double.NaN, 0));
        assertFalse(SessionNote.read("""
                {"person":"p07","site":"","checklist":"none","found":[],"resumes":"a.xdf","presses":1,"holds":1,\
                "repetitions":1,"holdSeconds":1,"inBandSeconds":1,"impulseNewtonSeconds":1,"sessionSeconds":1,\
                "siteIndex":-4}""").isPresent());
    }

    @Property
    void takesNothingElseForOne(@ForAll String text) {
        assertFalse(SessionNote.read(text).isPresent());
    }

    @Test
    void takesNoNameForAPseudonym() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new SessionNote("Anna Koval", "left calf", NONE, "", SessionSoFar.NOTHING));
        assertTrue(String.valueOf(refused.getMessage()).contains("no real name"), refused::toString);
        assertFalse(SessionNote.read("{\"person\":\"Anna Koval\",\"checklist\":\"none\"}")
                .isPresent());
    }

    @Test
    void namesWhatWasFoundAndOnlyThat() {
        assertThrows(IllegalArgumentException.class, () -> new Checklist(State.FOUND, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Checklist(State.SKIPPED, List.of("fever")));
    }
}
