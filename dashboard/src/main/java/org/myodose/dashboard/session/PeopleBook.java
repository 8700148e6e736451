package org.myodose.dashboard.session;

import java.util.List;

/** Who is noted, by pseudonym. Methods may wait for a disk. */
public interface PeopleBook {

    /** All pseudonyms; none where nobody is noted. */
    List<String> all();

    /** Notes somebody who may be new; nothing where nobody is noted here at all. */
    void note(String pseudonym);
}
