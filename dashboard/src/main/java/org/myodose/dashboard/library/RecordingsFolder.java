package org.myodose.dashboard.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The files of a folder, and of the folders in it, that are named as recordings are. Each has a name of letters and digits for
 * addresses; files are found by looking through the folder alone, so that no request leads out of it, nor does a link, for
 * links are left out. Immutable; any thread.
 */
public final class RecordingsFolder {

    private static final int DEEPEST = 4;
    private static final int ID_BYTES = 10;
    private static final String ENDING = ".xdf";

    private final Path root;

    public RecordingsFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * A file of the folder.
     *
     * @param id for addresses; the same for as long as the file keeps its name
     * @param name its path below the folder, with slashes
     * @param bytes its length
     * @param modifiedNs when it was last written, since 1970
     */
    public record Item(String id, String name, Path path, long bytes, long modifiedNs) {

        /** Tells this file from all others. */
        String place() {
            return hash(path.toString());
        }

        /** Tells what stands in it now, read by this version of ours, from all that stood or will stand there. */
        String content(String softwareVersion) {
            return hash(bytes + "\n" + modifiedNs + "\n" + softwareVersion);
        }
    }

    public Path root() {
        return root;
    }

    /**
     * All there are, in the order of their names.
     *
     * @throws IOException when the folder cannot be looked into
     */
    public List<Item> items() throws IOException {
        Finder finder = new Finder();
        Files.walkFileTree(root, Set.<FileVisitOption>of(), DEEPEST, finder);
        finder.found.sort(Comparator.comparing(Item::name));
        return finder.found;
    }

    /** The file of that id; empty where there is none any more. */
    public Optional<Item> find(String id) throws IOException {
        return items().stream().filter(item -> item.id().equals(id)).findFirst();
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private final class Finder extends SimpleFileVisitor<Path> {

        private final List<Item> found = new ArrayList<>();

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(root) || !isHidden(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(file) && isNamedSo(file)) {
                String name = root.relativize(file).toString().replace('\\', '/');
                found.add(new Item(
                        hash(name),
                        name,
                        file,
                        attributes.size(),
                        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
            }
            return FileVisitResult.CONTINUE;
        }

        /** What may not be looked into has nothing for us. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (file.equals(root)) {
                throw failure;
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isNamedSo(Path file) {
            return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
        }

        private static boolean isHidden(Path file) {
            return file.getFileName().toString().startsWith(".");
        }
    }
}
