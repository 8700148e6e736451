package org.myodose.device.gpio.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.LinkException;
import org.myodose.device.gpio.chip.Converter.Progress;
import org.myodose.device.gpio.chip.Hx711.Gain;

class Hx711Test {

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedHx711 simulated = new SimulatedHx711(time, 80);
    private final int[] counts = new int[1];
    private int discarded;

    private Hx711 chip(Gain gain) {
        return new Hx711(simulated::dataIsHigh, simulated::setClock, time, gain, 80);
    }

    private int next(Hx711 chip) throws LinkException {
        for (int step = 0; step < 10_000; step++) {
            Progress progress = chip.advance(time.nanoTime(), counts);
            if (progress == Progress.SCAN) {
                return counts[0];
            }
            discarded += progress == Progress.DISCARDED ? 1 : 0;
            time.awaitUntil(chip.nextStepNs());
        }
        throw new AssertionError("no reading came");
    }

    @ParameterizedTest
    @EnumSource
    void readsTheInputAndGainThatWereChosenOnceSettled(Gain gain) throws LinkException {
        simulated.counts[0] = 100;
        simulated.counts[1] = 200;
        simulated.counts[2] = 300;
        Hx711 chip = chip(gain);
        chip.powerUp();
        for (int reading = 0; reading < 20; reading++) {
            assertEquals(simulated.counts[gain.ordinal()], next(chip));
        }
        assertEquals(0, discarded);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 8_388_607, -8_388_608, 0x2a5a5a, -0x2a5a5a})
    void extendsTheSignOf24Bits(int count) throws LinkException {
        simulated.counts[0] = count;
        Hx711 chip = chip(Gain.A_128);
        chip.powerUp();
        assertEquals(count, next(chip));
    }

    /** In every pulse of a reading, up to and beyond the 60 µs at which the chip switches itself off. */
    @ParameterizedTest
    @ValueSource(longs = {52_000, 59_000, 61_000, 500_000, 20_000_000})
    void throwsAwayEveryReadingInWhichTheClockWasHighForTooLong(long stallNs) throws LinkException {
        simulated.counts[1] = -4_242;
        Hx711 chip = chip(Gain.B_32);
        chip.powerUp();
        for (int pulse = 0; pulse < 26; pulse++) {
            simulated.stallNs = stallNs;
            simulated.stallInPulses = pulse;
            discarded = 0;
            for (int reading = 0; reading < 5; reading++) {
                assertEquals(-4_242, next(chip));
            }
            // The reading itself, the one that chooses input B anew, and four that settle.
            assertEquals(6, discarded, "pulse " + pulse);
        }
    }

    @Test
    void keepsReadingsWhoseClockWasFastEnough() throws LinkException {
        simulated.counts[0] = 5;
        Hx711 chip = chip(Gain.A_128);
        chip.powerUp();
        simulated.stallNs = 40_000;
        simulated.stallInPulses = 3;
        assertEquals(5, next(chip));
        assertEquals(0, discarded);
    }

    @Test
    void tellsWhatToCheckWhenNothingIsConnected() {
        Hx711 nobody = new Hx711(() -> true, high -> {}, time, Gain.A_128, 10);
        LinkException silent = assertThrows(LinkException.class, nobody::powerUp);
        assertTrue(silent.getMessage().contains("data= and clock="), silent.getMessage());
    }

    /** A data line that is stuck low looks ready for ever, and every bit of it is 0. */
    @Test
    void handsOnNothingFromALineThatIsStuckLow() throws LinkException {
        Hx711 stuck = new Hx711(() -> false, high -> {}, time, Gain.A_128, 80);
        assertThrows(LinkException.class, stuck::powerUp);
    }

    @Test
    void switchesItselfOffWhenItIsNoLongerWanted() throws LinkException {
        Hx711 chip = chip(Gain.A_128);
        chip.powerUp();
        chip.powerDown();
        time.spend(100_000);
        chip.powerUp();
        assertEquals(0, next(chip));
    }
}
