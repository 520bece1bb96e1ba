package dev.multinode.packages;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import java.util.Arrays;

/**
 * What a client wants of an import ({@code vro-rest-api.md} §5.7).
 *
 * @param overwrite also replace elements of the same and of a newer version
 * @param configurationValues take the values of configuration elements over
 * @param secureValues also those that are secret
 * @param trustSigner SHA-256 of the certificate to trust from now on; null for none
 */
record ImportOptions(
    boolean overwrite,
    boolean configurationValues,
    boolean secureValues,
    TagMode tags,
    String trustSigner) {

  /** What happens to the tags of an element. */
  enum TagMode {
    IMPORT_BUT_PRESERVE_EXISTING_VALUE,
    DO_NOT_IMPORT,
    IMPORT_AND_OVERWRITE_EXISTING_VALUE;

    /** The word of the vRO API. */
    private String word() {
      return name().replace("_", "");
    }
  }

  static ImportOptions of(Request request) {
    return new ImportOptions(
        request.flag("overwrite", false),
        request.flag("importConfigurationAttributeValues", true),
        request.flag("importConfigSecureStringAttributeValues", false),
        request
            .query("tagImportMode")
            .map(ImportOptions::tagMode)
            .orElse(TagMode.IMPORT_BUT_PRESERVE_EXISTING_VALUE),
        request.query("trustSigner").map(Fingerprints::parse).orElse(null));
  }

  private static TagMode tagMode(String word) {
    return Arrays.stream(TagMode.values())
        .filter(each -> each.word().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.USAGE,
                    "tagImportMode is none of DoNotImport, ImportButPreserveExistingValue and"
                        + " ImportAndOverwriteExistingValue; use one of these"));
  }
}
