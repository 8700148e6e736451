package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how much room a disk has left. Any thread. */
@FunctionalInterface
public interface DiskSpace {

    /** This computer's disks. */
    DiskSpace REAL = path -> Files.getFileStore(path).getUsableSpace();

    /** Bytes that may still be written beside {@code existing}, a file or folder. */
    long usableBytes(Path existing) throws IOException;
}
