package dev.multinode.packages;

import dev.multinode.core.crypto.Pem;
import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The signers that the node trusts. At the beginning nobody but the node itself. */
final class SqlSigners {
  private static final int MAX_SUBJECT = 2000;

  private final Jdbi jdbi;
  private final NodeSigner own;
  private final InstantSource clock;

  @Inject
  SqlSigners(Database database, NodeSigner own, InstantSource clock) {
    this.jdbi = database.jdbi();
    this.own = own;
    this.clock = clock;
  }

  /** Ordered by subject. */
  List<TrustedSigner> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM trusted_signers ORDER BY subject, sha256")
                .map(
                    (row, context) ->
                        new TrustedSigner(
                            row.getString("sha256"),
                            row.getString("subject"),
                            row.getString("certificate"),
                            row.getString("added_by"),
                            row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  /** Trusts a certificate from now on; nothing happens when it is trusted already. */
  TrustedSigner add(X509Certificate certificate, String user) {
    String dn = certificate.getSubjectX500Principal().getName();
    TrustedSigner signer =
        new TrustedSigner(
            Certificates.sha256(certificate),
            dn.substring(0, Math.min(MAX_SUBJECT, dn.length())),
            Pem.write(certificate),
            user,
            clock.instant());
    jdbi.useTransaction(
        handle -> {
          boolean there =
              handle
                      .createQuery("SELECT count(*) FROM trusted_signers WHERE sha256 = :sha256")
                      .bind("sha256", signer.sha256())
                      .mapTo(Integer.class)
                      .one()
                  > 0;
          if (!there) {
            handle
                .createUpdate(
                    "INSERT INTO trusted_signers (sha256, subject, certificate, added_by, added_at)"
                        + " VALUES (:sha256, :subject, :certificate, :addedBy, :addedAt)")
                .bind("sha256", signer.sha256())
                .bind("subject", signer.subject())
                .bind("certificate", signer.certificate())
                .bind("addedBy", signer.addedBy())
                .bind("addedAt", signer.addedAt().atOffset(ZoneOffset.UTC))
                .execute();
          }
        });
    return signer;
  }

  /** True when it was trusted. */
  boolean remove(String sha256) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("DELETE FROM trusted_signers WHERE sha256 = :sha256")
                    .bind("sha256", sha256)
                    .execute())
        > 0;
  }

  Trust trust() {
    Map<String, String> identities = new HashMap<>();
    list().forEach(each -> identities.put(each.sha256(), each.subject()));
    own.findCertificate().ifPresent(each -> identities.put(Certificates.sha256(each), "this node"));
    return new Trust(identities);
  }
}
