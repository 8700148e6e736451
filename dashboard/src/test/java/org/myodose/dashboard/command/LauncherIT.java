package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a tree that the build has just built. */
class LauncherIT {

    @TempDir
    Path folder = Path.of("");

    /** Beside links to what was built and none to the sources, so that nothing is built in the middle of a build. */
    @Test
    void startsFromTheClassesThatTheBuildHasKept() throws IOException {
        Path root = Path.of(System.getProperty("myodose.root"));
        Files.copy(root.resolve("myodose"), folder.resolve("myodose"));
        Files.createSymbolicLink(folder.resolve("tools"), root.resolve("tools"));
        Files.createDirectory(folder.resolve("dashboard"));
        Files.createSymbolicLink(folder.resolve("dashboard/target"), root.resolve("dashboard/target"));
        try (Program program = Program.shell(
                folder,
                "exec env XDG_DATA_HOME=kept XDG_CACHE_HOME=cache JAVA_TOOL_OPTIONS=-Xlog:class+load:file=loaded"
                        + " sh ./myodose run --source sim:hand --port 0 --no-browser")) {
            program.awaitOut("http://\\S+");
            program.terminate();
        }
        Files.delete(folder.resolve("tools"));
        Files.delete(folder.resolve("dashboard/target"));
        List<String> own = Files.readAllLines(folder.resolve("loaded")).stream()
                .filter(line -> line.contains(" org.myodose.") && !line.contains("Lambda"))
                .toList();
        long kept = own.stream()
                .filter(line -> line.contains("shared objects file"))
                .count();
        assertTrue(kept > own.size() / 2, () -> kept + " of " + own.size() + " were kept");
    }
}
