package dev.multinode.core.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * SHA-256 over the type, id and hash of every element: two nodes that show the same one have the
 * same content. Computed anew only when content has changed.
 */
@Singleton
public final class ContentFingerprint {
  private final Jdbi jdbi;
  private long revision = -1;
  private String fingerprint = "";

  @Inject
  ContentFingerprint(Database database) {
    jdbi = database.aside();
  }

  /** In hexadecimal digits. */
  public synchronized String get() {
    jdbi.useHandle(
        handle -> {
          long now = handle.select("select revision from content_revision").mapTo(Long.class).one();
          if (now != revision) {
            fingerprint = compute(handle);
            revision = now;
          }
        });
    return fingerprint;
  }

  private static String compute(Handle handle) {
    Hasher hasher = Hashing.sha256().newHasher();
    handle
        .select("select type, id, hash from content_elements order by type, id")
        .map(
            (row, context) ->
                row.getString("type") + "\n" + row.getString("id") + "\n" + row.getString("hash"))
        .forEach(line -> hasher.putString(line + "\n", UTF_8));
    return hasher.hash().toString();
  }
}
