package org.myodose.docs;

import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * All words of all pages, section by section, as a script that a page loads when someone begins to search: a script works from
 * a disk, where a page may not fetch other files.
 */
final class SearchIndex {

    private final StringBuilder script = new StringBuilder("globalThis.myodoseSections = [\n");

    void add(Page page) {
        Node document = Markdown.parse(page.markdown());
        Map<Heading, String> names = new Headings(document).names();
        String heading = "";
        String name = "";
        StringBuilder text = new StringBuilder();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading next) {
                add(page, name, heading, text.toString());
                text.setLength(0);
                heading = Headings.text(next);
                name = names.getOrDefault(next, "");
            } else {
                text.append(Headings.text(node)).append(' ');
            }
        }
        add(page, name, heading, text.toString());
    }

    private void add(Page page, String name, String heading, String text) {
        if (heading.isEmpty() && text.isBlank()) {
            return;
        }
        script.append('[')
                .append(Markup.quoted(page.address() + (name.isEmpty() ? "" : "#" + name)))
                .append(',')
                .append(Markup.quoted(page.title()))
                .append(',')
                .append(Markup.quoted(heading))
                .append(',')
                .append(Markup.quoted(text.strip()))
                .append("],\n");
    }

    String script() {
        return script + "];\n";
    }
}
