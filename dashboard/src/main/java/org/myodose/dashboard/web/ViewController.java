package org.myodose.dashboard.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.RecordingsFolder.Item;
import org.myodose.dashboard.view.View;
import org.myodose.dashboard.view.Window;

/** Windows into recordings, as few bytes as a screen needs. Documented in docs/recordings-api.md. */
@ApiResponse(responseCode = "200", description = "as docs/recordings-api.md tells")
@ApiResponse(responseCode = "202", description = "under way: state and share; ask again")
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Requires(beans = Library.class)
@Controller("/api/v1/recordings/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ViewController {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MICROS = 1e6;

    /** Thirty years, so that differences of times can be counted. */
    private static final double MOST_SECONDS = 1e9;

    private final Library library;

    ViewController(Library library) {
        this.library = library;
    }

    /** Tells what there is to look at in a recording, and makes it ready. */
    @Get("/view")
    HttpResponse<?> view(HttpRequest<?> request, String id) throws IOException {
        Optional<Item> item = library.folder().find(id);
        if (item.isEmpty()) {
            return RecordingsController.unknown(id);
        }
        Optional<View> view = library.view(item.get());
        return view.isPresent()
                ? Answers.json(request, Map.of("signals", view.get().signals()))
                : RecordingsController.underWay(library.viewWork(item.get()), () -> library.prepareView(item.get()));
    }

    /** Gives the forces between two moments: every sample, or lowest and highest of so many buckets. */
    @Get("/window")
    HttpResponse<?> window(
            String id,
            @QueryValue(defaultValue = "0") int signal,
            @QueryValue double from,
            @QueryValue double to,
            @QueryValue(defaultValue = "1000") int buckets,
            @QueryValue @Nullable String columns)
            throws IOException {
        Optional<Item> item = library.folder().find(id);
        Optional<View> view = item.isEmpty() ? Optional.empty() : library.lastView(item.get());
        if (view.isEmpty()) {
            return item.isEmpty()
                    ? RecordingsController.unknown(id)
                    : Problem.answer(
                            HttpStatus.CONFLICT,
                            "This recording is not ready to be looked at: ask for its view first.");
        }
        try {
            List<Integer> wanted = columns == null
                    ? IntStream.range(
                                    0,
                                    view.get().signals().get(signal).columns().size())
                            .boxed()
                            .toList()
                    : Arrays.stream(columns.split(",", -1))
                            .map(Integer::valueOf)
                            .toList();
            Window window = view.get().window(signal, micros(from), micros(to), buckets, wanted);
            return HttpResponse.ok(bytes(window)).contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE);
        } catch (IllegalArgumentException | IndexOutOfBoundsException senseless) {
            return Problem.answer(
                    HttpStatus.BAD_REQUEST,
                    "Ask for a signal and columns that the view has, a window that ends after it begins, and 1 to "
                            + View.MOST_BUCKETS + " buckets.");
        }
    }

    private static long micros(double seconds) {
        if (!(Math.abs(seconds) <= MOST_SECONDS)) {
            throw new IllegalArgumentException("not a time of a recording: " + seconds);
        }
        return Math.round(seconds * MICROS);
    }

    /** Length of the JSON, the JSON, filled up to a multiple of eight with spaces; times as doubles; figures as floats. */
    private static byte[] bytes(Window window) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("from", window.fromMicros() / MICROS);
        header.put("to", window.toMicros() / MICROS);
        header.put("kind", window.everySample() ? "samples" : "envelope");
        header.put("columns", window.columns());
        int figures = window.figures().stream().mapToInt(each -> each.length).sum();
        header.put("points", window.everySample() ? window.timesMicros().length : figures == 0 ? 0 : buckets(window));
        byte[] json = JSON.writeValueAsBytes(header);
        int padded = Math.ceilDiv(json.length, Long.BYTES) * Long.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(
                        Long.BYTES + padded + window.timesMicros().length * Double.BYTES + figures * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(json);
        for (int space = json.length; space < padded; space++) {
            bytes.put((byte) ' ');
        }
        for (long micros : window.timesMicros()) {
            bytes.putDouble(micros / MICROS);
        }
        for (float[] column : window.figures()) {
            bytes.asFloatBuffer().put(column);
            bytes.position(bytes.position() + column.length * Float.BYTES);
        }
        return bytes.array();
    }

    private static int buckets(Window window) {
        return window.figures().getFirst().length / 2;
    }
}
