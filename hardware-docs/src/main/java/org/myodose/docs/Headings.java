package org.myodose.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The headings of a page with the names by which links find them, made as GitHub makes them. */
final class Headings {

    private final Map<Heading, String> names = new LinkedHashMap<>();

    Headings(Node document) {
        Map<String, Integer> seen = new HashMap<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                String name = name(text(heading));
                int before = seen.merge(name, 1, Integer::sum) - 1;
                names.put(heading, before == 0 ? name : name + "-" + before);
            }
        }
    }

    /** In the order of the page. */
    Map<Heading, String> names() {
        return names;
    }

    private static String name(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .replace(' ', '-');
    }

    /** All that can be read within a node, in one line. */
    static String text(Node node) {
        List<String> words = new ArrayList<>();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.add(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.add(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.add(" ");
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                words.add(" ");
            }

            @Override
            public void visit(FencedCodeBlock block) {
                words.add(block.getLiteral());
            }

            @Override
            public void visit(IndentedCodeBlock block) {
                words.add(block.getLiteral());
            }

            @Override
            protected void visitChildren(Node parent) {
                super.visitChildren(parent);
                if (parent instanceof org.commonmark.node.Block
                        || parent instanceof org.commonmark.ext.gfm.tables.TableCell) {
                    words.add(" ");
                }
            }
        });
        return String.join("", words).replaceAll("\\s+", " ").strip();
    }
}
