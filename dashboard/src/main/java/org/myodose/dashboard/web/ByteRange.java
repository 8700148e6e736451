package org.myodose.dashboard.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file are asked for, by RFC 9110.
 *
 * @param from the first of them, from 0
 * @param length how many
 * @param asked whether a range was asked for, even if it is the whole
 */
record ByteRange(long from, long length, boolean asked) {

    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /**
     * Of what stands in a {@code Range} header. Several ranges, and what is none, are answered with the whole, as the standard lets
     * a server do.
     *
     * @return empty where the file has no such bytes
     */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher one = ONE.matcher(header == null ? "" : header);
        if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
            return Optional.of(new ByteRange(0, size, false));
        }
        if (one.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(one.group(2)), size);
            return range(size - last, last);
        }
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(one.group(2)), size - 1);
        if (!one.group(2).isEmpty() && Long.parseLong(one.group(2)) < from) {
            return Optional.of(new ByteRange(0, size, false));
        }
        return range(from, to - from + 1);
    }

    private static Optional<ByteRange> range(long from, long length) {
        return length > 0 ? Optional.of(new ByteRange(from, length, true)) : Optional.empty();
    }

    /** As {@code Content-Range} tells it. */
    String told(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
