package org.jieli.identity;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jieli.shared.PersonalDataSeal;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Issues and reads the signed tokens (JWT, HS256) that integrators call the API with. */
@Component
class Tokens {

    static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final String POST = "post";
    private static final String EPOCH = "epoch";

    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final CurrentAccounts accounts;
    private final Clock clock;

    Tokens(PersonalDataSeal seal, CurrentAccounts accounts, Clock clock) {
        // A key of its own, derived from the installation's secret: all nodes that share the secret accept each other's
        // tokens.
        SecretKey key = new SecretKeySpec(seal.hash("key of the API tokens"), "HmacSHA256");
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        this.accounts = accounts;
        this.clock = clock;
    }

    String issue(SignedIn signedIn) {
        Instant now = Instant.now(clock);
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer("jieli")
                .subject(signedIn.accountId().toString())
                .claim(POST, signedIn.postId().toString())
                .claim(EPOCH, signedIn.epoch())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .build();
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(), claims))
                .getTokenValue();
    }

    JwtDecoder decoder() {
        return decoder;
    }

    /** Who holds the token; empty when the account, the post or the epoch has ended. */
    Optional<SignedIn> holder(Jwt token) {
        Number epoch = Objects.requireNonNull(token.<Number>getClaim(EPOCH));
        return accounts.current(
                UUID.fromString(token.getSubject()), UUID.fromString(token.getClaimAsString(POST)), epoch.intValue());
    }
}
