package io.bihuan.server.identity;

import io.bihuan.server.database.DataScopes;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes sure that somebody can come in: an installation without people gets an administrator, in a demo with the demo's
 * password.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

    static final String LOGIN_NAME = "admin";
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GENERATED_LENGTH = 16;

    private final People people;
    private final ApplicationEventPublisher events;
    private final String password;

    FirstAdministrator(
            People people,
            ApplicationEventPublisher events,
            @Value("${bihuan.admin.password:}") String password,
            @Value("${bihuan.demo:}") String demo,
            @Value("${bihuan.demo.password:bihuan-demo}") String demoPassword) {
        this.people = people;
        this.events = events;
        this.password = password.isBlank() && !demo.isBlank() ? demoPassword : password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!people.isEmpty()) {
            return;
        }
        boolean generate = password.isBlank();
        String secret = generate ? generate() : password;
        var admin = new NewPerson(LOGIN_NAME, "系统管理员", Role.ADMINISTRATOR, Directory.CITY, null);
        DataScopes.runAsSystem("first administrator", () -> people.add(admin, secret));
        if (generate) {
            events.publishEvent(new AdministratorMade(LOGIN_NAME, secret));
        }
    }

    private static String generate() {
        var random = new SecureRandom();
        var text = new StringBuilder();
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
