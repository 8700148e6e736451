package org.myodose.device.gpio.chip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myodose.device.LinkException;
import org.myodose.device.gpio.chip.Converter.Progress;
import org.myodose.device.gpio.chip.Mcp3x08.Model;

class Mcp3x08Test {

    private static final int CLOCK = 1_000_000;

    private final SimulatedTime time = new SimulatedTime();

    @ParameterizedTest
    @EnumSource
    void readsEveryCountOfEveryInput(Model model) throws LinkException {
        SimulatedMcp3x08 simulated = new SimulatedMcp3x08(time, model, CLOCK);
        Mcp3x08 chip = new Mcp3x08(simulated, model, CLOCK, 0, 1, 2, 3, 4, 5, 6, 7);
        int[] counts = new int[8];
        int most = (1 << chip.bits()) - 1;
        chip.powerUp();
        for (int count = 0; count <= most; count++) {
            for (int input = 0; input < 8; input++) {
                simulated.inputs[input] = (count + input * 37) & most;
            }
            chip.beginScan(time.nanoTime());
            assertEquals(Progress.SCAN, chip.advance(time.nanoTime(), counts));
            assertArrayEquals(simulated.inputs, counts);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheOrderInWhichChannelsWereGiven(Model model) throws LinkException {
        SimulatedMcp3x08 simulated = new SimulatedMcp3x08(time, model, CLOCK);
        Mcp3x08 chip = new Mcp3x08(simulated, model, CLOCK, 7, 0, 3);
        int[] counts = new int[3];
        simulated.inputs[7] = 700;
        simulated.inputs[0] = 1;
        simulated.inputs[3] = 300;
        chip.powerUp();
        chip.beginScan(time.nanoTime());
        chip.advance(time.nanoTime(), counts);
        assertArrayEquals(new int[] {700, 1, 300}, counts);
        assertEquals("CH7", chip.channelName(0));
    }

    @ParameterizedTest
    @EnumSource
    void findsAnEmptyBusAtOnce(Model model) {
        SimulatedMcp3x08 simulated = new SimulatedMcp3x08(time, model, CLOCK);
        simulated.present = false;
        LinkException absent =
                assertThrows(LinkException.class, () -> new Mcp3x08(simulated, model, CLOCK, 0).powerUp());
        assertTrue(
                absent.getMessage().startsWith("No " + model + " answers on the SPI bus: check"), absent.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void throwsScansAwayWhenTheChipFallsSilentAndThenGivesUp(Model model) throws LinkException {
        SimulatedMcp3x08 simulated = new SimulatedMcp3x08(time, model, CLOCK);
        Mcp3x08 chip = new Mcp3x08(simulated, model, CLOCK, 0);
        chip.powerUp();
        simulated.present = false;
        for (int scan = 1; scan < 10; scan++) {
            chip.beginScan(time.nanoTime());
            assertEquals(Progress.DISCARDED, chip.advance(time.nanoTime(), new int[1]));
        }
        chip.beginScan(time.nanoTime());
        assertThrows(LinkException.class, () -> chip.advance(time.nanoTime(), new int[1]));
    }
}
