package org.myodose.device.catalog;

import java.util.List;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;

/**
 * One kind of source. A room above this module that has a kind of its own, such as the replay of a recording, hands it to
 * {@link SourceCatalog#with}.
 *
 * @param scheme what stands before the colon of its names
 * @param options every option that its names may carry
 * @param example a name of this kind, for help texts
 * @param maker makes the source, or refuses the name with one sentence in an {@link IllegalArgumentException}
 */
public record SourceKind(String scheme, List<String> options, String example, Maker maker) {

    public SourceKind {
        options = List.copyOf(options);
    }

    /** Makes a source of its name, without opening anything. */
    @FunctionalInterface
    public interface Maker {
        ScanSource make(SourceUri name);
    }
}
