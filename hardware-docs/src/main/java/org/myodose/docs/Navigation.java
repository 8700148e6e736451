package org.myodose.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.myodose.docs.Target.ToPage;

/**
 * The pages in groups and sections: a group is a folder whose first page leads to its others, a section a heading of that page.
 * What it does not lead to stands last, so that no page is lost and nothing is listed twice.
 */
final class Navigation {

    private static final List<Path> FOLDERS =
            List.of(Path.of(""), Path.of("hardware-docs"), Path.of("docs"), Path.of("docs/decisions"));

    /** A folder's pages by the headings of its first page; that page itself stands under the heading "". */
    record Group(Page index, Map<String, List<Page>> sections) {

        List<Page> pages() {
            return sections.values().stream().flatMap(List::stream).toList();
        }
    }

    private final Site site;
    private final List<Group> groups = new ArrayList<>();

    Navigation(Site site) {
        this.site = site;
        for (Path folder : FOLDERS) {
            Page index = site.page(folder.resolve(Addresses.INDEX));
            if (index != null) {
                groups.add(group(folder, index));
            }
        }
    }

    List<Group> groups() {
        return groups;
    }

    /** The group of the hardware, which is printed as one. */
    Group hardware() {
        return groups.stream()
                .filter(group -> group.index().folder().equals(Path.of("hardware-docs")))
                .findFirst()
                .orElseThrow(
                        () -> new SiteException("hardware-docs has no README.md: write one that leads to its pages."));
    }

    private Group group(Path folder, Page index) {
        List<Page> left = new ArrayList<>(site.pages().stream()
                .filter(page -> folderOf(page).equals(folder))
                .sorted(Comparator.comparing(Page::address))
                .toList());
        Map<String, List<Page>> sections = new LinkedHashMap<>();
        left.remove(index);
        sections.put("", new ArrayList<>(List.of(index)));
        Markdown.parse(index.markdown()).accept(new AbstractVisitor() {
            private String section = "";

            @Override
            public void visit(Heading heading) {
                // The project's first page is no table of contents.
                boolean begins = heading.getLevel() == 2 && !folder.toString().isEmpty();
                section = begins ? Headings.text(heading) : section;
                visitChildren(heading);
            }

            @Override
            public void visit(Link link) {
                if (site.target(index, link.getDestination()) instanceof ToPage to && left.remove(to.page())) {
                    sections.computeIfAbsent(section, heading -> new ArrayList<>())
                            .add(to.page());
                }
            }
        });
        sections.computeIfAbsent(sections.size() == 1 ? "" : "More", heading -> new ArrayList<>())
                .addAll(left);
        sections.values().removeIf(List::isEmpty);
        return new Group(index, sections);
    }

    private static Path folderOf(Page page) {
        return FOLDERS.stream()
                .filter(folder -> folder.toString().isEmpty() || page.source().startsWith(folder))
                .max(Comparator.comparingInt(folder -> folder.toString().length()))
                .orElseThrow();
    }
}
