package org.jieli.identity;

import java.util.Map;
import org.jieli.shared.Fault;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The OAuth 2 token endpoint for integrators (client credentials, RFC 6749 §4.4). */
@RestController
class TokenApi {

    private final SignIn signIn;
    private final Tokens tokens;

    TokenApi(SignIn signIn, Tokens tokens) {
        this.signIn = signIn;
        this.tokens = tokens;
    }

    /** A token for 15 minutes; {@link IdentityFault#UNKNOWN_CLIENT} when client or secret are not right. */
    @PostMapping(path = "/api/v1/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Map<String, Object> token(
            @RequestParam("client_id") String clientId, @RequestParam("client_secret") String clientSecret) {
        try {
            return Map.of(
                    "access_token", tokens.issue(signIn.with(clientId, clientSecret)),
                    "token_type", "Bearer",
                    "expires_in", Tokens.LIFETIME.toSeconds());
        } catch (AuthenticationException e) {
            throw new Fault(IdentityFault.UNKNOWN_CLIENT);
        }
    }
}
