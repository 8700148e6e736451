package org.myodose.analysis.guidance;

import org.jspecify.annotations.Nullable;

/** Tells cues with the cause that each has at the present stage. Allocates nothing. */
final class Announcer {

    private final CueListener listener;

    Announcer(CueListener listener) {
        this.listener = listener;
    }

    void tell(Cue cue, String cause, long timeMicros, double force) {
        listener.onCue(cue, cause, timeMicros, force);
    }

    void ceiling(@Nullable Cue cue, Stage stage, long timeMicros, double force) {
        if (cue == Cue.CEILING) {
            listener.onCue(cue, stage.causes.ceiling, timeMicros, force);
        } else if (cue == Cue.CEILING_WARNING) {
            listener.onCue(cue, stage.causes.ceilingWarning, timeMicros, force);
        }
    }

    void band(@Nullable Cue cue, Stage stage, boolean drifted, long timeMicros, double force) {
        if (cue == Cue.BAND_ENTERED) {
            listener.onCue(cue, stage.causes.bandEntered, timeMicros, force);
        } else if (cue == Cue.BAND_LEFT) {
            listener.onCue(cue, stage.causes.bandLeft(stage, force, drifted), timeMicros, force);
        }
    }

    /** @param hasNextStep whether there is a step that pain did not allow */
    void stepByTime(@Nullable Cue cue, Stage stage, boolean hasNextStep, long timeMicros, double force) {
        if (cue == Cue.STEP) {
            listener.onCue(cue, stage.causes.raisedByTime, timeMicros, force);
        } else if (cue != null) {
            listener.onCue(cue, hasNextStep ? stage.causes.notRaised : stage.causes.doneByTime, timeMicros, force);
        }
    }
}
