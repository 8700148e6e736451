/** Whose session it is: what is offered before it, how it begins, and what of it recordings have kept. */
@NullMarked
package org.myodose.dashboard.session;

import org.jspecify.annotations.NullMarked;
