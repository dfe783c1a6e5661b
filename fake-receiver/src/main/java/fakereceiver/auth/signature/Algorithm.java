package fakereceiver.auth.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;

/** The signature algorithms that can be computed; not all of them may be accepted. */
public enum Algorithm {
  /** Historic; computed to explain, never accepted (RFC 8301 section 3.1). */
  RSA_SHA1("rsa-sha1", "rsa", "sha1", "SHA-1", "SHA1withRSA"),
  /** RFC 6376 section 3.3.2. */
  RSA_SHA256("rsa-sha256", "rsa", "sha256", "SHA-256", "SHA256withRSA"),
  /** RFC 8463. */
  ED25519_SHA256("ed25519-sha256", "ed25519", "sha256", "SHA-256", "Ed25519");

  private final String word;
  private final String keyType;
  private final String hash;
  private final String jdkDigest;
  private final String jdkSignature;

  Algorithm(String word, String keyType, String hash, String jdkDigest, String jdkSignature) {
    this.word = word;
    this.keyType = keyType;
    this.hash = hash;
    this.jdkDigest = jdkDigest;
    this.jdkSignature = jdkSignature;
  }

  /** The algorithm of that name; names are in lower case. */
  public static Optional<Algorithm> named(String word) {
    for (Algorithm algorithm : values()) {
      if (algorithm.word.equals(word)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** The name in a signature. */
  public String word() {
    return word;
  }

  /** The key type in a key record. */
  public String keyType() {
    return keyType;
  }

  /** The hash name in a key record. */
  public String hash() {
    return hash;
  }

  /** A new digest for the body. */
  public MessageDigest digest() {
    try {
      return MessageDigest.getInstance(jdkDigest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + jdkDigest, e);
    }
  }

  boolean verify(PublicKey key, byte[] signed, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(jdkSignature);
      verifier.initVerify(key);
      verifier.update(input(signed));
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeyException e) {
      return false; // of the wrong length, or for a key that cannot have made it
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + jdkSignature, e);
    }
  }

  /**
   * Signs.
   *
   * @throws IllegalArgumentException when the key does not fit the algorithm
   */
  public byte[] sign(PrivateKey key, byte[] text) {
    try {
      Signature signer = Signature.getInstance(jdkSignature);
      signer.initSign(key);
      signer.update(input(text));
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key cannot sign with " + word + ": " + e, e);
    }
  }

  /** RFC 8463 section 3: what Ed25519 signs is the hash, not the text. */
  private byte[] input(byte[] text) {
    return this == ED25519_SHA256 ? digest().digest(text) : text;
  }
}
