package dev.multinode.core.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import javax.net.SocketFactory;

/**
 * Which addresses may be connected to. The check is made in the socket itself, on the very address
 * that it connects to: a name that resolves to something else a moment later changes nothing. Safe
 * for use by many threads.
 */
public final class AddressPolicy {
  /** Where clouds tell machines their secrets, beside the link-local 169.254.169.254. */
  private static final Set<String> METADATA =
      Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

  /** Prefixes of IPv6 addresses that carry one of IPv4, and where it begins: NAT64 and 6to4. */
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b};

  private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

  private final boolean local;

  private AddressPolicy(boolean local) {
    this.local = local;
  }

  /** For servers that an administrator names: nodes on the same machine are usual. */
  public static AddressPolicy forServers() {
    return new AddressPolicy(true);
  }

  /**
   * For what scripts name.
   *
   * @param local whether addresses of this machine are allowed
   */
  public static AddressPolicy forScripts(boolean local) {
    return new AddressPolicy(local);
  }

  /** Thrown when an address is not to be connected to; the message says why. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(InetAddress address, String why) {
      super(
          "the address %s is %s, and not connected to"
              .formatted(address.getHostAddress().replaceAll("%.*", ""), why));
    }
  }

  /** Makes sockets that connect to allowed addresses only. */
  public SocketFactory sockets() {
    return new Sockets(this);
  }

  /**
   * @throws RefusedException when it must not be connected to
   */
  public void check(InetAddress address) throws RefusedException {
    String why = refusal(address);
    if (why != null) {
      throw new RefusedException(address, why);
    }
  }

  /** Null when it is allowed. */
  private String refusal(InetAddress address) {
    if (address.isLinkLocalAddress() || METADATA.contains(address.getHostAddress())) {
      return "link-local or one that tells the secrets of a cloud";
    }
    if (address.isMulticastAddress() || isBroadcast(address)) {
      return "that of many machines";
    }
    if (address.isAnyLocalAddress() || startsWith(address, new byte[] {0})) {
      return "no address of a machine";
    }
    if (!local && address.isLoopbackAddress()) {
      return "of this machine itself";
    }
    InetAddress within = within(address);
    return within == null ? null : refusal(within);
  }

  private static boolean isBroadcast(InetAddress address) {
    byte ones = (byte) 0xff;
    return startsWith(address, new byte[] {ones, ones, ones, ones});
  }

  /** Of IPv4 addresses. */
  private static boolean startsWith(InetAddress address, byte[] prefix) {
    return address instanceof Inet4Address && hasPrefix(address.getAddress(), prefix);
  }

  private static boolean hasPrefix(byte[] bytes, byte[] prefix) {
    return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** The IPv4 address that one of IPv6 stands for; null for none. */
  private static InetAddress within(InetAddress address) {
    if (!(address instanceof Inet6Address six) || six.isLoopbackAddress()) {
      return null;
    }
    byte[] bytes = six.getAddress();
    if (six.isIPv4CompatibleAddress() || hasPrefix(bytes, NAT64)) {
      return four(bytes, 12);
    }
    return hasPrefix(bytes, SIX_TO_FOUR) ? four(bytes, 2) : null;
  }

  private static InetAddress four(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static final class Sockets extends SocketFactory {
    private final AddressPolicy policy;

    private Sockets(AddressPolicy policy) {
      this.policy = policy;
    }

    @Override
    public Socket createSocket() {
      return new Checked(policy);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      Socket socket = createSocket();
      socket.connect(new InetSocketAddress(host, port));
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      Socket socket = createSocket();
      socket.bind(new InetSocketAddress(from, fromPort));
      socket.connect(new InetSocketAddress(host, port));
      return socket;
    }
  }

  private static final class Checked extends Socket {
    private final AddressPolicy policy;

    private Checked(AddressPolicy policy) {
      this.policy = policy;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (endpoint instanceof InetSocketAddress inet && inet.getAddress() != null) {
        policy.check(inet.getAddress());
      }
      super.connect(endpoint, timeout);
    }
  }
}
