package org.myodose.analysis.batch;

import java.nio.file.Path;

/**
 * One file of a batch.
 *
 * @param name its path below the folder that is analysed, with slashes; by it results are named and ordered
 * @param path where it is to be read
 */
record BatchFile(String name, Path path) {

    static BatchFile of(Path folder, Path path) {
        String separator = path.getFileSystem().getSeparator();
        return new BatchFile(folder.relativize(path).toString().replace(separator, "/"), path);
    }
}
