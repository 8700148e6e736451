/**
 * Wire protocol v1: frames on a line of bytes and the messages in them, both directions, as {@code
 * hardware-docs/wire-protocol.md} defines them. Bytes come in at {@link FrameDecoder}, are understood by {@link
 * FrameRouter} (host) or {@link Messages} (either side), and are made by {@link FrameEncoder}.
 */
@NullMarked
package org.myodose.device.wire;

import org.jspecify.annotations.NullMarked;
