package org.myodose.analysis.export.hdf5;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.SignalWriter;
import org.myodose.analysis.export.column.ColumnSignalWriter;
import org.myodose.analysis.export.tables.Sidecar;
import org.myodose.analysis.table.NewFiles;

/** HDF5: every figure to the last bit, one dataset each, for h5py, MATLAB, R and many others. */
public final class Hdf5Format implements SignalFormat {

    @Override
    public String name() {
        return "hdf5";
    }

    @Override
    public String suffix() {
        return ".h5";
    }

    @Override
    public String summary() {
        return "HDF5, one dataset per figure";
    }

    @Override
    public SignalWriter open(SignalExport export, Path target, NewFiles files) throws IOException {
        Hdf5File file = new Hdf5File(files.begin(target));
        return ColumnSignalWriter.begin(export, file, List.of("signals"), Sidecar.of(export));
    }
}
