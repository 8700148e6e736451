package org.myodose.analysis.export.edf;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told beside the samples, as time-stamped annotation lists (EDF+, 2.2.2): each has its own time, so it may stand in any
 * record. Long texts are parted and numbered. Not thread-safe.
 */
final class Annotations {

    /** Of a text, in a list; whoever reads several parts can join them. */
    private static final int LONGEST_PART_BYTES = 200;

    /** A list at most: times, separators and numbers of parts come to the text. */
    static final int LONGEST_BYTES = LONGEST_PART_BYTES + 64;

    private static final char END_OF_ONSET = '\u0014';
    private static final char DURATION = '\u0015';
    private static final double MICROS_PER_SECOND = 1e6;
    private final ArrayDeque<byte[]> lists = new ArrayDeque<>();
    private long bytes;

    /** How many bytes a text of so many will need at most, with its times. */
    static long bound(long textBytes) {
        long parts = textBytes / (LONGEST_PART_BYTES / 2) + 1;
        return textBytes + parts * (LONGEST_BYTES - LONGEST_PART_BYTES);
    }

    /** Of a moment. */
    void add(long onsetMicros, String text) {
        add(onset(onsetMicros), text);
    }

    /** Of a stretch of time. */
    void add(long onsetMicros, long durationMicros, String text) {
        add(onset(onsetMicros) + DURATION + seconds(durationMicros), text);
    }

    private void add(String times, String text) {
        List<String> parts = parts(clean(text));
        for (int part = 0; part < parts.size(); part++) {
            String number = parts.size() == 1 ? "" : "(" + (part + 1) + "/" + parts.size() + ") ";
            byte[] list = (times + END_OF_ONSET + number + parts.get(part) + END_OF_ONSET + '\0')
                    .getBytes(StandardCharsets.UTF_8);
            lists.add(list);
            bytes += list.length;
        }
    }

    /** All that has been added and not taken. */
    long bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return lists.isEmpty();
    }

    /** The time of a record, then as many lists as there is room for; zeros fill the rest. */
    byte[] take(long recordOnsetMicros, int room) {
        ByteArrayOutputStream taken = new ByteArrayOutputStream(room);
        taken.writeBytes(
                (onset(recordOnsetMicros) + END_OF_ONSET + END_OF_ONSET + '\0').getBytes(StandardCharsets.US_ASCII));
        while (!lists.isEmpty() && taken.size() + lists.getFirst().length <= room) {
            bytes -= lists.getFirst().length;
            taken.writeBytes(lists.removeFirst());
        }
        taken.writeBytes(new byte[room - taken.size()]);
        return taken.toByteArray();
    }

    /** These characters part one thing from the next. */
    private static String clean(String text) {
        return text.replace(END_OF_ONSET, ' ').replace(DURATION, ' ').replace('\0', ' ');
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int length = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (length + more > LONGEST_PART_BYTES) {
                parts.add(part.toString());
                part.setLength(0);
                length = 0;
            }
            part.append(character);
            length += more;
        }
        parts.add(part.toString());
        return parts;
    }

    private static String onset(long micros) {
        return (micros < 0 ? "-" : "+") + seconds(Math.abs(micros));
    }

    private static String seconds(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    /** The nearest microsecond. */
    static long micros(double seconds) {
        return Math.round(seconds * MICROS_PER_SECOND);
    }
}
