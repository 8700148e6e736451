package org.myodose.device.wire;

import org.myodose.device.ByteLink;
import org.myodose.device.LinkException;

/** Opens the way to a device, anew for every connection: a port may have another name after a cable was plugged in again. */
@FunctionalInterface
public interface LinkFactory {

    /** Opens a link that the caller closes. */
    ByteLink open() throws LinkException;
}
