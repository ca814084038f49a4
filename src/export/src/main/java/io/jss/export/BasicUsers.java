package io.jss.export;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.sun.net.httpserver.BasicAuthenticator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Basic authentication by bcrypt hashes. What was found right once is known by its SHA-256, since a
 * hash is meant to take long; what is wrong takes that long, one after the other.
 */
final class BasicUsers extends BasicAuthenticator {

    /** Of nobody's password: an unknown user takes as long as a wrong password. */
    private static final String OF_NOBODY =
            "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5R9bZ1z0m0b5a0m7kq8m7kX5m1r6K";

    /** bcrypt reads no more; what is longer is no password of anybody. */
    private static final int MOST_BYTES = 72;

    private final Map<String, String> hashes;
    private final Map<String, byte[]> right = new ConcurrentHashMap<>();

    BasicUsers(Map<String, String> hashes) {
        super("jss", StandardCharsets.UTF_8);
        this.hashes = Map.copyOf(hashes);
    }

    @Override
    public boolean checkCredentials(String user, String password) {
        byte[] digest = digest(password);
        byte[] known = right.get(user);
        if (known != null && MessageDigest.isEqual(known, digest)) {
            return true;
        }
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        boolean isRight =
                bytes.length <= MOST_BYTES && verify(bytes, hashes.getOrDefault(user, OF_NOBODY));
        if (isRight && hashes.containsKey(user)) {
            right.put(user, digest);
            return true;
        }
        return false;
    }

    private static synchronized boolean verify(byte[] password, String hash) {
        return BCrypt.verifyer()
                .verify(password, hash.getBytes(StandardCharsets.US_ASCII))
                .verified;
    }

    private static byte[] digest(String password) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
