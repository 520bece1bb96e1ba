package dev.multinode.packages;

import dev.multinode.core.crypto.SigningIdentity;
import dev.multinode.packages.archive.ArchiveWriter;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Writes package files as servers export them ({@code vro-package-format.md} §10), with our {@link
 * Manifest} beside. The same content, identity and hash give the same bytes.
 */
final class PackageWriter {
  private final MemberSigner signer;

  PackageWriter(SigningIdentity identity, HashName hash) {
    this(new MemberSigner(identity, hash));
  }

  PackageWriter(MemberSigner signer) {
    this.signer = signer;
  }

  byte[] write(PackageContent content) {
    Map<String, byte[]> members = members(content);
    Map<String, String> digests = new ConcurrentHashMap<>();
    members.forEach((name, each) -> digests.put(name, Digests.sha256(each)));
    byte[] manifest =
        new Manifest(content.name(), content.version(), digests).sign(signer.identity());
    members.put(Manifest.MEMBER, manifest);
    digests.put(Manifest.MEMBER, Digests.sha256(manifest));
    Map<String, byte[]> signatures = signatures(members, digests);
    Map<String, byte[]> all = new LinkedHashMap<>(members);
    members.keySet().forEach(each -> all.put(PackageFile.SIGNATURES + each, signatures.get(each)));
    return ArchiveWriter.write(all);
  }

  private Map<String, byte[]> members(PackageContent content) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put(PackageFile.META, utf8(meta(content)));
    for (PackageElement element : content.elements()) {
      Map<String, byte[]> parts = new TreeMap<>(element.members());
      // it would need its author's certificate, and servers from 8.2 on do not write it
      parts.remove("content-signature");
      parts.put("data", element.data());
      parts.computeIfAbsent(
          "categories", name -> XmlText.encode(Categories.write(element.category())));
      Map<String, String> info = new LinkedHashMap<>();
      info.put("type", element.type());
      info.put("id", element.id());
      parts.put("info", utf8(PropertiesXml.write(info)));
      parts.forEach((name, part) -> members.put(PackageFile.member(element.id(), name), part));
    }
    new TreeMap<>(content.others()).forEach(members::putIfAbsent);
    members.remove(Manifest.MEMBER);
    try {
      members.put(
          PackageFile.CERTIFICATES + dn() + ".cer", signer.identity().certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
    return members;
  }

  private String meta(PackageContent content) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("pkg-name", content.name());
    entries.put("pkg-id", content.id());
    entries.put("pkg-description", content.description());
    entries.put("pkg-signer", dn());
    entries.put("pkg-owner", dn());
    entries.put("used-plugins", String.join(",", content.usedPlugins()));
    return PropertiesXml.write(entries);
  }

  /** In the form of RFC 2253, which servers use as well. */
  private String dn() {
    return signer.identity().certificate().getSubjectX500Principal().getName();
  }

  /** On all processors: making a signature takes some milliseconds. */
  private Map<String, byte[]> signatures(Map<String, byte[]> members, Map<String, String> digests) {
    return List.copyOf(members.entrySet()).parallelStream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> signer.sign(each.getValue(), digests.get(each.getKey()))));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
