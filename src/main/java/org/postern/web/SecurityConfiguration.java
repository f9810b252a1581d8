package org.postern.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.postern.practice.Practices;
import org.postern.vault.Vault;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may call what, and the headers of every answer. */
@Configuration
class SecurityConfiguration implements WebMvcConfigurer {

    private static final String[] STATIC = {
        "/css/**", "/js/**", "/vendor/**", "/icons.svg", "/favicon.ico", "/favicon.svg"
    };

    // All that a user reaches whose second factor is missing...
    private static final String[] SETTING_UP = {
        RefusedRequests.SET_UP, RefusedRequests.SET_UP + "/link"
    };

    // ... and, in a session in which one may be set up, this, too.
    private static final String[] ENROLLING = {
        "/clinic/account/authenticator",
        "/clinic/account/passkeys",
        "/clinic/account/passkeys/challenge",
        "/clinic/account/proof"
    };

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(STATIC)
                .addResourceLocations(
                        "classpath:/static/css/",
                        "classpath:/static/js/",
                        "classpath:/static/vendor/",
                        "classpath:/static/")
                .setCacheControl(CacheControl.noCache());
    }

    @Bean
    @Order(1)
    SecurityFilterChain staticFiles(HttpSecurity http, WebProperties properties) throws Exception {
        return http.securityMatcher(STATIC)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .headers(
                        headers ->
                                headers.cacheControl(cache -> cache.disable())
                                        .httpStrictTransportSecurity(hsts(properties))
                                        .referrerPolicy(
                                                referrer ->
                                                        referrer.policy(ReferrerPolicy.NO_REFERRER))
                                        .contentSecurityPolicy(
                                                policy ->
                                                        policy.policyDirectives(
                                                                SafeHeaders
                                                                        .CONTENT_SECURITY_POLICY)))
                .build();
    }

    // Requests are measured as a whole. To measure each filter of each request takes as long as
    // some
    // of them.
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    // They answer on a port of their own, to this machine alone (management.server).
    @Bean
    @Order(2)
    SecurityFilterChain healthAndMetrics(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageRequests(
            HttpSecurity http,
            SessionSecurityContexts contexts,
            RefusedRequests refused,
            Practices practices,
            Vault vault,
            WebProperties properties)
            throws Exception {
        return http.authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(
                                                DispatcherType.ERROR, DispatcherType.ASYNC)
                                        .permitAll()
                                        .dispatcherTypeMatchers(DispatcherType.FORWARD)
                                        .permitAll()
                                        .requestMatchers(RefusedRequests.KEEP_TEXT)
                                        .denyAll()
                                        .requestMatchers(
                                                "/",
                                                "/p/**",
                                                "/language",
                                                "/sign-out",
                                                "/dev/mail/**")
                                        .permitAll()
                                        .requestMatchers("/portal/**")
                                        .hasAuthority(SignedInAuthentication.PATIENT)
                                        .requestMatchers("/inbox/**", "/patients/*/messages/**")
                                        .hasAuthority(SignedInAuthentication.PORTAL_MESSAGING)
                                        .requestMatchers(
                                                "/patients/new",
                                                "/patients/*/details",
                                                "/patients/*/death/**",
                                                "/patients/*/merge/**",
                                                "/patients/*/hold/**",
                                                "/patients/*/export",
                                                "/patients/import/**",
                                                "/settings/**")
                                        .hasAuthority(SignedInAuthentication.ADMINISTRATION)
                                        .requestMatchers(
                                                "/patients/*/proxies/**",
                                                "/patients/*/portal-removal",
                                                "/patients/*/invitations/again")
                                        .hasAuthority(SignedInAuthentication.GIVING_ACCESS)
                                        .requestMatchers(SETTING_UP)
                                        .hasAnyAuthority(
                                                SignedInAuthentication.USER,
                                                SignedInAuthentication.SETTING_UP)
                                        .requestMatchers(ENROLLING)
                                        .hasAnyAuthority(
                                                SignedInAuthentication.USER,
                                                SignedInAuthentication.ENROLLING)
                                        .requestMatchers("/patients/**", "/tasks/**", "/clinic/**")
                                        .hasAuthority(SignedInAuthentication.USER)
                                        .requestMatchers("/session")
                                        .authenticated()
                                        .anyRequest()
                                        .hasAnyAuthority(
                                                SignedInAuthentication.USER,
                                                SignedInAuthentication.PATIENT))
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> anonymous.principal("anonymous"))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens(properties)))
                .exceptionHandling(
                        handling ->
                                handling.authenticationEntryPoint(refused)
                                        .accessDeniedHandler(refused))
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                                policy ->
                                                        policy.policyDirectives(
                                                                SafeHeaders
                                                                        .CONTENT_SECURITY_POLICY))
                                        .referrerPolicy(
                                                referrer ->
                                                        referrer.policy(ReferrerPolicy.NO_REFERRER))
                                        .permissionsPolicyHeader(
                                                policy ->
                                                        policy.policy(
                                                                "camera=(), microphone=(),"
                                                                        + " geolocation=()"))
                                        .crossOriginOpenerPolicy(
                                                policy ->
                                                        policy.policy(
                                                                CrossOriginOpenerPolicy
                                                                        .SAME_ORIGIN))
                                        .httpStrictTransportSecurity(hsts(properties)))
                // First of all, so that refusals are recorded with their practice and actor.
                .addFilterAfter(
                        new PracticeFilter(practices, vault), SecurityContextHolderFilter.class)
                .build();
    }

    // Said by the public address: a proxy need not say that it speaks TLS.
    private static Customizer<HeadersConfigurer<HttpSecurity>.HstsConfig> hsts(
            WebProperties properties) {
        return hsts ->
                hsts.maxAgeInSeconds(Duration.ofDays(365).toSeconds())
                        .includeSubDomains(true)
                        .requestMatcher(request -> properties.secure());
    }

    // What the firewall refuses reaches none of the chains above.
    @Bean
    RequestRejectedHandler refusedAddresses() {
        return (request, response, e) ->
                SafeHeaders.sendError(response, HttpServletResponse.SC_BAD_REQUEST);
    }

    // Kept in a cookie of its own, not in the session: a form stays good after signing in again.
    private static CookieCsrfTokenRepository csrfTokens(WebProperties properties) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(properties.cookieName("postern-form"));
        tokens.setCookieCustomizer(
                cookie ->
                        cookie.secure(properties.secure())
                                .path("/")
                                .httpOnly(true)
                                .sameSite("Lax"));
        return tokens;
    }

    // No passwords are checked by Spring's own sign-in: SignInCheck does that for both doors.
    @Bean
    AuthenticationManager noAuthenticationManager() {
        return authentication -> {
            throw new ProviderNotFoundException("people sign in at the practice's own pages");
        };
    }
}
