/** Files of which both sides of a class keep what must not be lost: lines that only ever become more. */
@NullMarked
package org.myodose.dashboard.classroom.lines;

import org.jspecify.annotations.NullMarked;
