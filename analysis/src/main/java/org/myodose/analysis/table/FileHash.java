package org.myodose.analysis.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in lower-case hexadecimals: tells one file's contents from any other's. */
public final class FileHash {

    private static final int BLOCK_BYTES = 1 << 20;

    private FileHash() {}

    /** Is called between blocks, and ends the work by throwing. */
    public interface Pulse {
        void beat() throws IOException;
    }

    /** Of a file's contents. */
    public static String of(Path file) throws IOException {
        return of(file, () -> {});
    }

    /** The same of a long file. */
    public static String of(Path file, Pulse pulse) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK_BYTES];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
                pulse.beat();
            }
        }
        return text(digest);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
