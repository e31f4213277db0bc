package io.bihuan.server.identity;

import io.bihuan.server.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id hashes of passwords. Hashing takes 16 MiB and some 100 ms on purpose, so only a few run at a time: many
 * log-ins at once wait instead of filling the memory.
 */
@Component
class Passwords {

    static final int AT_ONCE = 4;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;

    private final PasswordEncoder encoder;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private volatile String decoy = "";

    @Autowired
    Passwords() {
        this(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
    }

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** The hash to keep, made after checking that the password is fit for use. */
    String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw Problem.invalid("password-length", SHORTEST, LONGEST);
        }
        if (!isText(password)) {
            throw Problem.invalid("unusable-value");
        }
        return inTurn(() -> encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return password.length() <= LONGEST && isText(password) && inTurn(() -> encoder.matches(password, hash));
    }

    /** Half of a surrogate pair has no bytes to be hashed. */
    private static boolean isText(String password) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(password);
    }

    /** Takes as long as a check, so that an unknown login name is not told apart by time. */
    void pretend(String password) {
        if (decoy.isEmpty()) {
            decoy = inTurn(() -> encoder.encode("nobody's password"));
        }
        matches(password, decoy);
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
