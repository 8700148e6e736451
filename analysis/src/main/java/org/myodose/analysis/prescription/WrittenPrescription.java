package org.myodose.analysis.prescription;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A prescription as people write it, in units of their own; see docs/prescription-file.md. {@link #prescription} tells what it
 * means in newtons. Immutable. Every fault is a {@link PrescriptionException} with the line it stands in.
 */
public final class WrittenPrescription {

    private static final Pattern UNFOUNDED = Pattern.compile("(?i)\\bdefault\\b|^given with ");

    /** Facts about a person and a day are neither evidence nor a default. */
    private static final Set<String> FACTS = Set.of("threshold", "first session");

    private static final int MOST_SESSIONS = 100;

    private final List<WrittenSection> sections;

    private WrittenPrescription(List<WrittenSection> sections) {
        this.sections = sections;
    }

    /** Reads a file; its name stands in every complaint. */
    public static WrittenPrescription read(Path file) {
        try {
            return parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw unreadable("there is no prescription " + file + ": check its name");
        } catch (CharacterCodingException notText) {
            throw unreadable(file + " is not text in UTF-8: save it as such");
        } catch (IOException failure) {
            throw unreadable(file + " cannot be read as a prescription (" + failure.getMessage() + ")");
        }
    }

    private static PrescriptionException unreadable(String reason) {
        return new PrescriptionException("", reason).at("");
    }

    /** Reads {@code text}, which {@code name} stands for in complaints. Figures are looked at by {@link #prescription}. */
    public static WrittenPrescription parse(String name, String text) {
        return new WrittenPrescription(new PrescriptionReader(name).read(text));
    }

    /**
     * The same with one figure of the whole otherwise.
     *
     * @param key as a file calls it
     * @param value as a file has it
     * @param place who says so, for complaints, such as {@code --band}
     */
    public WrittenPrescription with(String key, String value, String place) {
        if (!Vocabulary.WHOLE.keys().contains(key)) {
            throw new IllegalStateException("no prescription has '" + key + "'");
        }
        List<WrittenSection> changed = new ArrayList<>(sections);
        WrittenLine line =
                new WrittenLine(place + ": ", key, value.strip().replaceAll("\\s+", " "), "given with " + place);
        changed.set(0, whole().with(line));
        return new WrittenPrescription(changed);
    }

    /** Whether it names the places where it is given. */
    public boolean namesSites() {
        return sections.stream().anyMatch(section -> section.kind() == Vocabulary.SITE);
    }

    /**
     * The same at one named place, where it names none.
     *
     * @param site what stands there; blanks in it become single ones
     * @param place who says so, for complaints
     */
    public WrittenPrescription at(String site, String place) {
        if (namesSites()) {
            throw new IllegalStateException("this prescription has sites of its own");
        }
        String name = site.strip().replaceAll("\\s+", " ");
        WrittenLine line = new WrittenLine(place + ": ", "name", name, "");
        List<WrittenSection> changed = new ArrayList<>(sections);
        changed.add(new WrittenSection(Vocabulary.SITE, place + ": ", List.of(line)));
        return new WrittenPrescription(changed);
    }

    /**
     * What it means for this person, in newtons and seconds. The limits of a first session are tried in any case, so that they
     * cannot turn out to be wrong on the day they are needed.
     */
    public Prescription prescription() {
        courseSessions();
        boolean first = whole().line("first session").map(Quantity::yes).orElse(false);
        if (!first && hasFirstSession()) {
            resolved(true);
        }
        return resolved(first);
    }

    private Prescription resolved(boolean firstSession) {
        return new PrescriptionResolver(sections, firstSession, text()).resolve();
    }

    private boolean hasFirstSession() {
        return whole().lines().stream().anyMatch(line -> line.key().startsWith("first session "));
    }

    /** Whether a first session is limited more than later ones. */
    public boolean limitsFirstSession() {
        return hasFirstSession();
    }

    /**
     * How many sessions the course has, where the prescription says so.
     *
     * @throws PrescriptionException when that is no number from 1 to 100
     */
    public OptionalInt courseSessions() {
        Optional<WrittenLine> line = whole().line("sessions");
        if (line.isEmpty()) {
            return OptionalInt.empty();
        }
        int sessions = Quantity.count(line.get());
        if (sessions < 1 || sessions > MOST_SESSIONS) {
            throw line.get().refused("a course has 1 to " + MOST_SESSIONS + " sessions, not " + sessions);
        }
        return OptionalInt.of(sessions);
    }

    /** What lines each kind of part may have, in their order: of the whole by the empty name, of a step, of a site. */
    public static Map<String, List<String>> keysOfParts() {
        return Arrays.stream(Vocabulary.values()).collect(Collectors.toMap(Vocabulary::title, Vocabulary::keys));
    }

    public String name() {
        return whole().required("name").value();
    }

    /** Where it comes from. */
    public String source() {
        return String.join(
                " ", whole().all("source").stream().map(WrittenLine::value).toList());
    }

    /** Whether some force is a share of the person's threshold, and that is not given. */
    public boolean needsThreshold() {
        return whole().line("threshold").isEmpty()
                && sections.stream()
                        .flatMap(section -> section.lines().stream())
                        .anyMatch(line -> line.value().endsWith(Measure.PERCENT_OF_THRESHOLD.symbol()));
    }

    /** The figures that rest on nothing but somebody's choice: those marked as a default, and those not marked. */
    public List<String> defaults() {
        return figures(true);
    }

    /** The figures with the source that each of them names. */
    public List<String> evidence() {
        return figures(false);
    }

    private List<String> figures(boolean unfounded) {
        List<String> told = new ArrayList<>();
        int[] counts = new int[Vocabulary.values().length];
        for (WrittenSection section : sections) {
            int number = ++counts[section.kind().ordinal()];
            String part = section.kind().title().isEmpty() ? "" : section.kind().title() + " " + number + " ";
            section.lines().stream()
                    .filter(line -> !Vocabulary.freeText(line.key()) && !FACTS.contains(line.key()))
                    .filter(line -> unfounded(line) == unfounded)
                    .forEach(line -> told.add(part + line.key() + (unfounded ? "" : " (" + line.basis() + ")")));
        }
        return told;
    }

    private static boolean unfounded(WrittenLine line) {
        Matcher matcher = UNFOUNDED.matcher(line.basis());
        return line.basis().isEmpty() || matcher.find();
    }

    /** The file that says this and nothing else: without remarks, and the same for the same content. */
    public String text() {
        StringBuilder text = new StringBuilder(PrescriptionReader.VERSION).append('\n');
        sections.forEach(section -> text.append(section.text()));
        return text.toString();
    }

    private WrittenSection whole() {
        return sections.getFirst();
    }

    /** A name as it is typed without quotes: {@code 30 s × 4} is {@code 30-s-x-4}. */
    public static String shortName(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace('×', 'x')
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
