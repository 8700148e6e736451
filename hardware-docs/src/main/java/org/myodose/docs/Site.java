package org.myodose.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;
import org.myodose.docs.Target.Elsewhere;
import org.myodose.docs.Target.ToFile;
import org.myodose.docs.Target.ToFolder;
import org.myodose.docs.Target.ToPage;

/** All pages there are, found and not listed, and what their links lead to. Confined to one thread. */
final class Site {

    private static final List<String> FOLDERS = List.of("docs", "hardware-docs");
    /** What is made and what makes it. */
    private static final Set<String> NO_PAGES = Set.of("target", "src", "node_modules", ".git");

    private final Path root;
    private final SortedMap<Path, Page> pages = new TreeMap<>();
    private final SortedSet<Path> files = new TreeSet<>();
    private final SortedSet<Path> folders = new TreeSet<>();

    private Site(Path root) {
        this.root = root;
    }

    /** Reads the Markdown at the root of the project and in its folders of documents. */
    static Site read(Path root) throws IOException {
        Site site = new Site(root);
        try (Stream<Path> atRoot = Files.list(root)) {
            for (Path file : atRoot.filter(Site::isMarkdown).toList()) {
                site.add(file);
            }
        }
        for (String folder : FOLDERS) {
            for (Path file : site.filesUnder(Path.of(folder))) {
                if (isMarkdown(file)) {
                    site.add(root.resolve(file));
                }
            }
        }
        return site;
    }

    private static boolean isMarkdown(Path file) {
        return file.toString().endsWith(".md");
    }

    private void add(Path file) throws IOException {
        Path source = root.relativize(file);
        String markdown = Files.readString(file);
        pages.put(source, new Page(source, Addresses.of(source), title(source, markdown), markdown));
    }

    private static String title(Path source, String markdown) {
        for (Node node = Markdown.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                return Headings.text(heading);
            }
        }
        throw new SiteException(source + " has no heading: begin it with a line such as '# Its title'.");
    }

    /** By their sources. */
    Collection<Page> pages() {
        return pages.values();
    }

    @Nullable
    Page page(Path source) {
        return pages.get(source);
    }

    String text(Path file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    /** What a link of that page means; what is of the project comes along. */
    Target target(Page from, String destination) {
        if (destination.matches("[a-z][a-z0-9+.-]*:.*")) {
            return new Elsewhere(destination);
        }
        String[] parts = destination.split("#", 2);
        String heading = parts.length == 2 ? parts[1] : "";
        if (parts[0].isEmpty()) {
            return new ToPage(from, heading);
        }
        Path wanted = from.folder().resolve(parts[0]).normalize();
        Page page = pages.get(wanted);
        page = page == null ? pages.get(wanted.resolve(Addresses.INDEX)) : page;
        return page == null ? ofProject(from, wanted) : new ToPage(page, heading);
    }

    private Target ofProject(Page from, Path wanted) {
        if (wanted.startsWith("..") || !Files.exists(root.resolve(wanted))) {
            throw new SiteException(from.source() + " leads to " + wanted + ", which is not there: mend the link.");
        }
        if (Files.isDirectory(root.resolve(wanted))) {
            folders.add(wanted);
            return new ToFolder(wanted);
        }
        files.add(wanted);
        return new ToFile(wanted);
    }

    /** The files to which links led so far. */
    SortedSet<Path> files() {
        return files;
    }

    /** The folders to which links led so far. */
    SortedSet<Path> folders() {
        return folders;
    }

    /** All files in and below a folder, but for what is made, in their order. */
    List<Path> filesUnder(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            for (Path entry : entries.sorted().toList()) {
                Path inside = folder.resolve(entry.getFileName());
                if (Files.isRegularFile(entry)) {
                    found.add(inside);
                } else if (!isNoPages(folder, entry.getFileName().toString())) {
                    found.addAll(filesUnder(inside));
                }
            }
        }
        return found;
    }

    /** The source of this very module is no document; elsewhere a folder "src" may be what a link leads to. */
    private static boolean isNoPages(Path folder, String name) {
        return name.equals("src") ? folder.equals(Path.of("hardware-docs")) : NO_PAGES.contains(name);
    }
}
