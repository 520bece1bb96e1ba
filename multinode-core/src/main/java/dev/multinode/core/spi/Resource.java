package dev.multinode.core.spi;

/** A part of the REST API. Bound in a multibinder; {@code core.rest} serves what is bound. */
public interface Resource {
  void register(Routes routes);
}
