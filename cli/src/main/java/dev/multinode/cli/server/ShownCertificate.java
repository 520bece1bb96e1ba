package dev.multinode.cli.server;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.TrustOptions;
import dev.multinode.cli.terminal.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The certificate of a remote server. The node looks at it, since it is the node that will connect.
 *
 * @param fingerprint SHA-256 of the public key (SPKI), 64 lower-case hex digits
 */
record ShownCertificate(
    URI url, String fingerprint, Map<String, String> facts, boolean trustedByCa) {
  static ShownCertificate of(NodeClient client, URI url) {
    JsonNode shown =
        client.post("api/v1/servers/probe").body(Json.object().put("url", url.toString())).json();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("subject", Json.text(shown, "subject"));
    facts.put("issuer", Json.text(shown, "issuer"));
    facts.put("valid until", Json.text(shown, "notAfter"));
    return new ShownCertificate(
        url, Json.text(shown, "fingerprint"), facts, shown.path("trustedByCa").asBoolean(false));
  }

  /**
   * @return the fingerprint to pin; null when a CA's word is enough
   */
  String decide(TrustOptions trust) {
    return trust.decide(url, fingerprint, facts, trustedByCa);
  }
}
