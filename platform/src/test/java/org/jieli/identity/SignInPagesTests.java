package org.jieli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.PageVisitor.Page;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in, waiting, proving to be a person, and signing out, as a browser sees it. */
@JieliTest
class SignInPagesTests {

    @Autowired
    AccountFixture fixture;

    @Autowired
    Accounts accounts;

    @Autowired
    OwnerConnection owner;

    @Autowired
    ServletContext servlets;

    @Test
    void afterThreeFailuresACaptchaIsAskedAndWordsDoInsteadOfThePicture() throws IOException {
        String username = fixture.open(Role.VILLAGE_DOCTOR, Identifiers.next(), "411203", null);
        PageVisitor visitor = visitor();
        for (int i = 0; i < 2; i++) {
            assertThat(visitor.signIn(username, "wrong").html())
                    .contains("用户名或密码不对")
                    .doesNotContain("id=\"captcha\"");
        }
        Page asked = visitor.signIn(username, "wrong");
        assertThat(asked.html()).contains("id=\"captcha\"").contains("value=\"" + username + "\"");
        assertThat(ImageIO.read(new ByteArrayInputStream(visitor.bytes("/captcha")))
                        .getWidth())
                .isEqualTo(CaptchaPicture.WIDTH);
        Page without = visitor.post("/sign-in", Map.of("username", username, "password", AccountFixture.PASSWORD));
        assertThat(without.html()).contains("请同时填写验证码");
        Page wrong = visitor.post(
                "/sign-in", Map.of("username", username, "password", AccountFixture.PASSWORD, "captcha", "1"));
        assertThat(wrong.html()).contains("验证码不对");
        Page right = visitor.post(
                "/sign-in", Map.of("username", username, "password", AccountFixture.PASSWORD, "captcha", wrong.sum()));
        assertThat(right.path()).isEqualTo("/");
    }

    @Test
    void anAnswerCountsOnce() {
        String username = fixture.open(Role.VILLAGE_DOCTOR, Identifiers.next(), "411203", null);
        PageVisitor visitor = visitor();
        Page asked = failTimes(visitor, username, 3);
        String answer = asked.sum();
        Page failed = visitor.post("/sign-in", Map.of("username", username, "password", "x", "captcha", answer));
        assertThat(failed.html()).contains("用户名或密码不对");
        visitor.get("/captcha");
        Page again = visitor.post("/sign-in", Map.of("username", username, "password", "x", "captcha", answer + "0"));
        assertThat(again.html()).contains("验证码不对");
        assertThat(visitor().post("/sign-in", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void thePageTellsHowLongToWaitAndTheSameForANameThatNobodyHas() {
        String somebody = fixture.open(Role.VILLAGE_DOCTOR, Identifiers.next(), "411203", null);
        String nobody = "nobody" + Identifiers.next();
        String known = locked(somebody)
                .html()
                .replace(somebody, "NAME")
                .replaceAll("_csrf\" value=\"[^\"]+|.加.等于几|X-CSRF-TOKEN[^}]+", "");
        String unknown = locked(nobody)
                .html()
                .replace(nobody, "NAME")
                .replaceAll("_csrf\" value=\"[^\"]+|.加.等于几|X-CSRF-TOKEN[^}]+", "");
        assertThat(known).contains("约 1 分钟后再试").isEqualTo(unknown);
    }

    @Test
    void theTokenEndpointWaitsTooAndSaysForHowLong() {
        String username = fixture.open(Role.INTEGRATOR, Identifiers.next(), "411203", null);
        PageVisitor caller = visitor();
        for (int i = 0; i < 5; i++) {
            assertThat(token(caller, username, "wrong").status()).isIn(401, 429);
        }
        assertThat(token(caller, username, AccountFixture.PASSWORD).status()).isEqualTo(429);
        assertThat(token(caller, username, AccountFixture.PASSWORD).html()).contains("identity.too-many-failures");
    }

    @Test
    void nothingButAChangeOfTheFirstPasswordIsAllowedOnPagesAndInTheApi() {
        String username = "first" + Identifiers.next();
        CurrentAccess.runAsSystem("test", () -> {
            UUID account = accounts.open(username, "First-pass-2026", "示范", null, true);
            accounts.givePost(account, Role.ADMINISTRATOR, null, "4112", "示范市");
        });
        PageVisitor visitor = visitor();
        assertThat(visitor.signIn(username, "First-pass-2026").path()).isEqualTo("/account/password");
        for (String path : new String[] {"/", "/residents", "/administration/accounts", "/account"}) {
            assertThat(visitor.get(path).path()).as(path).isEqualTo("/account/password");
        }
        String body = token(visitor, username, "First-pass-2026").html();
        String bearer = body.replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
        var refused = fixture.get(bearer, "/api/v1/accounts");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("code").asString()).isEqualTo("identity.change-password-first");
        visitor.get("/account/password");
        Page weak = visitor.post("/account/password", Map.of("oldPassword", "First-pass-2026", "password", "short"));
        assertThat(weak.status()).isEqualTo(422);
        Page changed = visitor.post(
                "/account/password", Map.of("oldPassword", "First-pass-2026", "password", "Second-pass-2026"));
        assertThat(changed.path()).isEqualTo("/");
        assertThat(visitor.get("/administration/accounts").status()).isEqualTo(200);
        assertThat(fixture.get(bearer, "/api/v1/accounts").status()).isEqualTo(401);
    }

    @Test
    void signingOutEverywhereEndsEveryOtherBrowserAndToken() {
        String username = fixture.open(Role.VILLAGE_DOCTOR, Identifiers.next(), "411203", null);
        PageVisitor office = visitor();
        PageVisitor home = visitor();
        office.signIn(username, AccountFixture.PASSWORD);
        home.signIn(username, AccountFixture.PASSWORD);
        String token = fixture.token(username);
        home.get("/account");
        assertThat(home.post("/account/sign-out-everywhere", Map.of()).path()).isEqualTo("/sign-in");
        assertThat(office.get("/account").path()).isEqualTo("/sign-in");
        assertThat(home.get("/account").path()).isEqualTo("/sign-in");
        assertThat(fixture.get(token, "/api/v1/institutions").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsAfterHalfAnHourAndItsCookieIsHidden() throws Exception {
        assertThat(servlets.getSessionTimeout()).isEqualTo(30);
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(fixture.address() + "/sign-in"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("jieli-session=", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void aDisabledAccountAnswersLikeAWrongPasswordAndItsSessionEnds() {
        String username = fixture.open(Role.VILLAGE_DOCTOR, Identifiers.next(), "411203", null);
        PageVisitor visitor = visitor();
        visitor.signIn(username, AccountFixture.PASSWORD);
        String admin = fixture.token(fixture.open(Role.ADMINISTRATOR, null, "4112", null));
        String id = fixture.get(admin, "/api/v1/accounts?q=" + username)
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        assertThat(fixture.call(admin, "POST", "/api/v1/accounts/" + id + "/disable", null, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(visitor.get("/").path()).isEqualTo("/sign-in");
        assertThat(visitor().signIn(username, AccountFixture.PASSWORD).html()).contains("用户名或密码不对");
    }

    @Test
    void onceThereIsAnAccountNobodyCanSetUp() {
        fixture.open(Role.ADMINISTRATOR, null, "4112", null);
        PageVisitor visitor = visitor();
        assertThat(visitor.get("/set-up").status()).isEqualTo(404);
        visitor.get("/sign-in");
        assertThat(visitor.post("/set-up", Map.of("username", "intruder")).status())
                .isEqualTo(404);
    }

    @Test
    void failuresAreKeptWithoutTheName() {
        String username = "secret-" + Identifiers.next();
        failTimes(visitor(), username, 1);
        assertThat(owner.jdbc()
                        .sql("select count(*) from identity.sign_in_failure where subject like :name")
                        .param("name", "%" + username + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Page locked(String username) {
        PageVisitor visitor = visitor();
        Page page = failTimes(visitor, username, 3);
        for (int i = 0; i < 2; i++) {
            page = visitor.post("/sign-in", Map.of("username", username, "password", "x", "captcha", page.sum()));
        }
        return page;
    }

    private static Page failTimes(PageVisitor visitor, String username, int times) {
        Page page = visitor.get("/sign-in");
        for (int i = 0; i < times; i++) {
            page = visitor.post("/sign-in", Map.of("username", username, "password", "wrong"));
        }
        return page;
    }

    private static Page token(PageVisitor caller, String username, String password) {
        return caller.post(
                "/api/v1/token",
                Map.of("grant_type", "client_credentials", "client_id", username, "client_secret", password));
    }

    /** From an address of his own, so that the failures of one test do not count in another. */
    private PageVisitor visitor() {
        long number = Identifiers.next().getLeastSignificantBits() & 0xFFFF;
        return new PageVisitor(fixture.address(), "198.18." + (number >> 8) + "." + (number & 0xFF));
    }
}
