package org.myodose.acquisition.recording;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Turns what happened into the groups of a recording: here what belongs to all of it, in {@link DeviceWriter} what belongs
 * to one device. Nothing is on the disk before {@link #sync}.
 *
 * <p>Single-threaded. After an {@link IOException} only {@link #abandon} makes sense.
 */
final class RecordingWriter implements Closeable {

    /** How much of a recording may pass before its headers are said once more. */
    private static final long HEADERS_EVERY_NS = 30_000_000_000L;

    private final RecordingFile file;
    private final XdfGroup group = new XdfGroup();
    private final SampleRun markers = new SampleRun(RecordingHeaders.MARKERS_STREAM, 0);
    private final byte[] fileHeader;
    private final byte[] markersHeader;
    private final List<DeviceWriter> devices;
    private int lastStreamId;
    private long headersSaidNs;

    /** Writes and syncs the header, so that a file that cannot be written is found out at once. */
    RecordingWriter(RecordingFile file, RecordingDescription description, long nowNs) throws IOException {
        this.file = file;
        headersSaidNs = nowNs;
        fileHeader = FileHeader.of(description, nowNs);
        markersHeader = RecordingHeaders.markers(description);
        group.begin(0);
        group.fileHeader(fileHeader);
        openStream(markersHeader, nowNs);
        devices = description.devices().stream()
                .map(device -> new DeviceWriter(this, group, device))
                .toList();
        sync(nowNs);
    }

    DeviceWriter device(int number) {
        return devices.get(number);
    }

    long scansWritten() {
        return devices.stream().mapToLong(DeviceWriter::scansWritten).sum();
    }

    /** About what all devices add to the file. */
    double bytesPerSecond() {
        return devices.stream().mapToDouble(DeviceWriter::bytesPerSecond).sum();
    }

    /** Puts everything so far on the disk, as one group; returns false where there was nothing new. */
    boolean sync(long nowNs) throws IOException {
        devices.forEach(DeviceWriter::endRuns);
        if (!group.hasContent()) {
            return false;
        }
        if (nowNs - headersSaidNs >= HEADERS_EVERY_NS) {
            repeatHeaders();
            headersSaidNs = nowNs;
        }
        file.append(group.seal());
        group.begin(file.length());
        return true;
    }

    /** Ends the recording in order, with the footers that say it is whole. */
    @Override
    public void close() throws IOException {
        devices.forEach(DeviceWriter::endRuns);
        repeatHeaders();
        devices.forEach(DeviceWriter::writeFooters);
        markers.footerTo(group);
        file.append(group.seal());
        file.close();
    }

    /** Closes the file as it is. */
    void abandon() throws IOException {
        file.close();
    }

    /** Adds a marker after whatever its caller has put into the group. */
    void mark(double stampSeconds, String json) {
        markers.account(stampSeconds);
        group.stringSample(RecordingHeaders.MARKERS_STREAM, stampSeconds, json);
    }

    /**
     * Begins a stream and returns its number. Time stamps are on the host's clock already; the offset of 0 says so to
     * readers that look for one.
     */
    int openStream(byte[] header, long nowNs) {
        int streamId = ++lastStreamId;
        group.streamXml(Xdf.STREAM_HEADER, streamId, header);
        group.clockOffset(streamId, nowNs * 1e-9, 0.0);
        return streamId;
    }

    private void repeatHeaders() {
        group.streamXml(Xdf.HEADER_AGAIN, Xdf.WHOLE_FILE, fileHeader);
        group.streamXml(Xdf.HEADER_AGAIN, RecordingHeaders.MARKERS_STREAM, markersHeader);
        devices.forEach(DeviceWriter::repeatHeaders);
    }
}
