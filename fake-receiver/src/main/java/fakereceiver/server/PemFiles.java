package fakereceiver.server;

import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenFile;
import fakereceiver.given.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate and its key as mail servers have them: PEM files. */
public final class PemFiles {

  private static final int MAX_FILE = 1 << 20;
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ((?:[A-Z0-9]+ )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]*)-----END \\1");
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]*-----END CERTIFICATE-----");
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private PemFiles() {}

  /**
   * The identity in two files, or in one that is named twice.
   *
   * @param chain the certificate, then those that vouch for it
   * @param key PKCS#8, PKCS#1 (RSA) or SEC 1 (EC), not encrypted
   * @throws UsageException when a file cannot be read or used, or the key is of another certificate
   */
  public static TlsIdentity read(Path chain, Path key) {
    List<X509Certificate> certificates = certificates(chain, octets(chain));
    PublicKey publicKey = certificates.get(0).getPublicKey();
    PrivateKey privateKey = key(key, octets(key), publicKey);
    if (!fits(privateKey, publicKey)) {
      throw new UsageException("the key in " + key + " is not that of the certificate in " + chain);
    }
    return new TlsIdentity(privateKey, certificates);
  }

  private static byte[] octets(Path file) {
    try {
      return GivenFile.read(file, MAX_FILE);
    } catch (IOException e) {
      throw new UsageException(file + ": " + FileTrouble.why(file, e) + ", expected PEM");
    }
  }

  private static List<X509Certificate> certificates(Path file, byte[] pem) {
    StringBuilder blocks = new StringBuilder(); // the JDK minds a key in the same file
    Matcher block = CERTIFICATE.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    while (block.find()) {
      blocks.append(block.group()).append('\n');
    }
    byte[] only = blocks.toString().getBytes(StandardCharsets.ISO_8859_1);
    try {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(only))
              .stream()
              .map(X509Certificate.class::cast)
              .distinct()
              .toList();
      if (certificates.isEmpty()) {
        throw new UsageException(file + " holds no certificate, expected PEM: BEGIN CERTIFICATE");
      }
      return certificates;
    } catch (CertificateException e) {
      throw new UsageException(file + " holds a broken certificate: " + e.getMessage());
    }
  }

  private static PrivateKey key(Path file, byte[] pem, PublicKey publicKey) {
    Matcher matcher = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    if (!matcher.find()) {
      throw new UsageException(file + " holds no key, expected PEM: BEGIN PRIVATE KEY");
    }
    if (matcher.group(1).equals("ENCRYPTED PRIVATE KEY")) {
      throw new UsageException(
          file
              + " holds an encrypted key; decrypt it: openssl pkey -in "
              + file
              + " -out plain.pem");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
      byte[] pkcs8 = matcher.group(1).equals("PRIVATE KEY") ? der : wrapped(der, publicKey);
      return KeyFactory.getInstance(publicKey.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UsageException(
          file
              + " holds a broken key, or one of another type than the certificate: "
              + publicKey.getAlgorithm());
    }
  }

  /** PKCS#8 (RFC 5208 section 5): the algorithm of a key is that of its certificate. */
  private static byte[] wrapped(byte[] key, PublicKey publicKey) {
    return element(SEQUENCE, VERSION_0, algorithm(publicKey), element(OCTET_STRING, key));
  }

  /** The first element in a SubjectPublicKeyInfo (RFC 5280 section 4.1). */
  private static byte[] algorithm(PublicKey publicKey) {
    byte[] info = publicKey.getEncoded();
    int start = 2 + (info[1] < 0 ? info[1] & 0x7f : 0);
    return Arrays.copyOfRange(info, start, start + 2 + info[start + 1]);
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    int length = content.size();
    if (length > 0xff) {
      element.write(0x82); // two octets of length will do for any key
      element.write(length >> 8);
    } else if (length > 0x7f) {
      element.write(0x81);
    }
    element.write(length);
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static boolean fits(PrivateKey privateKey, PublicKey publicKey) {
    String algorithm =
        switch (publicKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> publicKey.getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
