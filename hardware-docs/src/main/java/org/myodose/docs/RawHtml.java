package org.myodose.docs;

import java.util.Set;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** HTML of our own making among the blocks of a page; what is HTML in the Markdown itself is shown as it is typed. */
final class RawHtml extends CustomBlock {

    private final String html;

    RawHtml(String html) {
        this.html = html;
    }

    /** Writes such blocks as they are. */
    static final class Renderer implements NodeRenderer {
        private final HtmlWriter writer;

        Renderer(HtmlNodeRendererContext context) {
            writer = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(RawHtml.class);
        }

        @Override
        public void render(Node node) {
            writer.line();
            writer.raw(((RawHtml) node).html);
            writer.line();
        }
    }
}
