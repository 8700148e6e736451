/** The command line: one class per command of ./myodose, and the one place where failures become a sentence. */
@NullMarked
package org.myodose.dashboard.command;

import org.jspecify.annotations.NullMarked;
