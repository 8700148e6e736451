/** The command line: one class per command of ./myodose. */
@NullMarked
package org.myodose.dashboard.command;

import org.jspecify.annotations.NullMarked;
