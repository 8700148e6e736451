package org.myodose.dashboard.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;

/**
 * What the server shows to prove who it is. Immutable.
 *
 * @param chain the certificate, and those that vouch for it
 * @param key that of the first of them
 * @param selfSigned whether it was made here and nobody vouches for it
 */
public record ServerCertificate(List<X509Certificate> chain, PrivateKey key, boolean selfSigned) {

    private static final String ALIAS = "myodose";
    private static final Pattern PEM_KEY = Pattern.compile(
            "-----BEGIN ((?:[A-Z]+ )*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:[A-Z]+ )*PRIVATE KEY-----");
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final int PROOF_BYTES = 32;

    public ServerCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * A certificate of the house's own, in PEM, with the chain behind it if there is one.
     *
     * @throws UserException when the files do not hold what they should or do not belong together, or the certificate is over
     */
    public static ServerCertificate of(Path certificateFile, Path keyFile, Instant now) {
        List<X509Certificate> chain = chain(certificateFile);
        PrivateKey key = key(keyFile, chain.getFirst().getPublicKey().getAlgorithm());
        ServerCertificate read = new ServerCertificate(chain, key, false);
        if (!read.isPair()) {
            throw new UserException("The key in " + keyFile + " is not that of the certificate in " + certificateFile
                    + ": give the two that belong together.");
        }
        read.requireGood(certificateFile, now);
        return read;
    }

    private void requireGood(Path file, Instant now) {
        if (now.isBefore(certificate().getNotBefore().toInstant())) {
            throw new UserException("The certificate in " + file + " is good only from "
                    + day(certificate().getNotBefore().toInstant())
                    + " on: is this computer's clock right?");
        }
        if (!now.isBefore(until())) {
            throw new UserException("The certificate in " + file + " is over since " + day(until())
                    + ": renew it, or leave --certificate and --key out for one made here.");
        }
    }

    private static String day(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static List<X509Certificate> chain(Path file) {
        List<X509Certificate> chain = new ArrayList<>();
        try (InputStream input = Files.newInputStream(file)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(input)) {
                chain.add((X509Certificate) one);
            }
        } catch (IOException | GeneralSecurityException failure) {
            throw new UserException(file + " holds no certificate that can be read: give one in PEM.", failure);
        }
        if (chain.isEmpty()) {
            throw new UserException(file + " holds no certificate: give one in PEM.");
        }
        return chain;
    }

    private static PrivateKey key(Path file, String algorithm) {
        try {
            Matcher pem = PEM_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!pem.find() || !pem.group(1).isEmpty()) {
                throw new UserException(file + " holds no plain PKCS#8 key:"
                        + " 'openssl pkcs8 -topk8 -nodes -in OLD -out NEW' makes one of others.");
            }
            byte[] key = Base64.getMimeDecoder().decode(pem.group(2));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (IOException | GeneralSecurityException failure) {
            throw new UserException(
                    file + " holds no key that can be read and is of the certificate's kind: give its key in PEM.",
                    failure);
        }
    }

    /** What one signs, the other must know. */
    private boolean isPair() {
        try {
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "EC" -> "SHA256withECDSA";
                        case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
                        default -> "SHA256with" + key.getAlgorithm();
                    });
            byte[] proof = Secrets.bytes(PROOF_BYTES);
            signature.initSign(key);
            signature.update(proof);
            byte[] signed = signature.sign();
            signature.initVerify(certificate().getPublicKey());
            signature.update(proof);
            return signature.verify(signed);
        } catch (GeneralSecurityException noPair) {
            return false;
        }
    }

    /** The one that others see first. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** When it ends. */
    public Instant until() {
        return certificate().getNotAfter().toInstant();
    }

    /** SHA-256 of it, as browsers show it: what people, and stations of a class, compare. */
    public String fingerprint() {
        return fingerprint(certificate());
    }

    /** That of any. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The names and addresses that it is for, as browsers write them. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (List<?> alternative : alternatives()) {
            int kind = (Integer) alternative.get(0);
            if (kind == DNS_NAME || kind == IP_ADDRESS) {
                names.add(AddressForm.of(String.valueOf(alternative.get(1))));
            }
        }
        return names;
    }

    private Collection<List<?>> alternatives() {
        try {
            @Nullable Collection<List<?>> found = certificate().getSubjectAlternativeNames();
            return found == null ? List.of() : found;
        } catch (GeneralSecurityException unreadable) {
            throw new UserException("The certificate's names cannot be read: give another one.", unreadable);
        }
    }

    /** Both, as TLS libraries want them: in memory, and without a password. */
    public KeyStore keys() {
        return keys(null);
    }

    /** The same, under a password, to be put into a file. */
    public KeyStore keys(@Nullable String password) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    ALIAS, key, password == null ? null : password.toCharArray(), chain.toArray(Certificate[]::new));
            return keys;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("a store in memory takes what is no file", impossible);
        }
    }

    /** Without the key, for logs. */
    @Override
    public String toString() {
        return "certificate " + fingerprint();
    }
}
