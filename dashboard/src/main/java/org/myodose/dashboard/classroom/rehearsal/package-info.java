/** A class without students: simulated stations on this machine, and how well machine, broker and board carry them. */
@NullMarked
package org.myodose.dashboard.classroom.rehearsal;

import org.jspecify.annotations.NullMarked;
