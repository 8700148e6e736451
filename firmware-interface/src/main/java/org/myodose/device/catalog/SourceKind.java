package org.myodose.device.catalog;

import java.util.List;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;

/**
 * One kind of source.
 *
 * @param scheme what stands before the colon of its names
 * @param options every option that its names may carry
 * @param example a name of this kind, for help texts
 * @param maker makes the source, or refuses the name with one sentence in an {@link IllegalArgumentException}
 */
record SourceKind(String scheme, List<String> options, String example, Maker maker) {

    SourceKind {
        options = List.copyOf(options);
    }

    @FunctionalInterface
    interface Maker {
        ScanSource make(SourceUri name);
    }
}
