package dev.multinode.core.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Bytes signed as one CMS message: content, signature and certificates together, in DER. No time is
 * signed, so that the same content gives the same bytes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5652">RFC 5652</a>
 */
public final class CmsSignature {
  private CmsSignature() {}

  /**
   * What a message says.
   *
   * @param content as it was signed; callers do not change the array
   * @param signer whose key signed it; whether it is trusted is the caller's question
   */
  public record Signed(byte[] content, X509Certificate signer) {}

  public static byte[] sign(SigningIdentity identity, byte[] content) {
    try {
      JcaSignerInfoGeneratorBuilder signer =
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
      signer.setDirectSignature(true); // no signed attributes: they would hold the time
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          signer.build(
              new JcaContentSignerBuilder("SHA256withRSA").build(identity.key()),
              identity.certificate()));
      generator.addCertificates(new JcaCertStore(identity.chain()));
      return generator.generate(new CMSProcessableByteArray(content), true).getEncoded("DER");
    } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException e) {
      throw new CryptoException(
          "the content cannot be signed as %s (%s); sign with an RSA key"
              .formatted(identity, e.getMessage()),
          e);
    }
  }

  /**
   * Reads a message and checks its signature.
   *
   * @throws CryptoException when it is not such a message, has not exactly one signature, or the
   *     signature is wrong
   */
  public static Signed verify(byte[] message) {
    try {
      CMSSignedData data = new CMSSignedData(message);
      Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
      if (signers.size() != 1 || data.getSignedContent() == null) {
        throw new CMSException("it has " + signers.size() + " signatures, or no content");
      }
      SignerInformation signer = signers.iterator().next();
      X509CertificateHolder holder =
          data.getCertificates().getMatches(null).stream()
              .filter(signer.getSID()::match)
              .findFirst()
              .orElseThrow(() -> new CMSException("the signer's certificate is not in it"));
      X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
      // by the key: whether the certificate was valid then is not a question of the signature
      if (!signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()))) {
        throw new CMSException("the signature does not fit the content");
      }
      return new Signed((byte[]) data.getSignedContent().getContent(), certificate);
    } catch (CMSException
        | OperatorCreationException
        | GeneralSecurityException
        | RuntimeException e) {
      throw new CryptoException(
          "a signed message cannot be verified (%s); get the file again from its origin"
              .formatted(e.getMessage()),
          e);
    }
  }
}
