package org.jieli.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FaultCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who may come in: sessions for pages, bearer tokens for the API, and a few public places. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] PUBLIC = {
        "/sign-in",
        "/captcha",
        "/set-up",
        "/assets/**",
        "/webjars/**",
        "/_static/**",
        "/follow/**",
        "/published/**",
        "/api-docs/**",
        "/actuator/health",
        "/error"
    };
    /** What a phone asks for before anybody has signed in on it. */
    private static final String[] BEFORE_SIGN_IN = {"/my/sign-in", "/my/sign-in/**", "/my/app/**"};

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'";

    /** Nobody reads an observation of each filter, and every request would pay for a dozen of them. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(10);
    }

    @Bean
    AuthenticationProvider signInProvider(SignIn signIn) {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication attempt) {
                SignedIn signedIn = signIn.with(
                        attempt.getName(),
                        String.valueOf(attempt.getCredentials()),
                        attempt.getDetails() instanceof WebAuthenticationDetails details
                                ? details.getRemoteAddress()
                                : null,
                        "session");
                return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of());
            }

            @Override
            public boolean supports(Class<?> type) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
            }
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            Tokens tokens,
            CurrentAccounts accounts,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver faults) {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/token")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens.decoder())
                                .jwtAuthenticationConverter(token -> bearer(tokens, token)))
                        .authenticationEntryPoint((request, response, e) -> notSignedIn(faults, request, response)))
                .addFilterAfter(
                        new AccessFilter(
                                accounts,
                                (request, response) -> notSignedIn(faults, request, response),
                                (request, response) ->
                                        refuse(faults, request, response, IdentityFault.CHANGE_PASSWORD_FIRST)),
                        AuthorizationFilter.class)
                .build();
    }

    /** Residents' own pages: nobody but a resident comes in, and with his session he comes in nowhere else. */
    @Bean
    @Order(2)
    SecurityFilterChain personalSecurity(HttpSecurity http) {
        return http.securityMatcher("/my", "/my/**")
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(BEFORE_SIGN_IN)
                        .permitAll()
                        .anyRequest()
                        .access((who, request) -> new AuthorizationDecision(isResident(who.get()))))
                .exceptionHandling(faults -> faults.authenticationEntryPoint(SecurityConfiguration::toPersonalSignIn)
                        .accessDeniedHandler((request, response, e) -> toPersonalSignIn(request, response, e)))
                .logout(logout -> logout.logoutUrl("/my/sign-out").logoutSuccessUrl("/my/sign-in?out"))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .addFilterAfter(new PersonalAccessFilter(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageSecurity(
            HttpSecurity http,
            CurrentAccounts accounts,
            SignInFailures failures,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver faults) {
        // What goes on after a request that was let in, e.g. the end of a live feed whose session is over by then,
        // needs no second leave.
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .failureHandler((request, response, refusal) -> {
                            SignInAttempt.of(request, refusal).keep(request);
                            response.sendRedirect("/sign-in?again");
                        })
                        .permitAll())
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .addFilterBefore(new CaptchaFilter(failures), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(
                        new ResidentsStayOut(
                                (request, response) -> refuse(faults, request, response, CommonFault.NOT_FOUND)),
                        AuthorizationFilter.class)
                .addFilterAfter(
                        new AccessFilter(
                                accounts,
                                SecurityConfiguration::toSignIn,
                                (request, response) -> response.sendRedirect(AccessFilter.CHANGE_PASSWORD)),
                        AuthorizationFilter.class)
                .build();
    }

    static boolean isResident(@Nullable Authentication who) {
        return who != null && who.getPrincipal() instanceof PersonalSession;
    }

    private static void toPersonalSignIn(
            HttpServletRequest request, HttpServletResponse response, RuntimeException refusal) throws IOException {
        response.sendRedirect("/my/sign-in");
    }

    private static AbstractAuthenticationToken bearer(Tokens tokens, Jwt token) {
        SignedIn holder = tokens.holder(token)
                .orElseThrow(() -> new InvalidBearerTokenException("The account or its post has ended"));
        return UsernamePasswordAuthenticationToken.authenticated(holder, null, List.of());
    }

    /** A part of a page that htmx asks for must not be filled with the sign-in page. */
    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect("/sign-in");
        } else {
            response.setHeader("HX-Redirect", "/sign-in");
        }
    }

    private static void notSignedIn(
            HandlerExceptionResolver faults, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        refuse(faults, request, response, CommonFault.NOT_SIGNED_IN);
    }

    private static void refuse(
            HandlerExceptionResolver faults, HttpServletRequest request, HttpServletResponse response, FaultCode code)
            throws IOException {
        if (faults.resolveException(request, response, null, new Fault(code)) == null) {
            response.sendError(code.status());
        }
    }
}
