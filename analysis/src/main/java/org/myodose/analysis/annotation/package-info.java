/** What people noted on a recording, beside it and never in it: every edit is kept, and none overwrites what was found. */
@NullMarked
package org.myodose.analysis.annotation;

import org.jspecify.annotations.NullMarked;
