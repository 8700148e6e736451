package org.myodose.dashboard.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;

/**
 * The certificate that this machine makes for itself, and keeps: a browser that was told once to trust it is not asked again
 * until the machine gets another address, or the year is over.
 */
public final class OwnCertificate {

    /** In the folder that is given. */
    public static final String FILE = "certificate.p12";

    private static final String ALIAS = "myodose";
    /** The format wants one. What protects the key is that only its owner can read the file. */
    private static final String FILE_PASSWORD = "myodose";

    private static final int GOOD_FOR_DAYS = 365;
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private OwnCertificate() {}

    /**
     * The one in that folder; made there where there is none, or it ends soon, or is not for all these names.
     *
     * @param folder this user's own, made where there is none
     * @throws UserException when it cannot be made, or read
     */
    public static ServerCertificate in(Path folder, Set<String> names, Instant now) {
        Path file = folder.resolve(FILE);
        try {
            Set<String> wanted =
                    names.stream().map(AddressForm::of).collect(Collectors.toCollection(LinkedHashSet::new));
            if (Files.exists(file)) {
                ServerCertificate kept = load(file);
                if (kept.names().containsAll(wanted)
                        && now.isBefore(kept.until().minus(RENEWED_BEFORE))) {
                    return kept;
                }
                // A laptop that comes back to an earlier network has one for it already.
                wanted.addAll(kept.names());
            }
            PrivateFiles.makeFolder(folder);
            generate(file, wanted);
            return load(file);
        } catch (IOException | GeneralSecurityException failure) {
            throw new UserException(
                    "The certificate " + file + " can be neither read nor made (" + failure.getMessage()
                            + "): delete the file, or give your own with --certificate and --key.",
                    failure);
        }
    }

    /** By the keytool that every Java brings: the class library itself makes no certificates. */
    private static void generate(Path file, Set<String> names) throws IOException {
        // Nobody else may look into a folder of this kind while the key is written.
        Path work = Files.createTempDirectory(file.toAbsolutePath().getParent(), "certificate");
        Path made = work.resolve(FILE);
        try {
            keytool(
                    "-genkeypair -alias " + ALIAS
                            + " -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA -validity "
                            + GOOD_FOR_DAYS + " -dname CN=Myodose -ext eku=serverAuth -ext san=" + alternatives(names)
                            + " -storetype PKCS12 -storepass " + FILE_PASSWORD + " -keystore",
                    made);
            PrivateFiles.write(file, out -> Files.copy(made, out));
        } finally {
            Files.deleteIfExists(made);
            Files.delete(work);
        }
    }

    private static String alternatives(Set<String> names) {
        return names.stream()
                .map(name -> (ThisMachine.isAddress(name) ? "ip:" : "dns:") + name)
                .collect(Collectors.joining(","));
    }

    private static void keytool(String arguments, Path made) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.add(made.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static ServerCertificate load(Path file) throws IOException, GeneralSecurityException {
        char[] password = FILE_PASSWORD.toCharArray();
        KeyStore kept = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            kept.load(input, password);
        }
        @Nullable Object certificate = kept.getCertificate(ALIAS);
        @Nullable Object key = kept.getKey(ALIAS, password);
        if (certificate instanceof X509Certificate ours && key instanceof PrivateKey its) {
            return new ServerCertificate(List.of(ours), its, true);
        }
        throw new IOException("it holds no certificate of ours");
    }
}
