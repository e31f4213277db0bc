package io.bihuan.server;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The Spring Boot application. Started by the {@code serve} command, never directly. */
@SpringBootApplication
@EnableScheduling
public class BihuanApplication {

    /** The one clock, in the city's zone. Everything that asks for the time takes it from here. */
    @Bean
    Clock clock(@Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
        return Clock.system(zone);
    }
}
