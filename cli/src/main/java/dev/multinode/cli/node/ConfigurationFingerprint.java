package dev.multinode.cli.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * SHA-256 over the settings that should be the same on every node of a cluster: all but where a
 * node is, what it is called, how it started, and secrets.
 */
final class ConfigurationFingerprint {
  private static final List<String> OF_THE_NODE =
      List.of(
          "/node/bind",
          "/node/port",
          "/node/data",
          "/node/names",
          "/database/url",
          "/engine/nodeName",
          "/engine/safeMode");

  private ConfigurationFingerprint() {}

  static String of(Settings settings) {
    ObjectNode tree = JsonMapper.shared().valueToTree(settings);
    for (String path : OF_THE_NODE) {
      String[] keys = path.split("/", 3);
      if (tree.path(keys[1]) instanceof ObjectNode section) {
        section.remove(keys[2]);
      }
    }
    return HexFormat.of().formatHex(sha256().digest(tree.toString().getBytes(UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
