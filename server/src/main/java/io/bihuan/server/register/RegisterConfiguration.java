package io.bihuan.server.register;

import io.bihuan.server.database.DataDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the kinds of register at start. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

    @Bean
    RegisterTypes registerTypes(DataDirectory data) {
        return RegisterTypes.load(data.resolve("register-types"));
    }
}
