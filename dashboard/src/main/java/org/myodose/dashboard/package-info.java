/** Everything a person meets: the command line and the live page. This module assembles the others. */
@NullMarked
package org.myodose.dashboard;

import org.jspecify.annotations.NullMarked;
