package org.jieli.insurance.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Another system of the bureau writes and issues rules. */
@JieliTest
class RuleSetApiTests {

    private static final String PATH = "/api/v1/insurance/rule-sets";

    @Autowired
    AccountFixture accounts;

    private final JsonMapper json = new JsonMapper();
    private final String region = "7" + ThreadLocalRandom.current().nextInt(200, 1000);
    private final UUID id = Identifiers.next();
    private final ObjectNode rules =
            json.valueToTree(RuleFile.shipped("linear-city").rules());
    private String token;

    @BeforeEach
    void aBureau() {
        token = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, region, null));
    }

    @Test
    void aDraftIsWrittenReadChangedAndIssued() {
        Answer created = put(Map.of());
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.body().at("/head/region").asString()).isEqualTo(region);
        assertThat(created.body().at("/head/state").asString()).isEqualTo("DRAFT");
        ((ObjectNode) rules.get("inpatient")).put("ceiling", 200000);
        assertThat(put(Map.of("If-Match", "\"9\"")).status()).isEqualTo(412);
        Answer changed = put(Map.of("If-Match", created.etag()));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/rules/inpatient/ceiling").asInt()).isEqualTo(200000);
        assertThat(issue(Map.of()).status()).isEqualTo(428);
        Map<String, String> headers = Map.of("If-Match", changed.etag(), "Idempotency-Key", "issue-" + id);
        assertThat(issue(headers).body().get("state").asString()).isEqualTo("ISSUED");
        assertThat(issue(headers).body().get("state").asString()).isEqualTo("ISSUED");
        assertThat(put(Map.of("If-Match", "\"3\"")).status()).isEqualTo(409);
        JsonNode items = accounts.get(token, PATH + "?scheme=RESIDENT").body().get("items");
        assertThat(items).anyMatch(item -> item.get("id").asString().equals(id.toString()));
        assertThat(items).anyMatch(item -> item.get("state").asString().equals("EXAMPLE"));
        assertThat(items).noneMatch(item -> item.get("scheme").asString().equals("EMPLOYEE"));
    }

    @Test
    void aDraftWithErrorsIsKeptButNotIssued() {
        ((ArrayNode) rules.at("/levels/1/segments")).removeAll();
        Answer created = put(Map.of());
        assertThat(created.body().get("findings"))
                .anyMatch(found -> found.get("path").asString().equals("levels[1].segments"));
        Answer refused = issue(Map.of("If-Match", created.etag()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("code").asString()).isEqualTo("insurance.rules-with-errors");
        assertThat(refused.body().get("errors"))
                .anyMatch(error -> error.get("path").asString().equals("levels[1].segments"));
    }

    @Test
    void termsByWhichAReferralCostsMoreAreWarnedOfWithAnExample() {
        ((ObjectNode) rules.at("/episode/strategies")).put("DOWN", "HALVING").put("RETURN", "FULL");
        ((ObjectNode) rules.at("/episode")).putArray("sameDisease").add("UP");
        JsonNode found = put(Map.of()).body().get("findings");
        assertThat(found).anySatisfy(finding -> {
            assertThat(finding.get("path").asString()).isEqualTo("episode.strategies.RETURN");
            assertThat(finding.get("code").asString()).isEqualTo("insurance.rules-referral-dearer");
            assertThat(finding.get("error").asBoolean()).isFalse();
            assertThat(finding.at("/arguments/1").asString()).isEqualTo("三级 → 二级 → 三级");
        });
    }

    @Test
    void whatIsMissingIsNamedAtAnyDepth() {
        ((ObjectNode) rules.at("/levels/1")).putNull("segments");
        rules.remove("episode");
        Answer refused = put(Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors").findValuesAsString("path"))
                .containsExactlyInAnyOrder("rules.levels[1].segments", "rules.episode");
    }

    @Test
    void anotherRegionsVersionIsNotThereAndOthersMayNotWrite() {
        put(Map.of());
        String stranger = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, "7101", null));
        assertThat(accounts.get(stranger, PATH + "/" + id).status()).isEqualTo(404);
        String commission = accounts.token(accounts.open(Role.HEALTH_COMMISSION, null, region, null));
        assertThat(accounts.get(commission, PATH).status()).isEqualTo(200);
        assertThat(accounts.get(commission, PATH + "/" + id).status()).isEqualTo(404);
        assertThat(accounts.call(commission, "PUT", PATH + "/" + Identifiers.next(), body(), Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aBureauOverSeveralFundsReadsOnly() {
        String province = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, "62", null));
        assertThat(accounts.get(province, PATH).status()).isEqualTo(200);
        UUID example = RuleFile.shipped("linear-city").id();
        assertThat(accounts.get(province, PATH + "/" + example).status()).isEqualTo(200);
        assertThat(accounts.call(province, "PUT", PATH + "/" + id, body(), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(accounts.call(province, "POST", PATH + "/" + example + "/issue", null, Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(403);
        assertThat(accounts.call(province, "POST", PATH + "/" + example + "/settle-again", null, Map.of())
                        .status())
                .isEqualTo(403);
    }

    private Answer put(Map<String, String> headers) {
        return accounts.call(token, "PUT", PATH + "/" + id, body(), headers);
    }

    private Answer issue(Map<String, String> headers) {
        return accounts.call(token, "POST", PATH + "/" + id + "/issue", null, headers);
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("scheme", "RESIDENT");
        body.put("year", 2033);
        body.put("name", "接口写入的版本");
        body.put("from", "2033-01-01");
        body.put("source", "测试文件");
        body.put("confidence", "L");
        body.put("rules", rules);
        return body;
    }
}
