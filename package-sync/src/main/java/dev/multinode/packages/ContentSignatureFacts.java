package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The author's signature beside an element, as servers up to 8.1 wrote it. It often does not fit on
 * genuine exports, so it is information and never a fault ({@code vro-package-format.md} §8.3).
 *
 * @param owner the distinguished name of the author
 * @param verdict {@code OK}, {@code STALE}, {@code EMPTY}, or {@code UNVERIFIABLE} without the
 *     author's certificate
 * @param covers {@code script}, {@code payload}, {@code xml} or {@code data}; null when not known
 */
@JsonPropertyOrder({"owner", "verdict", "covers"})
public record ContentSignatureFacts(String owner, String verdict, String covers) {}
