package io.bihuan.server.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the interface says about itself. It is committed as {@code server/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    /** Names operations by class and method, so that a new one renames none of the others. */
    @Bean
    OperationCustomizer operationNames() {
        return (operation, handler) -> {
            String type = handler.getBeanType().getSimpleName().replace("Controller", "");
            String method = handler.getMethod().getName();
            return operation.operationId(Character.toLowerCase(type.charAt(0))
                    + type.substring(1)
                    + Character.toUpperCase(method.charAt(0))
                    + method.substring(1));
        };
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Bihuan 闭环")
                        .version("1")
                        .description("The interface of the screens, open to programs. Refusals are RFC 9457 problem "
                                + "details with a code. Browsers use a session and send the XSRF-TOKEN cookie back as "
                                + "X-XSRF-TOKEN with every write; programs use a token.")
                        .license(new License().name("Apache-2.0")))
                .addServersItem(new Server().url("/"))
                .components(new Components()
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("BIHUAN_SESSION"))
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")));
    }
}
