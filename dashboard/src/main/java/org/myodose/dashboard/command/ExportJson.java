package org.myodose.dashboard.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.myodose.analysis.export.ExportResult;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.SurveyedSignal;

/** What {@code export --json} prints; the fields are told in docs/command-line.md. */
final class ExportJson {

    private ExportJson() {}

    static Map<String, Object> of(SignalFormat format, List<ExportResult> results) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", format.name());
        fields.put("exports", results.stream().map(ExportJson::result).toList());
        fields.put("softwareVersion", SoftwareVersion.current());
        return fields;
    }

    private static Map<String, Object> result(ExportResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", result.export().source());
        fields.put("sourceSha256", result.export().sourceSha256());
        fields.put("files", result.files().stream().map(String::valueOf).toList());
        fields.put("scans", result.scans());
        fields.put("whole", result.export().integrity().whole());
        fields.put("integrity", result.export().integrity().statement());
        fields.put(
                "signals",
                result.export().signals().stream().map(ExportJson::signal).toList());
        return fields;
    }

    private static Map<String, Object> signal(SurveyedSignal signal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("signal", signal.label());
        fields.put("device", signal.device().number());
        fields.put("scans", signal.scans());
        fields.put("gaps", signal.gaps());
        fields.put("forceUnit", signal.unit());
        return fields;
    }
}
