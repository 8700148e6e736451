package org.myodose.dashboard.classroom.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.io.IOException;

/** Messages as the JSON that travels. Fields that nobody knows are left alone: a later version may add some. Thread-safe. */
public final class Payload {

    /** A hold with all steps of a long staircase takes a tenth of it. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final int DEEPEST = 16;

    private static final ObjectMapper MAPPER = mapper();

    /** Whatever was not added later must be told. */
    private static final class EarlyFields extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember field) {
            return !field.hasAnnotation(AddedLater.class);
        }
    }

    private Payload() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.setAnnotationIntrospector(new EarlyFields());
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        return mapper;
    }

    public static byte[] bytes(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot be told as JSON: " + message, impossible);
        }
    }

    /** A message as a tree, for whoever passes it on. */
    public static JsonNode tree(Object message) {
        return MAPPER.valueToTree(message);
    }

    /**
     * Reads what has come.
     *
     * @throws MessageException when it is too large, no JSON, or not of this type
     */
    public static <T> T read(byte[] payload, Class<T> type) throws MessageException {
        if (payload.length > MOST_BYTES) {
            throw new MessageException(
                    Fault.OVERSIZED, "It has " + payload.length + " bytes, and " + MOST_BYTES + " are the most.");
        }
        return readOwn(payload, type);
    }

    /**
     * Reads what this program has written itself, of any length.
     *
     * @throws MessageException when it is no JSON, or not of this type
     */
    public static <T> T readOwn(byte[] payload, Class<T> type) throws MessageException {
        ObjectReader reader = MAPPER.readerFor(type);
        try {
            T message = reader.readValue(payload);
            if (message == null) {
                throw new MessageException(Fault.MALFORMED, "It holds nothing.");
            }
            return message;
        } catch (JsonProcessingException wrong) {
            throw new MessageException(Fault.MALFORMED, wrong.getOriginalMessage());
        } catch (IOException impossible) {
            throw new MessageException(Fault.MALFORMED, String.valueOf(impossible.getMessage()));
        }
    }
}
