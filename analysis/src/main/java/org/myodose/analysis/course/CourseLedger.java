package org.myodose.analysis.course;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.myodose.analysis.sealed.SealedException;
import org.myodose.analysis.sealed.SealedLines;

/**
 * An append-only file of entries: a line each, of the entry as JSON, sealed as {@link SealedLines} tells. Several programs may use
 * one ledger.
 */
public final class CourseLedger {

    private final Path file;
    private final SealedLines lines;

    public CourseLedger(Path file) {
        this.file = file;
        lines = new SealedLines(file, "myodose-ledger=1", "ledger", "To put an entry right, add a correction instead.");
    }

    /** An entry as the JSON object that stands in its line. */
    public static String json(Entry entry) {
        return EntryText.of(entry);
    }

    /**
     * What a ledger holds.
     *
     * @param entries in the order of writing
     * @param lastSeal the seal of the last of them; of the heading, where there is none
     * @param tornBytes what a crash left of a line that was never complete; 0 where all is well
     */
    public record Contents(List<Entry> entries, String lastSeal, int tornBytes) {

        public Contents {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Reads and verifies everything; a ledger that does not exist yet is empty.
     *
     * @throws LedgerException when it cannot be read, or a line was altered
     */
    public Contents read() throws LedgerException {
        try {
            SealedLines.Contents read = lines.read();
            return new Contents(entries(read.lines()), read.lastSeal(), read.tornBytes());
        } catch (SealedException refused) {
            throw new LedgerException(String.valueOf(refused.getMessage()), refused);
        }
    }

    /**
     * Appends an entry and returns it when it is safe on the disk.
     *
     * @param entry makes the entry from its number
     * @throws LedgerException when the ledger was altered, or cannot be written; then nothing was added
     */
    public Entry append(IntFunction<Entry> entry) throws LedgerException {
        List<Entry> added = new ArrayList<>();
        try {
            lines.<LedgerException>append(before -> {
                added.add(entry.apply(entries(before).size() + 1));
                return EntryText.of(added.getLast());
            });
        } catch (SealedException refused) {
            throw new LedgerException(String.valueOf(refused.getMessage()), refused);
        }
        return added.getLast();
    }

    private List<Entry> entries(List<String> texts) throws LedgerException {
        List<Entry> entries = new ArrayList<>();
        for (String text : texts) {
            entries.add(entry(text, entries.size() + 1));
        }
        return entries;
    }

    private Entry entry(String line, int number) throws LedgerException {
        try {
            Entry entry = EntryText.read(line);
            if (entry.number() == number) {
                return entry;
            }
            throw new LedgerException(file + " calls its entry " + number + " number " + entry.number() + ".");
        } catch (IOException | RuntimeException failure) {
            throw new LedgerException(
                    file + ", entry " + number + " cannot be understood (" + failure.getMessage() + ").", failure);
        }
    }
}
