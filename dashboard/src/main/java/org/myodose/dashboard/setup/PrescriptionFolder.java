package org.myodose.dashboard.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.prescription.Prescriptions.BuiltIn;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.WholeFile;
import org.myodose.dashboard.security.PrivateFiles;

/**
 * The prescriptions that people made here, files of one folder, and those that come with the program. A file is there whole or
 * not at all; what is replaced is kept beside it. Any thread may call.
 */
public final class PrescriptionFolder {

    private static final String ENDING = ".prescription";
    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

    /**
     * One that there is.
     *
     * @param id as it is typed, and its file is named
     * @param text of the file, with its remarks
     * @param file where it is kept; null where it comes with the program
     */
    public record Entry(String id, String text, @Nullable Path file) {

        /** What people call it; its id where the text cannot be read. */
        public String name() {
            try {
                return WrittenPrescription.parse(id, text).name();
            } catch (PrescriptionException unreadable) {
                return id;
            }
        }
    }

    /**
     * What took another's place.
     *
     * @param entry as it was written, whoever has written it anew since
     * @param earlier where what was there before is now
     */
    public record Replaced(Entry entry, Path earlier) {}

    private final Path folder;

    /** @param folder made when the first is written */
    public PrescriptionFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Those of the folder by name, then those that come with the program. */
    public List<Entry> all() {
        return Stream.concat(own().stream(), Prescriptions.all().stream().map(PrescriptionFolder::entry))
                .toList();
    }

    /** Those of the folder. */
    public List<Entry> own() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .flatMap(id -> own(id).stream())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The one of that id. */
    public Optional<Entry> find(String id) {
        return own(id).or(() -> Prescriptions.all().stream()
                .filter(one -> one.shortName().equals(id))
                .map(PrescriptionFolder::entry)
                .findFirst());
    }

    private static Entry entry(BuiltIn one) {
        return new Entry(one.shortName(), one.text(), null);
    }

    /** Links are left out: they may lead anywhere. */
    private Optional<Entry> own(String id) {
        if (!ID.matcher(id).matches() || !Files.isRegularFile(file(id), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Entry(id, Files.readString(file(id)), file(id)));
        } catch (CharacterCodingException notText) {
            return Optional.of(new Entry(id, "", file(id)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ENDING);
    }

    /**
     * Keeps a new one.
     *
     * @throws UserException when that is no id
     * @throws PrescriptionException when the text is no prescription
     * @throws ConflictException when there is one of that id
     */
    public synchronized Entry add(String id, String text) throws ConflictException {
        if (!ID.matcher(id).matches()) {
            throw new UserException("'" + id
                    + "' cannot name a file here: use up to 64 small letters without accents, digits and hyphens.");
        }
        PrescriptionCheck.require(id, text);
        if (Prescriptions.byName(id).isPresent()) {
            throw new ConflictException(
                    "'" + id + "' comes with the program and cannot be changed: save yours under another name.");
        }
        try {
            PrivateFiles.makeFolder(folder);
            WholeFile.writeNew(file(id), text);
            return new Entry(id, text, file(id));
        } catch (FileAlreadyExistsException exists) {
            throw new ConflictException("There is a prescription '" + id
                    + "' already: open that one to change it, or save yours under another name.");
        } catch (IOException failure) {
            throw unwritable(id, failure);
        }
    }

    /**
     * Puts {@code text} in place of what is there, which is kept beside it.
     *
     * @param seen tells whether a text is the one that the change was made from
     * @throws PrescriptionException when the text is no prescription
     * @throws ConflictException when it is no more as it was seen
     */
    public synchronized Replaced replace(String id, Predicate<String> seen, String text) throws ConflictException {
        Entry present = find(id).orElseThrow(() -> new ConflictException(
                "'" + id + "' is not there any more: save yours as a new one, which loses nothing."));
        if (present.file() == null) {
            throw new ConflictException(
                    "'" + id + "' comes with the program and cannot be changed: save yours under another name.");
        }
        if (!seen.test(present.text())) {
            throw new ConflictException("'" + id
                    + "' was changed by somebody else since you opened it. Yours is still here and not saved: save it under"
                    + " another name, or copy it, open '" + id + "' again, and bring your changes in.");
        }
        PrescriptionCheck.require(id, text);
        try {
            Path earlier = WholeFile.keepEarlier(file(id));
            WholeFile.write(file(id), text);
            return new Replaced(new Entry(id, text, file(id)), earlier);
        } catch (IOException failure) {
            throw unwritable(id, failure);
        }
    }

    private UserException unwritable(String id, IOException failure) {
        return new UserException(
                file(id) + " cannot be written (" + failure.getMessage()
                        + "): see to its folder and the disk, and save again.",
                failure);
    }
}
