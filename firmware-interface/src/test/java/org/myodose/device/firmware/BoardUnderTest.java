package org.myodose.device.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A board that the firmware is built for, wired in the simulator as the pin map of its design says: a pin that differs between
 * map and firmware reads nothing.
 *
 * @param name as make's BOARD
 * @param wiring options of the runner
 */
record BoardUnderTest(String name, List<String> wiring) {

    static final BoardUnderTest UNO = new BoardUnderTest("uno", List.of());
    static final BoardUnderTest STARTER = new BoardUnderTest("starter", List.of());
    static final BoardUnderTest GLOVE = new BoardUnderTest("glove", List.of(multiplexer("glove")));
    static final BoardUnderTest MAT = new BoardUnderTest("mat", List.of(multiplexer("mat")));
    static final BoardUnderTest TABLE = new BoardUnderTest("table", List.of(loadCells("table")));

    private static final int PIN = 1;
    private static final int NET = 2;

    static Stream<BoardUnderTest> all() {
        return Stream.of(UNO, STARTER, GLOVE, MAT, TABLE);
    }

    private static String multiplexer(String design) {
        return "--multiplexer=" + String.join(",", pins(design, "S0", "S1", "S2", "S3"));
    }

    private static String loadCells(String design) {
        List<String> clocks = pins(design, "CLK1", "CLK2", "CLK3", "CLK4");
        List<String> data = pins(design, "DAT1", "DAT2", "DAT3", "DAT4");
        return "--load-cells="
                + String.join(
                        ",",
                        Stream.of(0, 1, 2, 3)
                                .map(chip -> clocks.get(chip) + ":" + data.get(chip))
                                .toList());
    }

    /** Numbers of the board's pins on these nets: 4 for D4, 0 for A0. */
    private static List<String> pins(String design, String... nets) {
        Path map = FirmwareWorkshop.ROOT.resolve("hardware-docs/designs/" + design + "/pins.csv");
        try {
            List<String[]> rows = Files.readAllLines(map).stream()
                    .map(line -> line.split(",", -1))
                    .filter(row -> row[0].equals("uno"))
                    .toList();
            return Stream.of(nets)
                    .map(net -> rows.stream()
                            .filter(row -> row[NET].equals(net))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(map + " has no pin of the board on net " + net))[PIN]
                            .substring(1))
                    .toList();
        } catch (IOException failure) {
            throw new AssertionError(map + " cannot be read", failure);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
