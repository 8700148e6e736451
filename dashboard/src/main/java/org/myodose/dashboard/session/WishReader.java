package org.myodose.dashboard.session;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.myodose.analysis.prescription.Contraindication;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.analysis.session.Checklist;

/** Reads what somebody asks a session to be, and refuses in one sentence what cannot be. Any thread. */
final class WishReader {

    private static final int LONGEST_SITE = 60;

    private final KnownPrescriptions prescriptions;

    WishReader(KnownPrescriptions prescriptions) {
        this.prescriptions = prescriptions;
    }

    /**
     * By what the session goes, as it is asked for.
     *
     * @throws IllegalArgumentException when it cannot be as asked, saying what to do
     */
    Prescription prescription(SessionWish wish) {
        WrittenPrescription written = prescriptions
                .find(wish.prescription())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no prescription '" + wish.prescription() + "' now: choose one of those offered."));
        if (wish.thresholdNewtons() != null) {
            written = written.with("threshold", wish.thresholdNewtons() + " N", "the page");
        }
        if (wish.firstSession() && written.limitsFirstSession()) {
            written = written.with("first session", "yes", "the page");
        }
        return (written.namesSites() ? written : written.at(site(wish.site()), "the page")).prescription();
    }

    private static String site(String told) {
        String site = told.strip().replaceAll("\\s+", " ");
        if (site.isEmpty() || site.length() > LONGEST_SITE || site.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "Say where, such as 'left calf': a site has 1 to " + LONGEST_SITE + " characters.");
        }
        return site;
    }

    /**
     * What applies of the prescription's checklist.
     *
     * @throws IllegalArgumentException where it forbids a session, or is another prescription's
     */
    static Checklist checklist(SessionWish wish, Prescription prescription) {
        Set<String> found = Set.copyOf(wish.found());
        List<Contraindication> apply = prescription.checklist().stream()
                .filter(one -> found.contains(one.words()))
                .toList();
        if (apply.size() < found.size()) {
            throw new IllegalArgumentException(
                    "What applies is not on this prescription's checklist: load the page anew.");
        }
        String absolute = apply.stream()
                .filter(one -> one.kind() == Contraindication.Kind.ABSOLUTE)
                .map(Contraindication::words)
                .collect(Collectors.joining("; "));
        if (!absolute.isEmpty()) {
            throw new IllegalArgumentException("No session with " + absolute + ".");
        }
        return new Checklist(
                Checklist.State.of(wish.checklist()),
                apply.stream().map(Contraindication::words).toList());
    }
}
