package org.jieli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Accounts of an area: opened, given posts, stopped; and what an administrator may not. */
@JieliTest
class AccountAdministrationTests {

    private static final String ACCOUNTS = "/api/v1/accounts";

    @Autowired
    AccountFixture fixture;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    OwnerConnection owner;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private String admin = "";

    @BeforeEach
    void anAdministratorOfTheCounty() {
        registry.register(List.of(clinic));
        admin = fixture.token(
                fixture.open(Role.ADMINISTRATOR, null, clinic.division().substring(0, 6), null));
    }

    @Test
    void anAccountIsOpenedWithAFirstPasswordThatIsToldOnce() {
        String username = "doctor-" + Identifiers.next();
        Map<String, Object> account = doctor(username);
        Answer opened = post("", account, Map.of("Idempotency-Key", username));
        assertThat(opened.status()).isEqualTo(201);
        String password = opened.body().get("firstPassword").asString();
        assertThat(PasswordRules.faults(username, password)).isEmpty();
        Answer replay = post("", account, Map.of("Idempotency-Key", username));
        assertThat(replay.body().get("id")).isEqualTo(opened.body().get("id"));
        assertThat(replay.body().has("firstPassword")
                        && !replay.body().get("firstPassword").isNull())
                .isFalse();
        JsonNode read = fixture.get(
                        admin, ACCOUNTS + "/" + opened.body().get("id").asString())
                .body();
        assertThat(read.get("mustChangePassword").asBoolean()).isTrue();
        assertThat(read.get("posts").get(0).get("placeName").asString()).isEqualTo(clinic.name());
        assertThat(actionsOn(opened.body().get("id").asString())).contains("account.open", "account.give-post");
        Answer twice = post("", account, Map.of());
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.body().get("errors").get(0).get("path").asString()).isEqualTo("username");
    }

    @Test
    void whatIsWrongIsNamedByField() {
        Answer answer = post("", Map.of("username", "a b", "post", Map.of("role", "VILLAGE_DOCTOR")), Map.of());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(paths(answer)).containsExactlyInAnyOrder("username", "personName", "post.institutionId");
        NewInstitution elsewhere = InstitutionFixture.countyHospital();
        registry.register(List.of(elsewhere));
        Map<String, Object> outside = new HashMap<>(doctor("x-" + Identifiers.next()));
        outside.put("post", Map.of("role", "HEALTH_COMMISSION", "division", "4101"));
        assertThat(paths(post("", outside, Map.of()))).containsExactly("post.division");
        outside.put("post", Map.of("role", "HEALTH_COMMISSION", "institutionId", clinic.id()));
        assertThat(paths(post("", outside, Map.of()))).containsExactly("post.institutionId");
    }

    @Test
    void aPostIsGivenOnceAndEndsItsSessions() {
        String id = open();
        String post = fixture.get(admin, ACCOUNTS + "/" + id)
                .body()
                .get("posts")
                .get(0)
                .get("id")
                .asString();
        Map<String, Object> second = Map.of("role", "FAMILY_DOCTOR", "institutionId", clinic.id());
        assertThat(post("/" + id + "/posts", second, Map.of()).body().get("posts"))
                .hasSize(2);
        assertThat(post("/" + id + "/posts", second, Map.of()).status()).isEqualTo(409);
        assertThat(post("/" + id + "/posts/" + post + "/end", null, Map.of()).status())
                .isEqualTo(200);
        assertThat(post("/" + id + "/posts/" + post + "/end", null, Map.of()).status())
                .isEqualTo(412);
        assertThat(post("/" + id + "/posts", Map.of("role", "VILLAGE_DOCTOR", "institutionId", clinic.id()), Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAdministratorOfTheWholeCountryGivesPostsOverIt() {
        String national = fixture.token(fixture.open(Role.ADMINISTRATOR, null, "", null));
        for (String role : List.of("EVALUATOR", "HEALTH_COMMISSION", "INSURANCE_BUREAU")) {
            Map<String, Object> account = new HashMap<>(doctor("n-" + Identifiers.next()));
            account.put("post", Map.of("role", role, "division", ""));
            assertThat(paths(fixture.call(national, "POST", ACCOUNTS, account, Map.of())))
                    .containsExactly("post.placeName");
            account.put("post", Map.of("role", role, "division", "", "placeName", "国家卫生健康委"));
            Answer opened = fixture.call(national, "POST", ACCOUNTS, account, Map.of());
            assertThat(opened.status()).isEqualTo(201);
            assertThat(paths(post("", account, Map.of()))).containsExactly("post.division");
        }
    }

    @Test
    void anAdministratorOfAnotherCountySeesNothing() {
        String id = open();
        String stranger = fixture.token(fixture.open(Role.ADMINISTRATOR, null, "411281", null));
        assertThat(fixture.get(stranger, ACCOUNTS + "/" + id).status()).isEqualTo(404);
        assertThat(fixture.call(stranger, "POST", ACCOUNTS + "/" + id + "/reset-password", null, Map.of())
                        .status())
                .isEqualTo(404);
        String doctor = fixture.token(fixture.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null));
        assertThat(fixture.get(doctor, ACCOUNTS).status()).isEqualTo(403);
    }

    @Test
    void theAccountOfTheProvinceIsOutOfReachAlsoWhenItHoldsAPostHere() {
        String username = fixture.open(Role.ADMINISTRATOR, null, "41", null);
        UUID id = owner.jdbc()
                .sql("select id from identity.account where username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
        owner.jdbc()
                .sql("""
                        insert into identity.post (id, account_id, role, institution_id, division, place_name, from_date)
                        values (gen_random_uuid(), :id, 'ADMINISTRATOR', null, :division, '区', '2020-01-01')
                        """)
                .param("id", id)
                .param("division", clinic.division().substring(0, 6))
                .update();
        for (String action : List.of("reset-password", "disable", "end-sessions")) {
            Answer answer = post("/" + id + "/" + action, null, Map.of());
            assertThat(answer.status()).as(action).isEqualTo(403);
            assertThat(answer.body().get("code").asString()).isEqualTo("identity.posts-elsewhere");
        }
    }

    @Test
    void oneCannotStopOneself() {
        String username = fixture.open(Role.ADMINISTRATOR, null, "411203", null);
        String own = fixture.token(username);
        String id = fixture.get(own, ACCOUNTS + "?q=" + username)
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        assertThat(fixture.call(own, "POST", ACCOUNTS + "/" + id + "/disable", null, Map.of())
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("identity.own-account");
    }

    @Test
    void aResetPasswordEndsTokensAndUnlocks() {
        String username = fixture.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null);
        String token = fixture.token(username);
        String id = fixture.get(admin, ACCOUNTS + "?q=" + username)
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        assertThat(post("/" + id + "/reset-password", null, Map.of())
                        .body()
                        .get("firstPassword")
                        .asString())
                .isNotBlank();
        assertThat(fixture.get(token, "/api/v1/institutions").status()).isEqualTo(401);
        assertThat(post("/" + id + "/unlock", null, Map.of()).status()).isEqualTo(204);
        assertThat(actionsOn(id)).contains("account.reset-password", "account.unlock", "account.sign-in");
    }

    @Test
    void theListIsReadOnByKeyWithoutGapsOrRepetitions() {
        String prefix = "page-" + Identifiers.next() + "-";
        for (int i = 0; i < 7; i++) {
            post("", doctor(prefix + i), Map.of());
        }
        Set<String> seen = new TreeSet<>();
        String after = "";
        for (int pages = 0; pages < 4; pages++) {
            JsonNode page = fixture.get(admin, ACCOUNTS + "?q=" + prefix + "&limit=2&after=" + after)
                    .body();
            page.get("items")
                    .forEach(item -> assertThat(seen.add(item.get("username").asString()))
                            .isTrue());
            after = page.get("next").isNull() ? "" : page.get("next").asString();
        }
        assertThat(after).isEmpty();
        assertThat(seen).hasSize(7);
        assertThat(fixture.get(admin, ACCOUNTS + "?q=%25").body().get("items")).isEmpty();
    }

    private String open() {
        return post("", doctor("doctor-" + Identifiers.next()), Map.of())
                .body()
                .get("id")
                .asString();
    }

    private Map<String, Object> doctor(String username) {
        return Map.of(
                "username",
                username,
                "personName",
                "示范村医",
                "post",
                Map.of("role", "VILLAGE_DOCTOR", "institutionId", clinic.id()));
    }

    private Answer post(String path, Object body, Map<String, String> headers) {
        return fixture.call(admin, "POST", ACCOUNTS + path, body, headers);
    }

    private static List<String> paths(Answer answer) {
        return answer.body()
                .get("errors")
                .valueStream()
                .map(error -> error.get("path").asString())
                .toList();
    }

    private List<String> actionsOn(String account) {
        return owner.jdbc()
                .sql("select action from audit.entry where subject_type = 'account' and subject_id = :id")
                .param("id", UUID.fromString(account))
                .query(String.class)
                .list();
    }
}
