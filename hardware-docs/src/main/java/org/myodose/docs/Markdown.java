package org.myodose.docs;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** The dialect of our pages: CommonMark with the tables of GitHub. */
final class Markdown {

    static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());

    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }
}
