package dev.multinode.proxy;

import dev.multinode.core.spi.ServerUse;
import jakarta.inject.Inject;
import java.util.List;

/** Proxies keep their server from being removed; by force they go with it. */
final class ProxyUse implements ServerUse {
  private final SqlProxies proxies;
  private final ProxyGenerator generator;

  @Inject
  ProxyUse(SqlProxies proxies, ProxyGenerator generator) {
    this.proxies = proxies;
    this.generator = generator;
  }

  @Override
  public List<String> usesOf(String serverId) {
    return proxies.ofServer(serverId).stream()
        .map(proxy -> "proxy '%s' (%s)".formatted(proxy.name(), proxy.id()))
        .toList();
  }

  @Override
  public void forget(String serverId) {
    generator.deleteAll(serverId);
  }
}
