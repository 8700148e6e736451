package org.myodose.analysis.export.matlab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.SignalWriter;
import org.myodose.analysis.export.column.ColumnSignalWriter;
import org.myodose.analysis.export.tables.Sidecar;
import org.myodose.analysis.table.NewFiles;

/** A MATLAB file of version 5, for MATLAB, Octave and SciPy: every figure to the last bit, one variable each. */
public final class MatFormat implements SignalFormat {

    @Override
    public String name() {
        return "mat";
    }

    @Override
    public String suffix() {
        return ".mat";
    }

    @Override
    public String summary() {
        return "MATLAB 5, one variable per figure";
    }

    @Override
    public SignalWriter open(SignalExport export, Path target, NewFiles files) throws IOException {
        MatFile file = new MatFile(files.begin(target));
        return ColumnSignalWriter.begin(export, file, List.of(), Sidecar.of(export));
    }
}
