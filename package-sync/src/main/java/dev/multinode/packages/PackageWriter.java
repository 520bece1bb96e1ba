package dev.multinode.packages;

import dev.multinode.core.crypto.SigningIdentity;
import dev.multinode.packages.archive.ArchiveWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes package files as servers export them ({@code vro-package-format.md} §10), with our {@link
 * Manifest} beside. The same content, identity and hash give the same bytes.
 */
final class PackageWriter {
  private final SigningIdentity identity;
  private final HashName hash;

  PackageWriter(SigningIdentity identity, HashName hash) {
    this.identity = identity;
    this.hash = hash;
  }

  byte[] write(PackageContent content) {
    Map<String, byte[]> members = members(content);
    members.put(Manifest.MEMBER, manifest(content, members));
    Map<String, byte[]> signatures = signatures(members);
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
    try {
      members.put(
          PackageFile.CERTIFICATES + signer() + ".cer", identity.certificate().getEncoded());
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
    entries.put("pkg-signer", signer());
    entries.put("pkg-owner", signer());
    entries.put("used-plugins", String.join(",", content.usedPlugins()));
    return PropertiesXml.write(entries);
  }

  /** In the form of RFC 2253, which servers use as well. */
  private String signer() {
    return identity.certificate().getSubjectX500Principal().getName();
  }

  private byte[] manifest(PackageContent content, Map<String, byte[]> members) {
    Map<String, String> digests = new LinkedHashMap<>();
    members.forEach((name, each) -> digests.put(name, Digests.sha256(each)));
    digests.remove(Manifest.MEMBER);
    return new Manifest(content.name(), content.version(), digests).sign(identity);
  }

  /** On all processors: making a signature takes some milliseconds. */
  private Map<String, byte[]> signatures(Map<String, byte[]> members) {
    return List.copyOf(members.entrySet()).parallelStream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> sign(each.getValue())));
  }

  private byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance(hash.algorithm());
      signature.initSign(identity.key());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an RSA key signs with " + hash.label(), e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
