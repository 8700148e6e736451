package org.myodose.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the whole site in a folder: the same Markdown gives the same bytes. Maven calls it; the program serves what it made under
 * {@code /docs}, and any web server or a disk does as well. What is as it was is not written again, or every build would have to
 * make anew whatever holds the site.
 */
public final class SiteBuilder {

    /** All pages of the hardware in one, to be printed. */
    static final String PRINT = "print.html";

    private static final List<String> OWN_FILES = List.of("site.css", "site.js", "icon.svg");

    private final Site site;
    private final Path root;
    private final Path output;
    private final Set<Path> made = new HashSet<>();

    private SiteBuilder(Path root, Path output) throws IOException {
        this.root = root;
        this.output = output;
        site = Site.read(root);
    }

    /** Takes the project's root and the folder to be made, which keeps nothing else. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("give the project's root and the folder to be made");
        }
        try {
            build(Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (SiteException wrong) {
            System.err.println("The site cannot be made. " + wrong.getMessage());
            System.exit(1);
        }
    }

    /**
     * Makes the site.
     *
     * @throws SiteException when a page leads to something that is not there, or cannot be understood
     */
    static void build(Path root, Path output) throws IOException {
        SiteBuilder builder = new SiteBuilder(root.toAbsolutePath().normalize(), output);
        builder.build();
        builder.removeOthers();
    }

    private void removeOthers() throws IOException {
        try (Stream<Path> all = Files.walk(output)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                if (!made.contains(path)) {
                    Files.delete(path);
                }
            }
        }
    }

    private void build() throws IOException {
        Navigation navigation = new Navigation(site);
        Template template = new Template(navigation);
        PageRenderer renderer = new PageRenderer(site, new ScreenLinking());
        SearchIndex search = new SearchIndex();
        for (Page page : site.pages()) {
            write(page.address(), template.page(page, renderer.html(page)));
            search.add(page);
        }
        write("site/sections.js", search.script());
        print(navigation.hardware());
        for (Path folder : site.folders()) {
            list(folder);
        }
        for (Path file : site.files()) {
            copy(file);
        }
        for (String name : OWN_FILES) {
            own(name);
        }
    }

    private void print(Navigation.Group group) throws IOException {
        List<Page> pages = group.pages();
        Linking linking = new PrintLinking(PRINT, new LinkedHashSet<>(pages));
        PageRenderer renderer = new PageRenderer(site, linking);
        StringBuilder book =
                new StringBuilder(Template.book("Myodose: " + group.index().title(), pages, linking));
        for (Page page : pages) {
            book.append("<section id=\"").append(linking.name(page, "")).append("\">\n");
            book.append(renderer.html(page)).append("</section>\n");
        }
        write(PRINT, Template.print(group.index().title() + " · Myodose", "./", book.toString()));
    }

    private void list(Path folder) throws IOException {
        String address = Addresses.ofFolder(folder);
        Map<String, String> files = new LinkedHashMap<>();
        for (Path file : site.filesUnder(folder)) {
            if (site.page(file) == null) {
                copy(file);
            }
            files.put(folder.relativize(file).toString(), Addresses.relative(address, Addresses.of(file)));
        }
        write(address, Template.files(folder.toString(), Addresses.root(address), files));
    }

    private void copy(Path file) throws IOException {
        write(Addresses.of(file), Files.readAllBytes(root.resolve(file)));
    }

    private void own(String name) throws IOException {
        try (InputStream stream = SiteBuilder.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the module has lost its " + name);
            }
            write("site/" + name, stream.readAllBytes());
        }
    }

    private void write(String address, String text) throws IOException {
        write(address, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String address, byte[] content) throws IOException {
        Path file = output.resolve(address);
        made.add(file);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
    }
}
