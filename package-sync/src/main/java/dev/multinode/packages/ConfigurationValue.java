package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import tools.jackson.databind.JsonNode;

/**
 * An attribute of a configuration element.
 *
 * @param type as it is written in the element
 * @param value in plain JSON; what is secret is shown as three stars
 */
@JsonPropertyOrder({"type", "value"})
public record ConfigurationValue(String type, JsonNode value) {}
