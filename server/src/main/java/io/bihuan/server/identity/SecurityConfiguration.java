package io.bihuan.server.identity;

import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problems;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Which requests need somebody signed in, and how the others are refused. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    /** What anybody may use: citizens' reports, and the map on which they are placed. */
    private static final String[] PUBLIC = {"/api/public/**", "/api/map", "/api/map/base", "/open311/**"};

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, SignInFilter signIn, Problems problems, CookieCsrfTokenRepository csrfTokens) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/api/session", "/api/health", "/api/openapi.json")
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/prometheus")
                        .hasAuthority(Permission.VIEW_OPERATIONS.name())
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf
                        // The container keeps no session, so that each request would count as a new sign-in and bring a
                        // new token, and writes on their way would carry the old one.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                        .spa()
                        .csrfTokenRepository(csrfTokens)
                        // A request with a token never looks at the session: nobody else's browser can be made to send
                        // it.
                        .ignoringRequestMatchers(SignIns::hasBearerToken)
                        // Programs of others, which keep no cookies; nothing there goes by who is signed in.
                        .ignoringRequestMatchers("/open311/**"))
                .addFilterBefore(signIn, AnonymousAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) ->
                                problems.write(Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in"), request, response))
                        .accessDeniedHandler(denied(problems)))
                .headers(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static AccessDeniedHandler denied(Problems problems) {
        return (request, response, e) -> {
            String code = e instanceof CsrfException ? "csrf" : "not-allowed";
            problems.write(Problem.forbidden(code), request, response);
        };
    }

    /** Requests are measured as a whole; what each filter of the chain takes is asked by nobody and costs every request. */
    @Bean
    SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SignInFilter signInFilter(SignIns signIns, Problems problems) {
        return new SignInFilter(signIns, problems);
    }

    /** An address that hides what it means is refused before anything looks at it. */
    @Bean
    RequestRejectedHandler rejectedRequests(Problems problems) {
        return (request, response, e) ->
                problems.write(Problem.of(HttpStatus.BAD_REQUEST, "unreadable-request"), request, response);
    }

    /** The servlet container must not run the filter a second time, outside the security chain. */
    @Bean
    org.springframework.boot.web.servlet.FilterRegistrationBean<SignInFilter> signInFilterOnlyInChain(
            SignInFilter filter) {
        var registration = new org.springframework.boot.web.servlet.FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        var repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return repository;
    }
}
