package org.myodose.docs;

import java.util.List;
import java.util.Map;

/** What stands around the text of every page. */
final class Template {

    private final Navigation navigation;

    Template(Navigation navigation) {
        this.navigation = navigation;
    }

    /** A page of the site. */
    String page(Page page, String content) {
        String root = Addresses.root(page.address());
        return head(page.title().equals("Myodose") ? "Myodose" : page.title() + " · Myodose", root)
                + "<body data-root=\"" + root + "\">\n"
                + bar(root, "#pages")
                + "<div class=\"columns\">\n"
                + contents(page)
                + "<main id=\"text\" tabindex=\"-1\">\n" + content + "</main>\n"
                + groups(page)
                + "</div>\n"
                + "<footer><p>Measures a dose; not a medical device. Made from <code>"
                + Markup.escaped(page.source().toString()) + "</code>; Apache-2.0.</p></footer>\n</body>\n</html>\n";
    }

    /** A page that lists a folder's files. */
    static String files(String folder, String root, Map<String, String> files) {
        StringBuilder list = new StringBuilder("<h1><code>" + Markup.escaped(folder) + "</code></h1>\n<ul>\n");
        files.forEach((name, address) -> list.append("<li><a href=\"")
                .append(Markup.escaped(address))
                .append("\">")
                .append(Markup.escaped(name))
                .append("</a></li>\n"));
        return head(folder + " · Myodose", root) + "<body data-root=\"" + root + "\">\n"
                + bar(root, root + "index.html")
                + "<div class=\"columns\">\n<main id=\"text\" tabindex=\"-1\">\n" + list
                + "</ul>\n</main>\n</div>\n</body>\n</html>\n";
    }

    /** Many pages as one, to be printed. */
    static String print(String title, String root, String contents) {
        return head(title, root) + "<body class=\"book\" data-root=\"" + root + "\">\n" + bar(root, root + "index.html")
                + "<div class=\"columns\">\n<main id=\"text\" tabindex=\"-1\">\n" + contents
                + "</main>\n</div>\n</body>\n</html>\n";
    }

    private static String head(String title, String root) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="%ssite/icon.svg">
                <link rel="stylesheet" href="%ssite/site.css">
                <script src="%ssite/site.js"></script>
                </head>
                """.formatted(Markup.escaped(title), root, root, root);
    }

    /** Without scripts all of it can be read; the search and the buttons appear with them. */
    private static String bar(String root, String pages) {
        return """
                <a class="skip" href="#text">Skip to the text</a>
                <header class="bar">
                <a class="brand" href="%sindex.html">Myodose</a>
                <form class="search" role="search" hidden>
                <label for="search" class="unseen">Search all pages</label>
                <input id="search" type="search" placeholder="Search all pages ( / )" autocomplete="off" spellcheck="false">
                <p id="found-count" class="unseen" role="status"></p>
                <ul id="found" hidden></ul>
                </form>
                <a class="to-pages" href="%s">Pages</a>
                <button type="button" id="theme" hidden>Dark</button>
                <button type="button" id="print" hidden>Print</button>
                </header>
                """.formatted(root, pages);
    }

    private static String contents(Page page) {
        StringBuilder list = new StringBuilder();
        new Headings(Markdown.parse(page.markdown())).names().forEach((heading, name) -> {
            if (heading.getLevel() == 2) {
                item(list, "#" + name, Headings.text(heading), "");
            }
        });
        return list.isEmpty()
                ? ""
                : "<nav class=\"contents\" aria-label=\"On this page\">\n<p>On this page</p>\n<ul>\n" + list
                        + "</ul>\n</nav>\n";
    }

    private String groups(Page current) {
        StringBuilder html = new StringBuilder("<nav class=\"pages\" id=\"pages\" aria-label=\"All pages\">\n");
        for (Navigation.Group group : navigation.groups()) {
            html.append(group.pages().contains(current) ? "<details open>\n<summary>" : "<details>\n<summary>")
                    .append(Markup.escaped(group.index().title()))
                    .append("</summary>\n");
            group.sections().forEach((heading, pages) -> section(html, current, heading, pages));
            html.append("</details>\n");
        }
        return html.append("<p><a href=\"")
                .append(Addresses.relative(current.address(), SiteBuilder.PRINT))
                .append("\">The hardware on one page, to print</a></p>\n</nav>\n")
                .toString();
    }

    private static void section(StringBuilder html, Page current, String heading, List<Page> pages) {
        html.append(heading.isEmpty() ? "" : "<p>" + Markup.escaped(heading) + "</p>\n");
        html.append("<ul>\n");
        for (Page page : pages) {
            String here = page.equals(current) ? " aria-current=\"page\"" : "";
            String title = page.isIndex() && heading.isEmpty() ? "Overview" : page.title();
            item(html, Addresses.relative(current.address(), page.address()), title, here);
        }
        html.append("</ul>\n");
    }

    private static void item(StringBuilder html, String address, String text, String attribute) {
        html.append("<li><a href=\"")
                .append(Markup.escaped(address))
                .append('"')
                .append(attribute)
                .append('>')
                .append(Markup.escaped(text))
                .append("</a></li>\n");
    }

    /** The list of what a book holds. */
    static String book(String title, List<Page> pages, Linking linking) {
        StringBuilder list =
                new StringBuilder("<h1>" + Markup.escaped(title) + "</h1>\n<ol class=\"book-contents\">\n");
        for (Page page : pages) {
            item(list, "#" + linking.name(page, ""), page.title(), "");
        }
        return list.append("</ol>\n").toString();
    }
}
