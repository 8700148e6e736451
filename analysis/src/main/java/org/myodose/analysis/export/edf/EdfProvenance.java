package org.myodose.analysis.export.edf;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SurveyedSignal;
import org.myodose.analysis.export.tables.Sidecar;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.report.DeviceReport;

/** What a header has no room for, told in annotations at the file's beginning; and the holds, each at its time. */
final class EdfProvenance {

    private EdfProvenance() {}

    static void tell(
            SignalExport export,
            SurveyedSignal signal,
            List<EdfSignal> signals,
            double intervalSeconds,
            Annotations annotations)
            throws IOException {
        export.about().forEach((name, value) -> annotations.add(0, name + " " + value));
        annotations.add(
                0,
                String.format(
                        Locale.ROOT,
                        "sampling rate %.6f Hz as measured by the device's clock, %s Hz nominal",
                        1 / intervalSeconds,
                        signal.description().rateHz()));
        annotations.add(0, "the start time is UTC and tells when the recording was begun; second 0 is the first scan");
        for (EdfSignal each : signals) {
            annotations.add(
                    0,
                    each.label() + ": " + each.fullName() + ", in steps of "
                            + each.quantisation().step() + " " + each.unit());
        }
        annotations.add(0, "myodose.description " + Sidecar.of(export));
        for (DeviceReport device : export.report().devices()) {
            if (device.device().number() == signal.device().number()) {
                device.report().holds().forEach(hold -> tell(hold, signal, annotations));
            }
        }
    }

    private static void tell(Hold hold, SurveyedSignal signal, Annotations annotations) {
        annotations.add(
                Annotations.micros(hold.onsetSeconds()) - signal.firstMicros(),
                Annotations.micros(hold.releaseSeconds() - hold.onsetSeconds()),
                String.format(
                        Locale.ROOT,
                        "hold %d of %s: mean %s %s, %s",
                        hold.index(),
                        hold.channel(),
                        hold.meanForce(),
                        signal.unit(),
                        hold.ended().label()));
    }
}
