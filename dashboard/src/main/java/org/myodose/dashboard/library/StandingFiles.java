package org.myodose.dashboard.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.myodose.analysis.export.Export;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.catalog.SignalFormats;

/** What stands beside a recording of an export that was made before. */
final class StandingFiles {

    private StandingFiles() {}

    /**
     * The files that are named as an export of this recording into this format names them, by name: the one named after the
     * recording, the JSON that tells of it, and further tables and devices behind a hyphen. Not those of a recording whose name
     * begins with this one's, nor of a format whose names do. Links are left out.
     *
     * @throws IOException when the folder cannot be read
     */
    static List<Path> of(Path recording, SignalFormat format) throws IOException {
        Path target = Export.beside(recording, format);
        String name = String.valueOf(target.getFileName());
        int end = name.lastIndexOf('.');
        String stem = name.substring(0, end);
        String ending = name.substring(end);
        try (Stream<Path> beside = Files.list(target.toAbsolutePath().resolveSibling(""))) {
            List<Path> all = beside.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
            List<String> others = Stream.concat(longerStems(recording, stem, format), recordingsBehind(all, stem))
                    .toList();
            return all.stream()
                    .filter(file -> {
                        String found = String.valueOf(file.getFileName());
                        boolean named = found.startsWith(stem + "-") && found.endsWith(ending);
                        return found.equals(name)
                                || found.equals(name + ".json")
                                || (named && others.stream().noneMatch(other -> isOf(found, other)));
                    })
                    .toList();
        }
    }

    private static boolean isOf(String file, String stem) {
        return file.startsWith(stem + ".") || file.startsWith(stem + "-");
    }

    /** Of whole exports into other formats, such as the tidy table beside the wide one. */
    private static Stream<String> longerStems(Path recording, String stem, SignalFormat format) {
        return SignalFormats.all().stream()
                .filter(other -> other.wantsSamples() && !other.name().equals(format.name()))
                .map(other -> String.valueOf(Export.beside(recording, other).getFileName()))
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .filter(other -> other.startsWith(stem + "-"));
    }

    private static Stream<String> recordingsBehind(List<Path> beside, String stem) {
        return beside.stream()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> name.startsWith(stem + "-") && name.matches("(?i).*\\.xdf"))
                .map(name -> name.substring(0, name.length() - ".xdf".length()));
    }
}
