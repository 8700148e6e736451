package org.myodose.device.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ByteLink;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.wire.Pacer;

/**
 * Listens to a device until its lines are understood, and keeps what came meanwhile. A second of ten lines does; of a slow
 * device, three lines in three seconds; where options tell time and rate, or the lines fit what is known, three lines do. A second thread
 * keeps the time, because the read blocks: it closes the link when nothing that can be understood came in time.
 */
final class TextOpening {

    static final Duration TIMEOUT = Duration.ofSeconds(12);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final int FEW_LINES = 3;
    private static final int MANY_LINES = 10;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int SHOWN_BYTES = 40;

    private final String name;
    private final ByteLink link;
    private final TextOptions options;
    private final LongSupplier nanoClock;
    private final LinkCounters counters;
    private final Queue<Chunk> chunks = new ArrayDeque<>();
    private final List<SeenLine> lines = new ArrayList<>();
    private final LineCutter cutter = new LineCutter(new LinkCounters(), this::see);
    private int bytes;
    private volatile boolean late;

    TextOpening(String name, ByteLink link, TextOptions options, LongSupplier nanoClock, LinkCounters counters) {
        this.name = name;
        this.link = link;
        this.options = options;
        this.nanoClock = nanoClock;
        this.counters = counters;
    }

    /** Everything that came, to be read by the layout. */
    Queue<Chunk> chunks() {
        return chunks;
    }

    /** The first line may lack its beginning: its words may be headings, its figures are not used. */
    private Verdict see(byte[] line, int from, int to, long arrivalNs) {
        SeenLine seen = new SeenLine(Arrays.copyOfRange(line, from, to), arrivalNs);
        if (!cutter.isFirst() || new LineParser().read(line, from, to, LineParser.BLANKS) == Verdict.WORDS) {
            lines.add(seen);
        }
        return Verdict.GOOD;
    }

    /** The layout of the lines that come. */
    TextLayout layout(Pacer pacer, @Nullable TextLayout known, Supplier<String> identity) throws LinkException {
        AtomicInteger beats = new AtomicInteger();
        Pacer.Beating beating = pacer.start(BEAT, () -> {
            if (beats.incrementAndGet() > TIMEOUT.dividedBy(BEAT)) {
                late = true;
                link.close();
            }
        });
        try {
            return listen(known, identity);
        } catch (LinkException failure) {
            counters.add(Kind.BYTES_RECEIVED, bytes);
            counters.add(Kind.DAMAGED_BYTES, bytes);
            throw failure;
        } finally {
            beating.close();
        }
    }

    private TextLayout listen(@Nullable TextLayout known, Supplier<String> identity) throws LinkException {
        byte[] buffer = new byte[4096];
        while (true) {
            int count = link.read(buffer);
            if (count < 0) {
                throw notUnderstood();
            }
            long arrivalNs = nanoClock.getAsLong();
            chunks.add(new Chunk(Arrays.copyOf(buffer, count), arrivalNs));
            bytes += count;
            cutter.accept(buffer, 0, count, arrivalNs);
            if (known != null && fits(known)) {
                return known;
            }
            LineShape shape = isTimeToLook() ? LineShape.of(lines, options) : null;
            if (shape != null && suffices(shape)) {
                return new FirstLines(shape, options).layout(identity.get());
            }
            if (bytes > MOST_BYTES) {
                throw notUnderstood();
            }
        }
    }

    private boolean fits(TextLayout known) {
        LineParser parser = new LineParser();
        boolean fits = lines.size() >= FEW_LINES;
        for (int back = 1; fits && back <= FEW_LINES; back++) {
            SeenLine line = lines.get(lines.size() - back);
            fits = line.read(parser, known.separator()) == Verdict.GOOD && parser.cells() == known.cells();
        }
        return fits;
    }

    /** Looking at all lines costs, so only when what came may do. */
    private boolean isTimeToLook() {
        if (lines.size() < FEW_LINES) {
            return false;
        }
        long spanNs = lines.getLast().arrivalNs() - lines.getFirst().arrivalNs();
        return allIsTold() || spanNs >= SECOND_NS || bytes > MOST_BYTES;
    }

    private boolean allIsTold() {
        return options.tellsTime() && options.rateMilliHertz() > 0;
    }

    private boolean suffices(LineShape shape) {
        int size = shape.run().size();
        long spanNs = shape.spanNs();
        return shape.cells() > 0
                && size >= FEW_LINES
                && (allIsTold()
                        || (size >= MANY_LINES && spanNs >= SECOND_NS)
                        || spanNs >= 3 * SECOND_NS
                        || bytes > MOST_BYTES);
    }

    private LinkException notUnderstood() {
        if (bytes == 0) {
            return new LinkException(
                    late ? LinkCause.NO_ANSWER : LinkCause.CLOSED,
                    "Nothing came from " + name + (late ? " within " + TIMEOUT.toSeconds() + " seconds" : "")
                            + ": check that the device has power and that its sketch prints lines.");
        }
        Chunk last = new ArrayDeque<>(chunks).getLast();
        String shown = new String(
                        last.bytes(), 0, Math.min(SHOWN_BYTES, last.bytes().length), StandardCharsets.US_ASCII)
                .replaceAll("\\s*[\\r\\n]+\\s*", " | ")
                .replaceAll("[^ -~]", "?");
        return new LinkException(
                LinkCause.WRONG_DEVICE,
                "No lines of figures came from " + name + " but " + bytes + " bytes, such as '" + shown
                        + "…': check the baud rate (?baud=…), and that each line holds the same number of figures.");
    }
}
