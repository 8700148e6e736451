package org.myodose.analysis.batch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what a batch reads: the recordings and tables below a folder, by the ends of their names. Hidden files and folders, and
 * links to folders, are left alone. A folder that cannot be looked into is listed itself, for its failure to be told.
 */
final class BatchInput extends SimpleFileVisitor<Path> {

    private static final List<String> ENDINGS = List.of(".xdf", ".csv", ".tsv", ".txt");

    private final Path root;
    private final Set<Path> except;
    private final List<BatchFile> found = new ArrayList<>();

    private BatchInput(Path root, Set<Path> except) {
        this.root = root;
        this.except = except;
    }

    /**
     * Looks below a folder; a single file is its own batch. In the order of their names.
     *
     * @param except absolute paths that are none of the input, such as the results
     * @throws IOException when there is no such folder
     */
    static List<BatchFile> below(Path root, Set<Path> except) throws IOException {
        if (Files.isRegularFile(root)) {
            return List.of(new BatchFile(String.valueOf(root.getFileName()), root));
        }
        BatchInput input = new BatchInput(root, except);
        Files.walkFileTree(root, input);
        input.found.sort(Comparator.comparing(BatchFile::name));
        return List.copyOf(input.found);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.equals(root) || !isHidden(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        boolean readable = !attributes.isOther() && !Files.isDirectory(file);
        boolean ours = except.contains(file.toAbsolutePath().normalize());
        if (readable && !ours && !isHidden(file) && isNamedSo(file)) {
            found.add(BatchFile.of(root, file));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(root)) {
            throw failure;
        }
        found.add(BatchFile.of(root, file));
        return FileVisitResult.CONTINUE;
    }

    private static boolean isNamedSo(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
