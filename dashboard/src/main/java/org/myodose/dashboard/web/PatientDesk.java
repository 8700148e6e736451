package org.myodose.dashboard.web;

import io.nayuki.qrcodegen.QrCode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Role;

/**
 * Lets one patient's phone in, and out again: by a link for one use, which is over with the session, with the next link, or after ten
 * minutes. Any thread.
 */
@Singleton
final class PatientDesk {

    /** Long enough to find the phone. */
    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final Caller PATIENT = new Caller("(patient)", Set.of(Role.PATIENT));

    private final Gate gate;

    PatientDesk(Gate gate) {
        this.gate = gate;
    }

    /**
     * A link to be shown once.
     *
     * @param size of the QR code in squares
     * @param path the dark squares, as the path of an SVG of that size
     */
    record Link(String link, long goodForSeconds, int size, String path) {}

    /** Makes a link; those before, and who came by them, are out. */
    Link link(URI server) {
        String key = gate.passes().renew(PATIENT, GOOD_FOR);
        String link = server.resolve("enter?key=" + key + "&to=patient.html").toString();
        QrCode code = QrCode.encodeText(link, QrCode.Ecc.MEDIUM);
        return new Link(link, GOOD_FOR.toSeconds(), code.size, path(code));
    }

    private static String path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /** Ends it: a link that waits, and a phone that came by one. */
    void revoke() {
        gate.passes().withdraw(PATIENT);
    }
}
