package org.myodose.analysis.score;

/** What an explanation says, for programs; docs/scores.md has the figures that go with each. More may come, none goes. */
enum Why {
    NOTHING_TO_JUDGE("nothingToJudge", "There was nothing to judge."),
    GOOD("good", "good"),
    GIVEN("given", "were given"),
    BELOW_BAND("belowBand", "lay below the band"),
    ABOVE_BAND("aboveBand", "lay above the band"),
    OUTSIDE_BAND("outsideBand", "lay outside the band"),
    TREMBLED("trembled", "trembled"),
    SAGGED("sagged", "sagged"),
    CREPT_UP("creptUp", "crept upwards"),
    SAGGED_OR_CREPT_UP("saggedOrCreptUp", "sagged or crept upwards"),
    TOO_SHORT("tooShort", "ended too early"),
    TOO_LONG("tooLong", "lasted too long"),
    TOO_SHORT_OR_TOO_LONG("tooShortOrTooLong", "lasted too short or too long"),
    LOADED_TOO_SLOWLY("loadedTooSlowly", "were loaded too slowly"),
    LOADED_TOO_FAST("loadedTooFast", "were loaded too fast"),
    LOADED_TOO_SLOWLY_OR_TOO_FAST("loadedTooSlowlyOrTooFast", "were loaded too slowly or too fast"),
    OVERSHOT("overshot", "overshot"),
    TOO_SOON("tooSoon", "came too soon after the one before"),
    TOO_LATE("tooLate", "came too late after the one before"),
    TOO_SOON_OR_TOO_LATE("tooSoonOrTooLate", "came too soon or too late after the one before");

    /** As it stands in JSON. */
    final String code;

    /** The English of it. */
    final String words;

    Why(String code, String words) {
        this.code = code;
        this.words = words;
    }
}
