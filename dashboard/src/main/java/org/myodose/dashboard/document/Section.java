package org.myodose.dashboard.document;

import java.util.List;

/**
 * A heading and what stands under it. Immutable.
 *
 * @param level 1 right under the document's title, 2 within such a section
 */
public record Section(int level, String heading, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
        if (level < 1 || level > 2) {
            throw new IllegalArgumentException("sections have level 1 or 2, not " + level);
        }
    }
}
