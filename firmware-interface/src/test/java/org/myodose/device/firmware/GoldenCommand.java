package org.myodose.device.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;

/**
 * What a host may send, rightly or wrongly, from the golden frames.
 *
 * @param expect what a device makes of it
 * @param type first byte of the frame, or −1 where it is none
 * @param line as it goes over the line
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GoldenCommand(String name, String expect, int type, int sequence, byte[] line) {

    private static final int COLUMNS = 6;
    private static final List<String> DAMAGE = List.of("crcError", "malformed", "tooShort", "tooLong");

    static List<GoldenCommand> all() throws IOException {
        return Files.readAllLines(FirmwareWorkshop.GOLDEN_FRAMES).stream()
                .skip(1)
                .map(row -> row.split(",", COLUMNS))
                .filter(cells -> cells[1].equals("host") || cells[1].equals("both"))
                .map(GoldenCommand::of)
                .toList();
    }

    private static GoldenCommand of(String[] cells) {
        byte[] line = HexFormat.of().parseHex(cells[5]);
        if (DAMAGE.contains(cells[2]) || cells[2].equals("empty")) {
            return new GoldenCommand(cells[0], cells[2], -1, -1, line);
        }
        byte[] decoded = HexFormat.of().parseHex(cells[4]);
        int sequence = (decoded[1] & 0xFF) | (decoded[2] & 0xFF) << 8;
        return new GoldenCommand(cells[0], cells[2], decoded[0] & 0xFF, sequence, line);
    }

    boolean isDamaged() {
        return DAMAGE.contains(expect);
    }

    boolean isFrame() {
        return type >= 0;
    }
}
