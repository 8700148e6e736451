package org.myodose.dashboard.report;

import static org.myodose.dashboard.document.Numbers.plain;

import java.util.ArrayList;
import java.util.List;
import org.myodose.dashboard.document.Block;
import org.myodose.dashboard.document.Block.Bullets;

/** What these figures can and cannot say, in plain words. */
final class LimitsSection {

    private static final String DOSE =
            "Myodose measures a dose of pressure. It claims no cure, makes no diagnosis, and is not"
                    + " a certified medical device.";

    private LimitsSection() {}

    static List<Block> ofSession(Session session) {
        List<String> sentences = new ArrayList<>();
        sentences.add(DOSE);
        sentences.add(
                "Every force is that on the sensors named, where they sit. What the hand gives beside them, or what the"
                        + " tissue under them gets, is not measured; nor is pressure, unless the area of contact is known.");
        if (session.devices().stream().anyMatch(device -> device.unit().isForce())) {
            sentences.add(
                    "Forces are as good as the calibration. Sensors read more the longer they are pressed: where a"
                            + " calibration has no creep figures, a hold that sags can look steady.");
        }
        for (DeviceSession device : session.devices()) {
            double delay = device.report().signal().filterDelaySeconds();
            if (delay > 0) {
                sentences.add("The filter of " + device.name() + " makes times about " + plain(1000 * delay, 0)
                        + " ms late, and takes the tip off very short peaks.");
            }
        }
        sentences.add("Where holds begin and end is found by rules with settings of ours; other definitions give other"
                + " lengths.");
        sentences.add("The score is a formula of ours, a default and not evidence: it compares attempts, not people.");
        return List.of(new Bullets(sentences));
    }

    static List<Block> ofCourse() {
        return List.of(new Bullets(List.of(
                DOSE,
                "The ledger holds what was booked. A session that nobody booked is not in it, and whoever can run the program"
                        + " can write a new ledger: compare the seal with the one that was kept.",
                "Planned figures are what the prescription asks for, and of steps that pain may end the most. They are no"
                        + " medical advice.")));
    }
}
