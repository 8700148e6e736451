package org.myodose.acquisition.recording;

import java.io.IOException;
import java.util.Optional;

/** Where a header is to be had whose own chunk is damaged. */
interface LostHeaders {

    /** Header of a stream, or of the file under {@link Xdf#WHOLE_FILE}. */
    Optional<byte[]> of(int streamId) throws IOException;
}
