package org.myodose.device.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The first bytes that came over a link: what to show a user whose device speaks something else. */
final class FirstBytes {

    private static final int KEPT = 400;
    private static final int SHOWN_BYTES = 16;
    private static final int SHOWN_CHARACTERS = 40;
    private static final double TEXT_SHARE = 0.9;

    private final byte[] kept = new byte[KEPT];
    private long count;

    void note(byte[] bytes, int offset, int length) {
        int room = (int) Math.max(0, Math.min(length, KEPT - count));
        if (room > 0) {
            System.arraycopy(bytes, offset, kept, (int) count, room);
        }
        count += length;
    }

    long count() {
        return count;
    }

    /** Whether these could be lines that a person may read. */
    boolean looksLikeText() {
        int readable = 0;
        int length = (int) Math.min(count, KEPT);
        for (int at = 0; at < length; at++) {
            readable += isReadable(kept[at]) ? 1 : 0;
        }
        return length > 0 && readable >= TEXT_SHARE * length;
    }

    private static boolean isReadable(byte value) {
        return (value >= ' ' && value <= '~') || value == '\n' || value == '\r' || value == '\t';
    }

    /** Such as {@code 812 bytes, beginning 46 6F 72 63}. */
    String asHexadecimal() {
        int shown = (int) Math.min(count, SHOWN_BYTES);
        String bytes = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(kept, 0, shown);
        return count + (count == 1 ? " byte, " : " bytes, beginning ") + bytes;
    }

    /** Such as {@code 812 bytes, beginning 'Force: 12.5 | Force: 12.6'}. */
    String asText() {
        String text = new String(kept, 0, (int) Math.min(count, KEPT), StandardCharsets.US_ASCII).strip();
        String line = text.replaceAll("\\s*[\\r\\n]+\\s*", " | ").replaceAll("[^ -~]", "?");
        String shown = line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) + "…" : line;
        return count + " bytes, beginning '" + shown + "'";
    }
}
