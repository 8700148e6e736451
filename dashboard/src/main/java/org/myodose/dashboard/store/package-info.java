/** What is kept in a database: accounts, people under pseudonyms, and who saw and changed what. Recordings stay files. */
@NullMarked
package org.myodose.dashboard.store;

import org.jspecify.annotations.NullMarked;
