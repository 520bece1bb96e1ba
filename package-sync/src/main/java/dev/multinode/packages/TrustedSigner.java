package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * A signer whose packages the node imports.
 *
 * @param sha256 of the certificate, 64 lower-case hex digits
 * @param certificate in PEM
 */
@JsonPropertyOrder({"sha256", "subject", "certificate", "addedBy", "addedAt"})
record TrustedSigner(
    String sha256, String subject, String certificate, String addedBy, Instant addedAt) {}
