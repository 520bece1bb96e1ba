package dev.multinode.packages;

import dev.multinode.core.crypto.CmsSignature;
import dev.multinode.core.crypto.CryptoException;
import dev.multinode.core.crypto.SigningIdentity;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Our own list of the members of a package, signed as a whole. The signatures of the format cover
 * one member each, so nothing but this list shows that members were added, removed or moved
 * together with their signatures. It lies where other tools see an unknown member, and has a
 * signature of its own like every member.
 *
 * @param name of the package
 * @param version of the package, which the format has no place for; may be empty
 * @param members SHA-256 of every member outside {@code signatures/} but this one, by name
 */
record Manifest(String name, String version, Map<String, String> members) {
  static final String MEMBER = "META-INF/multinode/manifest.p7s";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int FORMAT = 1;

  Manifest {
    members = new TreeMap<>(members);
  }

  /** The same bytes for the same manifest and identity. */
  byte[] sign(SigningIdentity identity) {
    ObjectNode node = JSON.createObjectNode();
    node.put("format", FORMAT).put("name", name).put("version", version);
    ObjectNode list = node.putObject("members");
    members.forEach(list::put);
    return CmsSignature.sign(identity, JSON.writeValueAsBytes(node));
  }

  /**
   * Reads the member of a package.
   *
   * @throws CryptoException when it is not signed with the certificate, or is no manifest
   */
  static Manifest read(byte[] signed, X509Certificate certificate) {
    CmsSignature.Signed message = CmsSignature.verify(signed);
    if (!message.signer().equals(certificate)) {
      throw unreadable("somebody else signed it", null);
    }
    try {
      JsonNode node = JSON.readTree(message.content());
      if (node.path("format").asInt(0) != FORMAT || !node.path("members").isObject()) {
        throw unreadable("it has a form that this version does not know", null);
      }
      Map<String, String> members = new LinkedHashMap<>();
      node.path("members")
          .properties()
          .forEach(each -> members.put(each.getKey(), each.getValue().asString("")));
      return new Manifest(
          node.path("name").asString(""), node.path("version").asString(""), members);
    } catch (JacksonException e) {
      throw unreadable("it is not JSON", e);
    }
  }

  private static CryptoException unreadable(String why, Exception cause) {
    return new CryptoException(
        "the manifest of the package cannot be used: " + why + "; get the file from its origin",
        cause);
  }
}
