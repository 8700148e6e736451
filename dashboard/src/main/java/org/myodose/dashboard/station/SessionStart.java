package org.myodose.dashboard.station;

import java.nio.file.Path;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.session.SessionNote;
import org.myodose.dashboard.live.LiveSession;

/**
 * A session of somebody that is to begin.
 *
 * @param file where it is recorded, and nothing else; must not exist yet
 * @param shown what pages are told of it
 */
public record SessionStart(Prescription prescription, SessionNote note, Path file, LiveSession shown) {}
