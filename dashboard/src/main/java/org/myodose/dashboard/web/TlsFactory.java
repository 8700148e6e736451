package org.myodose.dashboard.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.ssl.CertificateProvider;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.KeyStore;
import org.myodose.dashboard.security.ServerCertificate;
import org.reactivestreams.Publisher;

/** Hands the certificate to the framework. */
@Factory
@Requires(beans = ServerCertificate.class)
final class TlsFactory {

    static final String NAME = "server";

    @Singleton
    @Named(NAME)
    CertificateProvider provider(ServerCertificate certificate) {
        return new CertificateProvider() {
            @Override
            public String getName() {
                return NAME;
            }

            @Override
            public Publisher<KeyStore> getKeyStore() {
                return Publishers.just(certificate.keys());
            }
        };
    }
}
