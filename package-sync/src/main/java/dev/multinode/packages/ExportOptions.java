package dev.multinode.packages;

import dev.multinode.core.spi.Request;

/**
 * What a client wants of an export ({@code vro-rest-api.md} §5.7). The parameter {@code
 * allowedOperations} is not supported: elements keep the rights that they have.
 */
record ExportOptions(
    boolean configurationValues, boolean secureValues, boolean tags, boolean versionHistory) {
  /** What is pushed: everything but secrets, and the history, which newer servers do not keep. */
  static final ExportOptions PUSH = new ExportOptions(true, false, true, false);

  static ExportOptions of(Request request) {
    return new ExportOptions(
        request.flag("exportConfigurationAttributeValues", true),
        request.flag("exportConfigSecureStringAttributeValues", false),
        request.flag("exportGlobalTags", true),
        request.flag("exportVersionHistory", true));
  }
}
