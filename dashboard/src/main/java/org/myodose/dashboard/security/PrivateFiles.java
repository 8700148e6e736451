package org.myodose.dashboard.security;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.WholeFile;

/** Folders and files that only their owner may read, from the moment they are there; where the system has such rights. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** Makes the folder, with those above it, where it is not there yet. */
    public static Path makeFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, only("rwx------"));
    }

    /** What others than its owner may do there, such as {@code r-x} for the group; none where the file system knows no owners. */
    public static Set<PosixFilePermission> openTo(Path folder) throws IOException {
        PosixFileAttributeView owners = owners(folder);
        if (owners == null) {
            return Set.of();
        }
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(owners.readAttributes().permissions());
        others.removeAll(PosixFilePermissions.fromString("rwx------"));
        return others;
    }

    /** Leaves a folder that is there to its owner alone, where the file system knows owners. */
    public static void shut(Path folder) throws IOException {
        PosixFileAttributeView owners = owners(folder);
        if (owners != null) {
            owners.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static @Nullable PosixFileAttributeView owners(Path folder) {
        return Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    }

    /**
     * Opens a file for reading and writing; where there is none, one that is empty.
     *
     * @throws IOException when it cannot be opened
     */
    public static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                only("rw-------"));
    }

    /** Writes what a file is to hold. */
    public interface Writing {
        void into(OutputStream file) throws IOException;
    }

    /**
     * Puts a whole file there, in the place of one that was, once it is safe on the disk.
     *
     * @throws IOException when it cannot be written; nothing has changed then
     */
    public static void write(Path file, Writing content) throws IOException {
        Path beside = Files.createTempFile(
                file.toAbsolutePath().getParent(), String.valueOf(file.getFileName()), ".part", only("rw-------"));
        try {
            try (OutputStream out = Files.newOutputStream(beside)) {
                content.into(out);
            }
            WholeFile.force(beside);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        WholeFile.forceName(file);
    }

    /** Access for the owner, where the file system knows owners. */
    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
