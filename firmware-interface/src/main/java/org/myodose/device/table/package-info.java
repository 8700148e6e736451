/** What the columns of a table of figures mean, by their headings and digits: for files of traces and for lines of text alike. */
@NullMarked
package org.myodose.device.table;

import org.jspecify.annotations.NullMarked;
