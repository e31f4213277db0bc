package io.bihuan.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets unreadable in the database: AES-256-GCM under a key that lies beside it, in {@code <data>/secrets.key},
 * readable only by the process's user. A copy of the database alone gives nothing away.
 */
@Component
public class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(DataDirectory data) {
        this.key = new SecretKeySpec(keyFile(data.resolve("secrets.key")), "AES");
    }

    private byte[] keyFile(Path file) {
        try {
            var fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            try (var channel = Files.newByteChannel(
                    file,
                    java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                channel.write(java.nio.ByteBuffer.wrap(fresh));
                return fresh;
            } catch (FileAlreadyExistsException e) {
                byte[] kept = Files.readAllBytes(file);
                if (kept.length != KEY_BYTES) {
                    throw new IllegalStateException("The key file " + file + " is damaged: " + kept.length
                            + " bytes instead of " + KEY_BYTES
                            + ". Bring it back from a backup, or remove it and enter the secrets again.");
                }
                return kept;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Locks text away; the purpose must be said again to open it. */
    public byte[] lock(String purpose, byte[] clear) {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, purpose, nonce, 0);
            byte[] locked = cipher.doFinal(clear);
            var whole = new byte[NONCE_BYTES + locked.length];
            System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
            System.arraycopy(locked, 0, whole, NONCE_BYTES, locked.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java platform", e);
        }
    }

    /**
     * Opens what was locked.
     *
     * @throws GeneralSecurityException when the key is another one, or the bytes were changed
     */
    public byte[] open(String purpose, byte[] locked) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, purpose, locked, 0)
                .doFinal(locked, NONCE_BYTES, locked.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce, int offset) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
        cipher.updateAAD(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return cipher;
    }
}
