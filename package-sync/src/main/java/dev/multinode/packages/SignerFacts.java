package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Who signed a package.
 *
 * @param dn the distinguished name that the file gives
 * @param identity how the trust names the certificate; null when it is not trusted
 * @param certificate the member with the certificate, or where it was looked for
 * @param sha256 of the certificate, 64 lower-case hex digits; null when it is not in the file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"dn", "identity", "certificate", "sha256"})
public record SignerFacts(String dn, String identity, String certificate, String sha256) {}
