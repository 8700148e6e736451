package org.myodose.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files handed out to be kept: as they stand on the disk, piece by piece, whole or one range, and not again to whoever has them
 * by their tag. A file that grows meanwhile is handed out as long as it was when it was asked for.
 */
final class Downloads {

    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    private Downloads() {}

    /** The file under its own name; 404 where it is gone, or is no plain file any more: links are not followed. */
    static HttpResponse<?> of(HttpRequest<?> request, Path file) throws IOException {
        try {
            return known(request, file);
        } catch (FileSystemException gone) {
            LOG.debug("not handed out", gone);
            return Problem.answer(
                    HttpStatus.NOT_FOUND, file.getFileName() + " is gone, or may not be read: look at the list again.");
        }
    }

    private static HttpResponse<?> known(HttpRequest<?> request, Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!now.isRegularFile()) {
            throw new NoSuchFileException(file.toString());
        }
        long size = now.size();
        String tag =
                Answers.tag(file + "\n" + size + "\n" + now.lastModifiedTime().to(TimeUnit.NANOSECONDS));
        if (Answers.isKept(request, tag)) {
            return headed(HttpResponse.notModified(), tag);
        }
        Optional<ByteRange> range = ByteRange.of(range(request, tag), size);
        if (range.isEmpty()) {
            return Problem.answer(
                            HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                            "The file has " + size + " bytes: ask for some of these.")
                    .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
        }
        MutableHttpResponse<?> piece = piece(request, file, range.get(), size);
        piece.getHeaders().lastModified(now.lastModifiedTime().toMillis());
        return headed(piece, tag);
    }

    /** Null where all is wanted, or the part is wanted of something that it no longer is; of a head there are no parts. */
    private static @Nullable String range(HttpRequest<?> request, String tag) {
        if (request.getMethod() == HttpMethod.HEAD) {
            return null;
        }
        String since = request.getHeaders().get(HttpHeaders.IF_RANGE);
        return since == null || since.equals(tag) ? request.getHeaders().get(HttpHeaders.RANGE) : null;
    }

    private static MutableHttpResponse<?> piece(HttpRequest<?> request, Path file, ByteRange range, long size)
            throws IOException {
        MutableHttpResponse<?> response;
        if (request.getMethod() == HttpMethod.HEAD) {
            // Of a file that is handed out the framework tells the length itself; here there is none.
            response = HttpResponse.ok().contentLength(size);
        } else {
            // The tag alone tells whether somebody has it: the framework is not to go by the second in which it was
            // written.
            StreamedFile body = new StreamedFile(
                    open(file, range.from(), range.length()),
                    MediaType.APPLICATION_OCTET_STREAM_TYPE,
                    Long.MAX_VALUE,
                    range.length());
            response = range.asked()
                    ? HttpResponse.status(HttpStatus.PARTIAL_CONTENT)
                            .body(body)
                            .header(HttpHeaders.CONTENT_RANGE, range.told(size))
                    : HttpResponse.ok(body);
        }
        return response.contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(String.valueOf(file.getFileName())));
    }

    private static MutableHttpResponse<?> headed(MutableHttpResponse<?> response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.ACCEPT_RANGES, "bytes");
    }

    private static InputStream open(Path file, long from, long length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            return new Piece(Channels.newInputStream(channel.position(from)), length);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    /** By RFC 6266: plain for old programs, and in full; no name can end the header or lead to another folder. */
    static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String full = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + full;
    }

    /** So many bytes of what is left of another stream. */
    private static final class Piece extends FilterInputStream {

        private long left;

        Piece(InputStream whole, long length) {
            super(whole);
            left = length;
        }

        @Override
        public int read() throws IOException {
            int one = left > 0 ? super.read() : -1;
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int some = left > 0 ? super.read(into, offset, Math.toIntExact(Math.min(left, length))) : -1;
            left -= Math.max(0, some);
            return some;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = super.skip(Math.min(wanted, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return Math.toIntExact(Math.min(left, super.available()));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
