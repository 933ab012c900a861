package org.jieli.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The OAuth 2 token endpoint for integrators (client credentials, RFC 6749 §4.4). */
@RestController
class TokenApi {

    private static final String GRANT = "client_credentials";

    private final SignIn signIn;
    private final Tokens tokens;
    private final Clock clock;

    TokenApi(SignIn signIn, Tokens tokens, Clock clock) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The answer of RFC 6749 §5.1. */
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {}

    /**
     * A token for 15 minutes; {@link IdentityFault#UNKNOWN_CLIENT} when client or secret are not right,
     * {@link IdentityFault#TOO_MANY_FAILURES} with {@code Retry-After} after several such failures.
     */
    @Operation(
            summary = "Get a token (OAuth 2 client credentials)",
            description =
                    "client_id and client_secret are the username and the password of an account; its first password has to be "
                            + "changed on the sign-in page before. The token holds for 15 minutes and ends at once when the account is "
                            + "disabled, its password changes, or it signs out everywhere.")
    @SecurityRequirements
    @PostMapping(path = "/api/v1/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Token token(
            @RequestParam(name = "grant_type", defaultValue = GRANT) String grantType,
            @RequestParam("client_id") String clientId,
            @RequestParam("client_secret") String clientSecret,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!grantType.equals(GRANT)) {
            throw new Fault(
                    CommonFault.INVALID, List.of(FieldFault.of("grant_type", "identity.grant-unsupported", GRANT)));
        }
        try {
            SignedIn signedIn = signIn.with(clientId, clientSecret, request.getRemoteAddr(), "token");
            return new Token(tokens.issue(signedIn), "Bearer", Tokens.LIFETIME.toSeconds());
        } catch (TooManyFailures e) {
            long seconds =
                    Math.max(1, Duration.between(Instant.now(clock), e.until()).toSeconds() + 1);
            response.setHeader("Retry-After", Long.toString(seconds));
            throw new Fault(IdentityFault.TOO_MANY_FAILURES, seconds);
        } catch (AuthenticationException e) {
            throw new Fault(IdentityFault.UNKNOWN_CLIENT);
        }
    }
}
