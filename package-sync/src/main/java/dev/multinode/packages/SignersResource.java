package dev.multinode.packages;

import dev.multinode.core.crypto.Pem;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * Whose packages the node imports. Nobody's at first but its own: who signs is decided by a person,
 * here or with the parameter {@code trustSigner} of one import.
 */
final class SignersResource implements Resource {
  private static final String PATH = "/api/v1/trust/signers";

  private final SqlSigners signers;

  @Inject
  SignersResource(SqlSigners signers) {
    this.signers = signers;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get(PATH, request -> Response.json(Map.of("signers", signers.list())))
        .post(PATH, this::add)
        .delete(PATH + "/{sha256}", this::remove);
  }

  /** The body is {@code {"certificate": PEM}} with exactly one certificate. */
  private Response add(Request request) {
    String pem = request.json().path("certificate").asString("");
    List<X509Certificate> certificates = Pem.certificates(pem, "the request");
    if (certificates.size() != 1) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "%d certificates were sent; send one at a time".formatted(certificates.size()));
    }
    return Response.json(201, signers.add(certificates.get(0), request.user()));
  }

  private Response remove(Request request) {
    String sha256 = Fingerprints.parse(request.path("sha256"));
    if (!signers.remove(sha256)) {
      throw new NotFoundException("trusted signer", sha256, "see GET " + PATH);
    }
    return Response.empty(204);
  }
}
