package org.myodose.analysis.export.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.myodose.acquisition.ForceSample;
import org.myodose.analysis.export.ExportedMarker;
import org.myodose.analysis.export.FilledTable;
import org.myodose.analysis.export.HoldRows;
import org.myodose.analysis.export.ScoreRows;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.SignalWriter;
import org.myodose.analysis.export.SurveyedSignal;
import org.myodose.analysis.table.NewFiles;
import org.myodose.analysis.table.OutputException;
import org.myodose.analysis.table.TableFormat;

/** What was found in a recording, without its samples: the holds, or the scores. CSV or Parquet, as the file's name asks. */
public final class FindingsFormat implements SignalFormat {

    private final String name;
    private final String summary;
    private final Function<SignalExport, List<FilledTable>> findings;

    private FindingsFormat(String name, String summary, Function<SignalExport, List<FilledTable>> findings) {
        this.name = name;
        this.summary = summary;
        this.findings = findings;
    }

    public static FindingsFormat holds() {
        return new FindingsFormat(
                "holds", "the table of holds alone, CSV or Parquet", export -> List.of(HoldRows.of(export)));
    }

    public static FindingsFormat scores() {
        return new FindingsFormat("scores", "the tables of scores alone, CSV or Parquet", ScoreRows::of);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String suffix() {
        return "-" + name + ".csv";
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public boolean wantsSamples() {
        return false;
    }

    @Override
    public SignalWriter open(SignalExport export, Path target, NewFiles files) throws IOException {
        List<FilledTable> found = findings.apply(export);
        if (found.isEmpty()) {
            throw new OutputException("There is nothing to score " + export.source()
                    + " by: it needs forces and a prescription with one band; give --prescription or --band.");
        }
        return new Writer(found, new TableSet(export, target, files, TableFormat.required(target)));
    }

    private record Writer(List<FilledTable> found, TableSet tables) implements SignalWriter {

        @Override
        public void sample(SurveyedSignal signal, ForceSample sample, boolean afterGap) {}

        @Override
        public void gap(SurveyedSignal signal, long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void marker(ExportedMarker marker) {}

        @Override
        public void finish() throws IOException {
            FilledTable first = found.getFirst();
            TableSet.fill(tables.main(first.table()), first);
            for (FilledTable further : found.subList(1, found.size())) {
                tables.add(further);
            }
            tables.finish();
        }

        @Override
        public void close() throws IOException {
            tables.close();
        }
    }
}
