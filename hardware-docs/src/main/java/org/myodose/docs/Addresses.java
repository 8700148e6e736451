package org.myodose.docs;

import java.nio.file.Path;

/** Where each file of the project stands in the site, relative to the site's root. */
final class Addresses {

    /** Names a folder's first page. */
    static final Path INDEX = Path.of("README.md");

    private static final String MARKDOWN = ".md";

    private Addresses() {}

    /** Of a page or a file; {@code source} is relative to the project's root. */
    static String of(Path source) {
        String path = slashes(source);
        if (path.startsWith("docs/")) {
            path = "reference/" + path.substring("docs/".length());
        } else if (path.startsWith("hardware-docs/")) {
            path = "hardware/" + path.substring("hardware-docs/".length());
        } else if (path.contains("/")) {
            return "source/" + path;
        }
        return path.endsWith(MARKDOWN) ? page(path) : path;
    }

    private static String page(String path) {
        String name = path.substring(0, path.length() - MARKDOWN.length());
        return name.replaceFirst("(^|/)README$", "$1index") + ".html";
    }

    /** Of a folder's list of files. */
    static String ofFolder(Path folder) {
        return of(folder.resolve("files.html"));
    }

    /** The way from one address to another. */
    static String relative(String from, String to) {
        Path folder = Path.of("/", from, "..").normalize();
        return slashes(folder.relativize(Path.of("/", to)));
    }

    /** The way from an address to the site's root, with a slash at its end. */
    static String root(String address) {
        long folders = address.chars().filter(character -> character == '/').count();
        return folders == 0 ? "./" : "../".repeat((int) folders);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
