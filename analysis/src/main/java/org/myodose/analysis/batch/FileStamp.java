package org.myodose.analysis.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * By what a file is known again without being read.
 *
 * @param name of the {@link BatchFile}
 * @param bytes its size; −1 where that is not known
 * @param modifiedNs when it was last written, in nanoseconds of the file system's clock
 */
record FileStamp(String name, long bytes, long modifiedNs) {

    static final long UNKNOWN = -1;

    static FileStamp of(BatchFile file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
        return new FileStamp(
                file.name(), attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    /** Of a file that does not even tell its size. */
    static FileStamp unknown(BatchFile file) {
        return new FileStamp(file.name(), UNKNOWN, 0);
    }
}
