package dev.multinode.core.script;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/** Names and addresses of hosts, as the node's own name service knows them. */
final class SystemHosts {
  private static final int DEFAULT_MILLIS = 5_000;
  private static final int LONGEST_MILLIS = 60_000;

  /** A script that is told to stop does so between two attempts. */
  private static final int ATTEMPT_MILLIS = 1_000;

  private SystemHosts() {}

  static void declare(HostClass system) {
    system
        .method(
            "resolveHostName",
            (self, args) -> find(args, args.need(0, "the name")).getHostAddress())
        .method("resolveIpAddress", (self, args) -> name(args))
        .method("isHostReachable", SystemHosts::isReachable);
  }

  private static InetAddress find(Arguments args, String name) {
    try {
      if (!name.isBlank()) {
        return InetAddress.getByName(name.strip());
      }
    } catch (UnknownHostException e) {
      // said below, together with the empty name, which Java takes for this machine
    }
    throw HostErrors.text(
        "%s: no address is known for host '%s'; check the name, and the node's name service"
            .formatted(args.function(), name));
  }

  private static Object name(Arguments args) {
    String text = args.need(0, "the address").strip();
    boolean literal = text.matches("[0-9.]+") || text.indexOf(':') >= 0;
    InetAddress address = literal ? find(args, text) : null;
    if (address == null) {
      throw HostErrors.text(
          "%s: '%s' is no IP address; resolveHostName takes names"
              .formatted(args.function(), text));
    }
    String name = address.getCanonicalHostName();
    if (name.equals(address.getHostAddress())) {
      throw HostErrors.text(
          "%s: no name is known for address '%s'".formatted(args.function(), text));
    }
    return name;
  }

  /** By an echo request where the system allows that, else by a connection to port 7. */
  private static Object isReachable(Self self, Arguments args) {
    InetAddress address;
    String host = args.need(0, "the host");
    int limit = timeout(args);
    try {
      address = InetAddress.getByName(host.strip());
    } catch (UnknownHostException e) {
      return false;
    }
    try {
      self.run().addresses().check(address);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
      for (long left = limit; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        if (address.isReachable((int) Math.min(left, ATTEMPT_MILLIS))) {
          return true;
        }
        Sandbox.Limited.current().check();
      }
      return false;
    } catch (IOException e) {
      throw HostErrors.text(
          "%s: '%s' cannot be tried (%s)".formatted(args.function(), host, e.getMessage()));
    }
  }

  private static int timeout(Arguments args) {
    double millis = args.get(1) == null ? DEFAULT_MILLIS : args.number(1, "the timeout");
    return (int) Math.max(1, Math.min(millis, LONGEST_MILLIS));
  }
}
