package org.myodose.dashboard.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;

/**
 * Lines of JSON, the last of which is a checksum (SHA-256) over all before it: a file of them is whole, or says that it is not.
 * Read and written line by line, whatever the length. One thread.
 */
final class BackupLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String SEAL = "seal";

    private final MessageDigest digest = sha256();
    private final Writer out;

    /** To be written there, line by line, and sealed. */
    BackupLines(Writer out) {
        this.out = out;
    }

    void write(Map<String, ?> line) throws IOException {
        String text = JSON.writeValueAsString(line) + "\n";
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        out.write(text);
    }

    void seal() throws IOException {
        out.write(JSON.writeValueAsString(Map.of(SEAL, HexFormat.of().formatHex(digest.digest()))) + "\n");
        out.flush();
    }

    /**
     * Hands on each line but the seal.
     *
     * @throws UserException when the file is not whole; lines were handed on until then
     */
    static void read(Path file, Consumer<Map<String, Object>> lines) {
        MessageDigest digest = sha256();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            @Nullable String line = reader.readLine();
            while (line != null) {
                Map<String, Object> told = object(file, line);
                if (told.containsKey(SEAL)) {
                    requireSeal(file, told, digest, reader.readLine());
                    return;
                }
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
                lines.accept(told);
                line = reader.readLine();
            }
        } catch (CharacterCodingException cut) {
            throw damaged(file, cut);
        } catch (IOException failure) {
            throw new UserException(file + " cannot be read: is that its name, and is it a backup?", failure);
        }
        throw damaged(file, null);
    }

    private static void requireSeal(
            Path file, Map<String, Object> told, MessageDigest digest, @Nullable String behind) {
        if (behind != null || !HexFormat.of().formatHex(digest.digest()).equals(told.get(SEAL))) {
            throw damaged(file, null);
        }
    }

    private static Map<String, Object> object(Path file, String line) {
        try {
            Map<String, Object> read = JSON.readValue(line, OBJECT);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException noJson) {
            throw damaged(file, noJson);
        }
        throw damaged(file, null);
    }

    static UserException damaged(Path file, @Nullable Throwable cause) {
        String sentence =
                file + " is no whole backup: it was cut or altered, or is something else. Nothing has changed;"
                        + " take another one.";
        return cause == null ? new UserException(sentence) : new UserException(sentence, cause);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
