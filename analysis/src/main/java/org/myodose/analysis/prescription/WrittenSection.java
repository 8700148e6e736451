package org.myodose.analysis.prescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of one part of a prescription: of the whole, of a step, or of a site. Immutable. */
record WrittenSection(Vocabulary kind, String place, List<WrittenLine> lines) {

    WrittenSection {
        lines = List.copyOf(lines);
    }

    Optional<WrittenLine> line(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).findFirst();
    }

    List<WrittenLine> all(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).toList();
    }

    WrittenLine required(String key) {
        String part = kind.title().isEmpty() ? "the prescription" : "this [" + kind.title() + "]";
        return line(key)
                .orElseThrow(() ->
                        new PrescriptionException(key, part + " has no line '" + key + "=…', and needs one").at(place));
    }

    /** With this line in place of the one of the same key. */
    WrittenSection with(WrittenLine replacement) {
        List<WrittenLine> changed = new ArrayList<>(lines);
        changed.removeIf(line -> line.key().equals(replacement.key()));
        changed.add(replacement);
        return new WrittenSection(kind, place, changed);
    }

    /** Always the same for the same content: the lines stand in the vocabulary's order. */
    String text() {
        StringBuilder text = new StringBuilder(kind.heading());
        for (String key : kind.keys()) {
            all(key).forEach(line -> text.append(line.text()));
        }
        return text.toString();
    }
}
