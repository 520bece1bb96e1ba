package dev.multinode.core.crypto;

import dev.multinode.core.error.ErrorCode;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Keys and certificates as PEM text. */
public final class Pem {
  private static final String KEY = "private key";

  private Pem() {}

  /**
   * All certificates of a text, in their order; other blocks are skipped.
   *
   * @param source named in the error: a file, an upload
   * @throws CryptoException USAGE when there is none, or one cannot be read
   */
  public static List<X509Certificate> certificates(String text, String source) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Object block : blocks(text, source)) {
      if (block instanceof X509CertificateHolder holder) {
        try {
          certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        } catch (GeneralSecurityException e) {
          throw unreadable("certificate", source, e);
        }
      }
    }
    if (certificates.isEmpty()) {
      throw unreadable("certificate", source, null);
    }
    return certificates;
  }

  /** As a block {@code CERTIFICATE}. */
  public static String write(X509Certificate certificate) {
    try {
      return write(new PemObject("CERTIFICATE", certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  /** As a block {@code PRIVATE KEY}: PKCS#8, not encrypted. */
  static String write(PrivateKey key) {
    try {
      return write(new JcaPKCS8Generator(key, null).generate());
    } catch (IOException e) {
      throw new IllegalStateException("a key that was made can be written", e);
    }
  }

  /** The first private key: PKCS#8, or the older form of its algorithm; not encrypted. */
  static PrivateKey privateKey(String text, String source) {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try {
      for (Object block : blocks(text, source)) {
        if (block instanceof PrivateKeyInfo key) {
          return converter.getPrivateKey(key);
        }
        if (block instanceof PEMKeyPair pair) {
          return converter.getKeyPair(pair).getPrivate();
        }
      }
    } catch (IOException e) {
      throw unreadable(KEY, source, e);
    }
    throw unreadable(KEY, source, null);
  }

  private static String write(PemObject object) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return text.toString();
  }

  private static List<Object> blocks(String text, String source) {
    List<Object> blocks = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
        blocks.add(block);
      }
    } catch (IOException e) {
      throw unreadable("PEM text", source, e);
    }
    return blocks;
  }

  private static CryptoException unreadable(String what, String source, Exception cause) {
    return new CryptoException(
        ErrorCode.USAGE,
        "'%s' holds no readable %s%s; it has to be PEM text%s"
            .formatted(
                source,
                what,
                cause == null ? "" : " (" + cause.getMessage() + ")",
                what.equals(KEY) ? " without a password" : ""),
        cause);
  }
}
