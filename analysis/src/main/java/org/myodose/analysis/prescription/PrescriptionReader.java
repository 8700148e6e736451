package org.myodose.analysis.prescription;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a prescription's text apart into parts and lines, and refuses what it does not know; the figures in them are read
 * later. Used once.
 */
final class PrescriptionReader {

    static final String VERSION = "prescription-version=1";

    private static final int MOST_CHARACTERS = 100_000;

    private final String name;
    private final List<WrittenSection> sections = new ArrayList<>();
    private Vocabulary kind = Vocabulary.WHOLE;
    private String sectionPlace;
    private List<WrittenLine> lines = new ArrayList<>();
    private int number;
    private boolean versioned;

    PrescriptionReader(String name) {
        this.name = name;
        sectionPlace = name + ": ";
    }

    /** The parts in order, the whole first. */
    List<WrittenSection> read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw refused("this is no prescription: it is longer than " + MOST_CHARACTERS + " characters");
        }
        text.replaceFirst("^\uFEFF", "").lines().forEach(this::accept);
        if (!versioned) {
            throw refused("the text ends without " + VERSION);
        }
        endSection();
        return List.copyOf(sections);
    }

    private void accept(String raw) {
        number++;
        String line = raw.strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (!versioned) {
            requireVersion(line);
            versioned = true;
        } else if (line.startsWith("[")) {
            endSection();
            kind = kind(line);
            sectionPlace = place();
            lines = new ArrayList<>();
        } else {
            lines.add(line(line));
        }
    }

    private void requireVersion(String line) {
        if (line.replaceAll("\\s*=\\s*", "=").equals(VERSION)) {
            return;
        }
        throw refused(
                line.startsWith("prescription-version")
                        ? "this program reads version 1, not '" + line + "': it needs a newer Myodose"
                        : "a prescription begins with " + VERSION + ", not with '" + line + "'");
    }

    private void endSection() {
        sections.add(new WrittenSection(kind, sectionPlace, lines));
    }

    private Vocabulary kind(String line) {
        return switch (line.replaceAll("\\s", "")) {
            case "[step]" -> Vocabulary.STEP;
            case "[site]" -> Vocabulary.SITE;
            default -> throw refused("'" + line + "' is no part of a prescription: there are [step] and [site]");
        };
    }

    private WrittenLine line(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw refused("'" + line + "' says nothing: write key=value, or # before a remark");
        }
        String key = line.substring(0, equals).strip().replaceAll("\\s+", " ");
        if (!kind.keys().contains(key)) {
            throw refused(unknown(key));
        }
        requireOnce(key);
        String value = line.substring(equals + 1).strip();
        String basis = "";
        int bracket = value.lastIndexOf('[');
        if (!Vocabulary.freeText(key) && bracket >= 0 && value.endsWith("]")) {
            basis = value.substring(bracket + 1, value.length() - 1).strip();
            value = value.substring(0, bracket).strip();
        }
        if (value.isEmpty()) {
            throw refused("nothing follows '" + key + "='");
        }
        return new WrittenLine(place(), key, value, basis);
    }

    private String unknown(String key) {
        String part = kind.title().isEmpty() ? "a prescription" : "a [" + kind.title() + "]";
        if (kind != Vocabulary.WHOLE && Vocabulary.WHOLE.keys().contains(key)) {
            return "'" + key + "' belongs above the first [step] or [site], not into " + part;
        }
        return "'" + key + "' is nothing that " + part + " has"
                + Vocabulary.nearest(key, kind.keys())
                        .map(near -> ": did you mean '" + near + "'?")
                        .orElse("; it has " + String.join(", ", kind.keys()));
    }

    private void requireOnce(String key) {
        if (!Vocabulary.repeatable(key)) {
            lines.stream().filter(line -> line.key().equals(key)).findFirst().ifPresent(first -> {
                throw refused("'" + key + "' stands there twice");
            });
        }
    }

    private PrescriptionException refused(String reason) {
        return new PrescriptionException("", reason).at(place());
    }

    private String place() {
        return name + ", line " + Math.max(1, number) + ": ";
    }
}
