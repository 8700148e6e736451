package org.myodose.analysis.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.myodose.analysis.table.NewFiles;
import org.myodose.analysis.table.OutputException;
import org.myodose.analysis.table.TableFormat;

/**
 * Where results stand: the holds under the name that was asked for, the recordings under the same with {@code -recordings},
 * and the journal. Immutable.
 */
record ResultFiles(Path holds, Path recordings, Path journal, TableFormat format) {

    /** @throws OutputException when the name says nothing of a format */
    static ResultFiles of(Path target) throws OutputException {
        TableFormat format = TableFormat.of(target)
                .orElseThrow(() -> new OutputException("It is not plain how to write " + target
                        + ": give --out a name that ends in .csv or .parquet."));
        String name = target.getFileName().toString();
        String stem = name.substring(0, name.length() - format.extension().length());
        return new ResultFiles(
                target,
                target.resolveSibling(stem + "-recordings" + name.substring(stem.length())),
                target.resolveSibling(name + ".journal"),
                format);
    }

    /** The two tables. */
    List<Path> tables() {
        return List.of(holds, recordings);
    }

    /** As absolute paths: none of these is input. */
    Set<Path> written() {
        return Set.of(absolute(holds), absolute(recordings));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * Does nothing where both tables can be begun.
     *
     * @param replace whether tables that exist may be replaced
     * @throws OutputException when there is one already, or no folder for them
     */
    void requirePlace(boolean replace) throws OutputException {
        try (NewFiles together = new NewFiles(replace)) {
            for (Path table : tables()) {
                together.requireFree(table);
            }
        }
    }
}
