package org.myodose.dashboard.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

/** A certificate and its key as the two files that a house has of its own. */
public record Pem(Path certificate, Path key) {

    /** Writes them under that name. */
    public static Pem of(ServerCertificate made, Path folder, String name) {
        try {
            return new Pem(
                    Files.writeString(
                            folder.resolve(name + ".pem"),
                            text("CERTIFICATE", made.certificate().getEncoded())),
                    Files.writeString(
                            folder.resolve(name + ".key"),
                            text("PRIVATE KEY", made.key().getEncoded())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (CertificateEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String text(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
