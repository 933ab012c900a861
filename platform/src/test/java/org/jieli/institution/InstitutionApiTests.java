package org.jieli.institution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@JieliTest
@Import(AccountFixture.class)
class InstitutionApiTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry registry;

    @Test
    void aListIsPagedByKeyWithoutGapOrRepetition() {
        List<NewInstitution> five =
                Stream.generate(InstitutionFixture::cityHospital).limit(5).toList();
        registry.register(five);
        String token =
                accounts.token(accounts.open(Role.INTEGRATOR, five.getFirst().id(), "411202", null));
        String path = "/api/v1/institutions?division=411202&q=sfs&limit=2";
        List<String> names = new java.util.ArrayList<>();
        String next = "";
        do {
            var page = accounts.get(token, path + (next.isEmpty() ? "" : "&after=" + next))
                    .body();
            page.get("items").forEach(item -> names.add(item.get("name").asString()));
            next = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!next.isEmpty());
        assertThat(names)
                .doesNotHaveDuplicates()
                .containsAll(five.stream().map(NewInstitution::name).toList());
    }

    @Test
    void oneInstitutionComesWithItsDepartmentsAndAnETag() {
        NewInstitution hospital = InstitutionFixture.countyHospital();
        registry.register(List.of(hospital));
        registry.addDepartments(List.of(InstitutionFixture.department(hospital.id(), "内科", "03")));
        String token = accounts.token(accounts.open(Role.INTEGRATOR, hospital.id(), "411203", null));
        var answer = accounts.get(token, "/api/v1/institutions/" + hospital.id());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.etag()).isEqualTo("\"1\"");
        assertThat(answer.body().get("departments").get(0).get("name").asString())
                .isEqualTo("内科");
        assertThat(answer.body().get("careLevel").asString()).isEqualTo("SECONDARY");
        assertThat(accounts.get(token, "/api/v1/institutions/" + Identifiers.next())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void divisionsAndDiagnosesAreServedToo() {
        NewInstitution clinic = InstitutionFixture.villageClinic();
        registry.register(List.of(clinic));
        String token = accounts.token(accounts.open(Role.INTEGRATOR, clinic.id(), "411203", null));
        assertThat(accounts.get(token, "/api/v1/divisions?parent=4112&on=2026-01-01")
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(7);
        assertThat(accounts.get(token, "/api/v1/diagnoses?q=I10")
                        .body()
                        .get("items")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("I10");
    }
}
