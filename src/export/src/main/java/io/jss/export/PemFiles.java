package io.jss.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes the identity of a server of files in PEM (RFC 7468). */
final class PemFiles {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private PemFiles() {}

    /**
     * Returns the identity.
     *
     * @param certificates the certificate, and behind it those that vouch for it
     * @param key its key in PKCS #8, without a password
     * @throws IOException when a file cannot be read or is no such file
     */
    static SSLContext server(Path certificates, Path key) throws IOException {
        PrivateKey secret = key(key);
        ByteArrayInputStream file = new ByteArrayInputStream(SettingsFile.bytes(certificates));
        try {
            Certificate[] chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(file)
                            .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IOException(certificates + " has no certificate in PEM");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", secret, new char[0], chain);
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    certificates
                            + " and "
                            + key
                            + " are no certificate and its key: "
                            + e.getMessage(),
                    e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        Matcher pem = PKCS8.matcher(SettingsFile.text(file));
        if (!pem.find()) {
            throw new IOException(
                    file
                            + " has no BEGIN PRIVATE KEY (PKCS #8 without a password); openssl"
                            + " pkcs8 -topk8 -nocrypt makes one of others");
        }
        PKCS8EncodedKeySpec encoded;
        try {
            encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " cannot be read as a key: it is no base64", e);
        }
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                // it is of another algorithm
            } catch (GeneralSecurityException e) {
                throw new IOException(file + " cannot be read as a key: " + e.getMessage(), e);
            }
        }
        throw new IOException(file + " is a key of none of " + ALGORITHMS);
    }
}
