/** What the report of a session and of a course says: read from the files, put into one document. */
@NullMarked
package org.myodose.dashboard.report;

import org.jspecify.annotations.NullMarked;
