package org.jieli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class TriageTests {

    @Autowired
    Counties counties;

    @Autowired
    AccountFixture accounts;

    @Autowired
    Clock clock;

    private County county;
    private Answer made;
    private String path;

    @BeforeEach
    void aReferralWasSent() {
        county = counties.found();
        made = county.submit();
        path = County.PATH + "/" + made.body().get("id").asString() + "/triage";
    }

    @Test
    void theDeskMakesItUrgentForADepartmentAndTheClockRunsFaster() {
        Answer urgent = triage(county.desk, made.etag(), Map.of("urgency", "URGENT", "departmentId", county.ward.id()));
        assertThat(urgent.status()).as("%s", urgent.body()).isEqualTo(200);
        assertThat(urgent.body().at("/summary/state").asString()).isEqualTo("SUBMITTED");
        assertThat(urgent.body().get("toDepartmentId").asString())
                .isEqualTo(county.ward.id().toString());
        assertThat(Instant.parse(urgent.body().at("/summary/dueAt").asString()))
                .isBefore(clock.instant().plus(Duration.ofMinutes(31)));
        assertThat(urgent.body().get("history").get(1).get("words").asString()).contains("普通 → 紧急", "心血管内科");
        assertThat(triage(county.desk, made.etag(), Map.of("urgency", "ROUTINE"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void onlyTheReceiverTriagesAndNoEmergencyIsMadeSo() {
        assertThat(triage(county.doctor, made.etag(), Map.of("urgency", "URGENT"))
                        .status())
                .isEqualTo(403);
        assertThat(triage(county.desk, made.etag(), Map.of("urgency", "EMERGENCY"))
                        .status())
                .isEqualTo(422);
        assertThat(triage(county.desk, made.etag(), Map.of("urgency", "URGENT", "departmentId", county.centre.id()))
                        .status())
                .isEqualTo(422);
    }

    private Answer triage(String token, String etag, Map<String, ?> decision) {
        return accounts.call(token, "POST", path, decision, Map.of("If-Match", etag));
    }
}
