/** The procedure with known masses, step by step, whoever leads through it: the command line or the setup page. */
@NullMarked
package org.myodose.dashboard.bench;

import org.jspecify.annotations.NullMarked;
