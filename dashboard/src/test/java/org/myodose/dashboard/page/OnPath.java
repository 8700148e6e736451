package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that browser tests need. */
final class OnPath {

    private OnPath() {}

    /** The first of these that there is; else the test is skipped, or fails if {@code MYODOSE_REQUIRE_TOOLS} is true. */
    static Path required(String... names) {
        Optional<Path> tool = Stream.of(names).flatMap(OnPath::find).findFirst();
        String sentence = "This browser test needs " + names[0] + " on the path.";
        if (tool.isEmpty() && "true".equals(System.getenv("MYODOSE_REQUIRE_TOOLS"))) {
            fail(sentence);
        }
        assumeTrue(tool.isPresent(), sentence);
        return tool.get();
    }

    private static Stream<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
