package org.myodose.dashboard.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who is treated or measured.
 *
 * @param pseudonym as it stands in recordings and ledgers
 * @param name empty where it was never given, or was erased
 */
public record Person(String pseudonym, Instant since, Optional<String> name) {}
