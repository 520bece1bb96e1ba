package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * An element of a package.
 *
 * @param name null when its content does not tell
 * @param version null when its content does not tell
 * @param category folder names from the root; for an action its module
 * @param allowedOperations the letters as they are written; null when there are none
 * @param sha256 of the member {@code data}, 64 lower-case hex digits
 * @param furtherMembers beside {@code data}, {@code categories}, {@code info} and {@code
 *     content-signature}; null when there are none
 * @param values the attributes of a configuration element; null for other types
 * @param contentSignature null when there is none
 */
@JsonPropertyOrder({
  "id",
  "type",
  "name",
  "version",
  "category",
  "allowedOperations",
  "sha256",
  "furtherMembers",
  "values",
  "contentSignature"
})
public record ElementFacts(
    String id,
    String type,
    String name,
    String version,
    List<String> category,
    String allowedOperations,
    String sha256,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<String> furtherMembers,
    @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, ConfigurationValue> values,
    @JsonInclude(JsonInclude.Include.NON_NULL) ContentSignatureFacts contentSignature) {}
