package org.myodose.dashboard.classroom.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.PrivateFiles;
import org.myodose.dashboard.security.Secrets;
import org.myodose.dashboard.security.ServerCertificate;

/**
 * The certificate with its key as the broker's library wants it: a file, for this user's eyes only, under a password that is
 * nowhere else. Close it when the broker is no more, and the file is gone.
 *
 * @param fingerprint SHA-256 of the certificate
 */
record BrokerKeys(Path file, String password, String fingerprint) implements AutoCloseable {

    private static final String FILE = "broker.p12";

    static BrokerKeys of(ServerCertificate certificate) {
        try {
            // Others may not look into a temporary folder of ours.
            Path file = Files.createTempDirectory("myodose").resolve(FILE);
            String password = Secrets.token();
            PrivateFiles.write(file, out -> write(certificate, password, out));
            return new BrokerKeys(file, password, certificate.fingerprint());
        } catch (IOException failure) {
            throw new UserException(
                    "The broker's certificate cannot be put into a temporary file (" + failure.getMessage()
                            + "): make room, or leave --class-encrypted out.",
                    failure);
        }
    }

    private static void write(ServerCertificate certificate, String password, java.io.OutputStream out)
            throws IOException {
        try {
            certificate.keys(password).store(out, password.toCharArray());
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        }
    }

    /** What the acceptor is told. */
    String parameters() {
        return ";sslEnabled=true;keyStoreType=PKCS12;keyStorePath=" + file + ";keyStorePassword=" + password
                + ";enabledProtocols=TLSv1.3,TLSv1.2";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "keys of " + fingerprint;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
