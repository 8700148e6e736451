package org.myodose.analysis.export.catalog;

import java.util.List;
import java.util.Optional;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.edf.EdfFormat;
import org.myodose.analysis.export.hdf5.Hdf5Format;
import org.myodose.analysis.export.matlab.MatFormat;
import org.myodose.analysis.export.tables.FindingsFormat;
import org.myodose.analysis.export.tables.TidyFormat;
import org.myodose.analysis.export.tables.WideFormat;
import org.myodose.analysis.export.xdf.XdfFormat;

/** Every format that a recording can be exported to. */
public final class SignalFormats {

    private static final List<SignalFormat> ALL = List.of(
            WideFormat.csv(),
            new TidyFormat(),
            WideFormat.parquet(),
            new Hdf5Format(),
            new MatFormat(),
            EdfFormat.edf(),
            EdfFormat.bdf(),
            new XdfFormat(),
            FindingsFormat.holds(),
            FindingsFormat.scores());

    private SignalFormats() {}

    /** In the order in which a user is told of them. */
    public static List<SignalFormat> all() {
        return ALL;
    }

    public static Optional<SignalFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
