/** The live stream: what the hot path publishes becomes JSON messages, fanned out to every browser at its own pace. */
@NullMarked
package org.myodose.dashboard.live;

import org.jspecify.annotations.NullMarked;
