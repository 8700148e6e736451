package org.myodose.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.HtmlRenderer;
import org.myodose.docs.Target.ToFile;

/** The text of a page as HTML: links led to their places, wide things made to scroll, tables and source code shown. */
final class PageRenderer {

    /** Longer ones are for programs, as are those that begin with a remark. */
    private static final int LONGEST_CSV = 40_000;

    private static final Pattern SHOWN = Pattern.compile("\\.(csv|c|h|ino|py)$");

    private static final Pattern DESCRIPTION = Pattern.compile("<desc[^>]*>([^<]*)</desc>");

    private final Site site;
    private final Linking linking;

    PageRenderer(Site site, Linking linking) {
        this.site = site;
        this.linking = linking;
    }

    /** The HTML between a page's head and its foot. */
    String html(Page page) {
        Node document = Markdown.parse(page.markdown());
        Map<Heading, String> names = new Headings(document).names();
        document.accept(new Changes(page));
        return HtmlRenderer.builder()
                .extensions(Markdown.EXTENSIONS)
                .escapeHtml(true)
                .nodeRendererFactory(RawHtml.Renderer::new)
                .attributeProviderFactory(context -> (node, element, attributes) -> {
                    if (node instanceof Heading heading && names.containsKey(heading)) {
                        attributes.put("id", linking.name(page, names.get(heading)));
                    }
                    if (element.equals("pre")
                            && (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock)) {
                        attributes.put("tabindex", "0");
                    }
                })
                .build()
                .render(document);
    }

    /** Changes a page's nodes in place. */
    private final class Changes extends AbstractVisitor {

        private final Page page;
        private String section;

        Changes(Page page) {
            this.page = page;
            section = page.title();
        }

        @Override
        public void visit(Heading heading) {
            section = Headings.text(heading);
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            link.setDestination(linking.reference(page, site.target(page, link.getDestination())));
            visitChildren(link);
        }

        /** Leads to itself, so that it can be looked at alone and large. */
        @Override
        public void visit(Image image) {
            Target target = site.target(page, image.getDestination());
            image.setDestination(linking.reference(page, target));
            if (target instanceof ToFile drawing && drawing.file().toString().endsWith(".svg")) {
                describe(image, text(drawing.file()));
            }
            if (!(image.getParent() instanceof Link)) {
                Link link = new Link(image.getDestination(), null);
                image.insertBefore(link);
                link.appendChild(image);
            }
        }

        /** What a drawing says of itself is read out with its caption. */
        private static void describe(Image image, String drawing) {
            Matcher description = DESCRIPTION.matcher(drawing);
            if (description.find()) {
                String words = Markup.unescaped(description.group(1)).replaceAll("\\s+", " ");
                image.appendChild(new Text(". " + words.strip()));
            }
        }

        /** A paragraph that is nothing but a link to a table or to source code shows it below. */
        @Override
        public void visit(Paragraph paragraph) {
            List<Node> inside = children(paragraph);
            if (inside.size() == 1
                    && inside.getFirst() instanceof Link link
                    && SHOWN.matcher(link.getDestination()).find()
                    && site.target(page, link.getDestination()) instanceof ToFile file) {
                show(paragraph, file.file());
            }
            visitChildren(paragraph);
        }

        private void show(Paragraph paragraph, Path file) {
            String text = text(file);
            if (!file.toString().endsWith(".csv")) {
                paragraph.insertAfter(
                        new RawHtml("<pre tabindex=\"0\"><code>" + Markup.escaped(text) + "</code></pre>"));
            } else if (text.length() <= LONGEST_CSV && !text.startsWith("#")) {
                paragraph.insertAfter(new RawHtml(CsvTable.html(file.toString(), text)));
            }
        }

        private String text(Path file) {
            try {
                return site.text(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(file + " cannot be read", unreadable);
            }
        }

        /** Wide ones scroll within a region that the keyboard reaches too. */
        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                String label = Markup.escaped("Table: " + section);
                block.insertBefore(
                        new RawHtml("<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"" + label + "\">"));
                block.insertAfter(new RawHtml("</div>"));
            }
            visitChildren(block);
        }

        private static List<Node> children(Node parent) {
            List<Node> children = new ArrayList<>();
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                children.add(child);
            }
            return children;
        }
    }
}
