package org.myodose.analysis.export.edf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.SignalWriter;
import org.myodose.analysis.table.NewFiles;

/**
 * EDF+ and BDF+: what biosignal viewers open. Forces are rounded to 16 or 24 bits between the lowest and the highest of the
 * recording; scans have no times of their own but those of their record. One file per signal.
 */
public final class EdfFormat implements SignalFormat {

    private final EdfFlavour flavour;

    private EdfFormat(EdfFlavour flavour) {
        this.flavour = flavour;
    }

    public static EdfFormat edf() {
        return new EdfFormat(EdfFlavour.EDF);
    }

    public static EdfFormat bdf() {
        return new EdfFormat(EdfFlavour.BDF);
    }

    @Override
    public String name() {
        return flavour.label().toLowerCase(Locale.ROOT);
    }

    @Override
    public String suffix() {
        return "." + name();
    }

    @Override
    public String summary() {
        return flavour.label() + "+, forces rounded to " + Byte.SIZE * flavour.sampleBytes()
                + " bits, for biosignal viewers";
    }

    @Override
    public SignalWriter open(SignalExport export, Path target, NewFiles files) throws IOException {
        return EdfWriter.begin(export, flavour, target, files);
    }
}
