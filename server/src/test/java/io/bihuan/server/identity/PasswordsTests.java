package io.bihuan.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTests {

    private final Passwords passwords = new Passwords();

    @Test
    void keepsASaltedHashThatTakesMemoryToGuess() {
        String first = passwords.hash("correct-Horse-1");
        String second = passwords.hash("correct-Horse-1");

        assertThat(first).startsWith("$argon2id$v=19$m=16384,t=2,p=1$").doesNotContain("Horse");
        assertThat(second).isNotEqualTo(first);
        assertThat(passwords.matches("correct-Horse-1", first)).isTrue();
        assertThat(passwords.matches("correct-Horse-2", first)).isFalse();
        assertThat(passwords.matches(first, first))
                .as("the hash itself signs nobody in")
                .isFalse();
    }

    @Test
    void refusesPasswordsThatAreTooShortOrLongerThanAnybodyTypes() {
        for (String unfit : List.of("", "short-1", "x".repeat(201), "x".repeat(1_000_000))) {
            assertThatThrownBy(() -> passwords.hash(unfit)).hasMessage("password-length");
        }
        assertThat(passwords.matches("x".repeat(1_000_000), passwords.hash("correct-Horse-1")))
                .isFalse();
    }

    @Test
    void refusesHalfOfASurrogatePair() {
        assertThatThrownBy(() -> passwords.hash("correct-Horse-\uD800")).hasMessage("unusable-value");
        assertThat(passwords.matches("\uD800", passwords.hash("correct-Horse-1")))
                .isFalse();
        String whole = "correct-Horse-𠮷";
        assertThat(passwords.matches(whole, passwords.hash(whole))).isTrue();
    }

    /** Many log-ins at once must not take the memory: they wait for their turn. */
    @Test
    void hashesOnlyAFewAtATime() throws InterruptedException {
        var busy = new AtomicInteger();
        var most = new AtomicInteger();
        var allAtWork = new CountDownLatch(Passwords.AT_ONCE);
        var goOn = new CountDownLatch(1);
        var slow = new Passwords(new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence password) {
                most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                allAtWork.countDown();
                try {
                    assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                busy.decrementAndGet();
                return "-";
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                return false;
            }
        });
        var crowd = new ArrayList<Thread>();
        for (int i = 0; i < 50; i++) {
            crowd.add(Thread.startVirtualThread(() -> slow.hash("correct-Horse-1")));
        }

        assertThat(allAtWork.await(20, TimeUnit.SECONDS)).isTrue();
        goOn.countDown();
        for (Thread one : crowd) {
            one.join();
        }

        assertThat(most).hasValue(Passwords.AT_ONCE);
    }
}
