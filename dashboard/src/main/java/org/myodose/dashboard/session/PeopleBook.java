package org.myodose.dashboard.session;

import java.util.List;

/** Who is noted, by pseudonym. Methods may wait for a disk. */
public interface PeopleBook {

    /**
     * All pseudonyms; none where nobody is noted.
     *
     * @throws org.myodose.dashboard.UserException when they cannot be read
     */
    List<String> all();

    /**
     * Notes somebody who may be new; nothing where nobody is noted here at all.
     *
     * @throws org.myodose.dashboard.UserException when it cannot be written
     */
    void note(String pseudonym);
}
