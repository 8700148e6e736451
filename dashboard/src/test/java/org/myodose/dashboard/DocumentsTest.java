package org.myodose.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents of the repository point to is there. */
class DocumentsTest {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root"));
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

    /** The target of a link or picture, without the heading that it may point to. */
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)[^)]*\\)");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        int looked = 0;
        for (Path document : documents()) {
            Matcher links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                String target = links.group(1);
                if (!target.contains(":")) {
                    looked++;
                    if (!Files.exists(document.resolveSibling(target))) {
                        dead.add(ROOT.relativize(document) + " → " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), dead);
        assertTrue(looked > 10, "only " + looked + " links were found");
    }

    @Test
    void theArchitectureNamesEveryRoom() throws IOException {
        String architecture = Files.readString(ROOT.resolve("docs/architecture.md"));
        List<String> unnamed = new ArrayList<>();
        for (String module : List.of("firmware-interface", "acquisition", "analysis", "dashboard")) {
            String contracts = module.equals("firmware-interface") ? "device" : module;
            try (Stream<Path> rooms =
                    Files.list(ROOT.resolve(module).resolve("src/main/java/org/myodose/" + contracts))) {
                rooms.filter(Files::isDirectory)
                        .map(room -> room.getFileName().toString())
                        .filter(room -> !architecture.contains("`" + room + "`"))
                        .forEach(unnamed::add);
            }
        }
        assertEquals(List.of(), unnamed);
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return NOT_OURS.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    documents.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return documents;
    }
}
