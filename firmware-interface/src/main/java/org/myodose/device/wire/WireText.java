package org.myodose.device.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Text on the wire: UTF-8 of limited length, without control characters. */
public final class WireText {

    private WireText() {}

    /** The bytes of {@code text}; throws {@link IllegalArgumentException} when it may not stand on the wire. */
    static byte[] encode(String text, int maxBytes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > maxBytes || !text.equals(decode(bytes))) {
            throw new IllegalArgumentException(
                    "'" + text + "' does not fit on the wire: at most " + maxBytes + " bytes, no control characters");
        }
        return bytes;
    }

    /** The text, or null when the bytes are no UTF-8 or hold control characters. */
    static @Nullable String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean exact = Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
        return exact && text.chars().noneMatch(Character::isISOControl) ? text : null;
    }

    /** As much of {@code text} as may stand on the wire: control characters dropped, cut at a whole character. */
    public static String fit(String text, int maxBytes) {
        StringBuilder fitting = new StringBuilder();
        int bytes = 0;
        for (int codePoint : text.codePoints().filter(WireText::isWritable).toArray()) {
            bytes += utf8Length(codePoint);
            if (bytes > maxBytes) {
                break;
            }
            fitting.appendCodePoint(codePoint);
        }
        return fitting.toString();
    }

    private static boolean isWritable(int codePoint) {
        boolean loneSurrogate = Character.getType(codePoint) == Character.SURROGATE;
        return !Character.isISOControl(codePoint) && !loneSurrogate;
    }

    private static int utf8Length(int codePoint) {
        return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
    }
}
