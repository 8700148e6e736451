package org.myodose.analysis.export.edf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The header of a file: fields of fixed width in printable ASCII, first of the file, then of its signals, field by field. */
final class EdfHeader {

    private static final int PART_BYTES = 256;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yy", Locale.ROOT);
    /** Only the full date tells these (EDF+, 2.1.3, 2). */
    private static final DateTimeFormatter DATE_OF_OTHER_YEARS = DateTimeFormatter.ofPattern("dd.MM.'yy'", Locale.ROOT);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm.ss", Locale.ROOT);
    private static final DateTimeFormatter FULL_DATE = DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ROOT);

    private final EdfFlavour flavour;
    private final List<EdfSignal> signals;
    private final RecordPlan plan;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private EdfHeader(EdfFlavour flavour, List<EdfSignal> signals, RecordPlan plan) {
        this.flavour = flavour;
        this.signals = signals;
        this.plan = plan;
    }

    static int bytes(int signals) {
        return PART_BYTES * (signals + 2);
    }

    /**
     * @param startedAt null where it is not known
     * @param equipment what wrote the file
     * @param continuous whether each record begins where the one before ends
     */
    static byte[] of(
            EdfFlavour flavour,
            List<EdfSignal> signals,
            RecordPlan plan,
            @Nullable Instant startedAt,
            String equipment,
            boolean continuous,
            long records) {
        EdfHeader header = new EdfHeader(flavour, signals, plan);
        header.file(startedAt, equipment, continuous, records);
        header.signals();
        return header.out.toByteArray();
    }

    private void file(@Nullable Instant startedAt, String equipment, boolean continuous, long records) {
        // What EDF+ wants where the date is not known (2.1.3, 3 and 4).
        ZonedDateTime start =
                (startedAt == null ? Instant.parse("1985-01-01T00:00:00Z") : startedAt).atZone(ZoneOffset.UTC);
        out.writeBytes(flavour.version());
        // Code, sex, birthdate and name of the person: a recording knows none of them.
        field("X X X X", 80);
        String date = startedAt == null ? "X" : FULL_DATE.format(start).toUpperCase(Locale.ROOT);
        field("Startdate " + date + " X X " + ascii(equipment).replace(' ', '_'), 80);
        field((hasPlainYear(start) ? DATE : DATE_OF_OTHER_YEARS).format(start), 8);
        field(TIME.format(start), 8);
        field(bytes(signals.size()), 8);
        field(flavour.label() + (continuous ? "+C" : "+D"), 44);
        field(records, 8);
        field(plan.duration(), 8);
        field(signals.size() + 1L, 4);
    }

    /** The years that two digits stand for. */
    private static boolean hasPlainYear(ZonedDateTime start) {
        return start.getYear() >= 1985 && start.getYear() <= 2084;
    }

    private void signals() {
        String annotations = flavour.label() + " Annotations";
        each(EdfSignal::label, annotations, 16);
        each(EdfSignal::transducer, "", 80);
        each(EdfSignal::unit, "", 8);
        each(signal -> signal.quantisation().physicalLowest(), "-1", 8);
        each(signal -> signal.quantisation().physicalHighest(), "1", 8);
        each(signal -> Integer.toString(signal.quantisation().digitalLowest()), Integer.toString(flavour.none()), 8);
        each(
                signal -> Integer.toString(signal.quantisation().digitalHighest()),
                Integer.toString(flavour.highest()),
                8);
        each(EdfSignal::filter, "", 80);
        each(
                any -> Integer.toString(plan.samples()),
                Integer.toString(plan.annotationBytes() / flavour.sampleBytes()),
                8);
        each(any -> "", "", 32);
    }

    private void each(Function<EdfSignal, String> telling, String ofAnnotations, int width) {
        signals.forEach(signal -> field(telling.apply(signal), width));
        field(ofAnnotations, width);
    }

    private void field(long number, int width) {
        field(Long.toString(number), width);
    }

    private void field(String text, int width) {
        String printable = ascii(text);
        String cut = printable.substring(0, Math.min(width, printable.length()));
        out.writeBytes((cut + " ".repeat(width - cut.length())).getBytes(StandardCharsets.US_ASCII));
    }

    /** What is not printable ASCII becomes a question mark; full names stand in the annotations. */
    static String ascii(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
