package org.myodose.device.gpio.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.gpio.chip.Converter.Progress;
import org.myodose.device.gpio.chip.Nau7802.Rate;

class Nau7802Test {

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedNau7802 simulated = new SimulatedNau7802(time);

    private int next(Nau7802 chip) throws LinkException {
        int[] counts = new int[1];
        for (int step = 0; step < 1000; step++) {
            if (chip.advance(time.nanoTime(), counts) == Progress.SCAN) {
                return counts[0];
            }
            time.awaitUntil(chip.nextStepNs());
        }
        throw new AssertionError("no conversion came");
    }

    private String refusal(Nau7802 chip) {
        return assertThrows(LinkException.class, chip::powerUp).getMessage();
    }

    @ParameterizedTest
    @EnumSource
    void comesUpInTheOrderOfTheDatasheetAndConvertsAtEveryRate(Rate rate) throws LinkException {
        Nau7802 chip = new Nau7802(simulated, time, 128, rate);
        simulated.count = 123_456;
        chip.powerUp();
        long beginNs = time.now();
        for (int conversion = 0; conversion < 20; conversion++) {
            assertEquals(123_456, next(chip));
        }
        assertEquals(20.0 / rate.hertz(), (time.now() - beginNs) / 1e9, 1.1 / rate.hertz());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 8_388_607, -8_388_608, 0x123456, -0x123456})
    void extendsTheSignOf24Bits(int count) throws LinkException {
        Nau7802 chip = new Nau7802(simulated, time, 64, Rate.PER_SECOND_320);
        simulated.count = count;
        chip.powerUp();
        assertEquals(count, next(chip));
    }

    /** The simulated chip's first four conversions are not of its bridge. */
    @Test
    void handsOnNothingThatHasNotSettled() throws LinkException {
        Nau7802 chip = new Nau7802(simulated, time, 1, Rate.PER_SECOND_80);
        simulated.count = 77;
        chip.powerUp();
        assertEquals(77, next(chip));
    }

    @Test
    void refusesAnotherGain() {
        assertThrows(IllegalArgumentException.class, () -> new Nau7802(simulated, time, 3, Rate.PER_SECOND_10));
        assertThrows(IllegalArgumentException.class, () -> new Nau7802(simulated, time, 256, Rate.PER_SECOND_10));
    }

    @Test
    void tellsWhyItDoesNotComeUp() {
        Nau7802 chip = new Nau7802(simulated, time, 128, Rate.PER_SECOND_10);
        simulated.neverPowersUp = true;
        assertTrue(refusal(chip).contains("does not power up"));
        simulated.neverPowersUp = false;
        simulated.calibrationFails = true;
        assertTrue(refusal(chip).contains("error in its calibration"));
        simulated.calibrationFails = false;
        simulated.revision = 0;
        assertTrue(refusal(chip).contains("some other chip"));
        simulated.present = false;
        assertThrows(LinkException.class, chip::powerUp);
    }

    @Test
    void givesUpWhenConversionsEnd() throws LinkException {
        Nau7802 chip = new Nau7802(simulated, time, 128, Rate.PER_SECOND_80);
        chip.powerUp();
        simulated.write(new byte[] {0, 0x06});
        assertEquals(
                LinkCause.NO_ANSWER,
                assertThrows(LinkException.class, () -> next(chip)).linkCause());
    }
}
