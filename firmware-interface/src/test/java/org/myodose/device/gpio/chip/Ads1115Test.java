package org.myodose.device.gpio.chip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.LinkException;
import org.myodose.device.gpio.chip.Ads1115.Gain;
import org.myodose.device.gpio.chip.Converter.Progress;

class Ads1115Test {

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedAds1115 simulated = new SimulatedAds1115(time);

    /** Steps the driver as the source does, until a scan is there; the number of steps is bounded. */
    private int[] scan(Ads1115 chip) throws LinkException {
        int[] counts = new int[chip.channelCount()];
        chip.beginScan(time.nanoTime());
        for (int step = 0; step < 1000; step++) {
            if (chip.advance(time.nanoTime(), counts) == Progress.SCAN) {
                return counts;
            }
            time.awaitUntil(chip.nextStepNs());
        }
        throw new AssertionError("no scan came");
    }

    /** Table 8: full scale is 32767; section 8.6.2: two's complement. */
    @ParameterizedTest
    @CsvSource({
        "2/3, 3.072, 16384",
        "1, 2.048, 16384",
        "2, 1.024, 16384",
        "4, 0.512, 16384",
        "8, 0.256, 16384",
        "16, 0.128, 16384",
        "1, -0.000125, -1",
        "1, 4.2, 32767",
        "1, 0, 0"
    })
    void readsVoltsAsCountsAtEveryGain(String gain, double volts, int count) throws LinkException {
        simulated.volts[2] = volts;
        Ads1115 chip = new Ads1115(simulated, Gain.of(gain), 100, 2);
        chip.powerUp();
        assertArrayEquals(new int[] {count}, scan(chip));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 1, 1.1})
    void waitsForEachConversionHoweverFastTheOscillator(double oscillator) throws LinkException {
        simulated.oscillator = oscillator;
        simulated.volts[0] = 0.5;
        simulated.volts[1] = 1;
        simulated.volts[3] = 2;
        Ads1115 chip = new Ads1115(simulated, Gain.ONE, 200, 3, 0, 1);
        chip.powerUp();
        for (int repetition = 0; repetition < 50; repetition++) {
            assertArrayEquals(new int[] {16000, 4000, 8000}, scan(chip));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void keepsUpWithTheRateThatItPromises(int channelCount) throws LinkException {
        simulated.oscillator = 0.9;
        int[] channels = IntStream.range(0, channelCount).toArray();
        double rateHz = Ads1115.maxRateHz(channelCount);
        Ads1115 chip = new Ads1115(simulated, Gain.ONE, rateHz, channels);
        chip.powerUp();
        long beginNs = time.now();
        for (int repetition = 0; repetition < 100; repetition++) {
            scan(chip);
        }
        assertTrue((time.now() - beginNs) / 1e9 <= 100 / rateHz);
    }

    @Test
    void refusesAnotherChipAtItsAddress() {
        I2cBus other = new I2cBus() {
            @Override
            public void write(byte[] bytes) {}

            @Override
            public void read(int register, byte[] into) {}
        };
        LinkException refused = assertThrows(LinkException.class, () -> new Ads1115(other, Gain.ONE, 10, 0).powerUp());
        assertEquals(
                "What answers on the I²C bus is no ADS1115 (its configuration reads 0x0000): check the address.",
                refused.getMessage());
    }

    @Test
    void givesUpOnAConversionThatDoesNotEnd() throws LinkException {
        Ads1115 chip = new Ads1115(simulated, Gain.ONE, 100, 0);
        chip.powerUp();
        simulated.oscillator = 1e-6;
        assertThrows(LinkException.class, () -> scan(chip));
    }

    @Test
    void tellsThatNothingAnswers() {
        simulated.present = false;
        assertThrows(LinkException.class, () -> new Ads1115(simulated, Gain.ONE, 10, 0).powerUp());
    }
}
