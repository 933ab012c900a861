package org.jieli.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.PageVisitor;
import org.jieli.portal.PersonFixture.Person;
import org.jieli.resident.Residents;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A resident's session opens his own pages and nothing of those who work here; nor does theirs open his. */
@JieliTest
class ResidentsStayOutTests {

    private static final Set<String> EVERYBODYS = Set.of("/", "/sign-in", "/error");

    @Autowired
    AccountFixture accounts;

    @Autowired
    Residents residents;

    @Autowired
    List<MenuEntry> menu;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final UUID clinic = Identifiers.next();
    private Person woman;
    private PageVisitor visitor;

    @BeforeEach
    void aWomanIsSignedIn() {
        woman = PersonFixture.person(residents, clinic, "李秀兰", LocalDate.of(1958, 4, 2));
        visitor = new PageVisitor(accounts.address(), "10.19.0.1");
        assertThat(PersonFixture.signIn(visitor, woman).path()).isEqualTo("/my");
    }

    @Test
    void noPageOfTheMenuAndNoOtherPageOrApiOpens() {
        Set<String> open = new TreeSet<>();
        int asked = 0;
        menu.forEach(entry -> {
            if (!EVERYBODYS.contains(entry.path()) && visitor.get(entry.path()).status() != 404) {
                open.add(entry.path());
            }
        });
        for (var mapping : mappings.getHandlerMethods().keySet()) {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            for (String pattern : mapping.getPatternValues()) {
                if (!methods.isEmpty() && !methods.contains(RequestMethod.valueOf(HttpMethod.GET.name()))
                        || pattern.startsWith("/my")
                        || pattern.startsWith("/follow/")
                        || pattern.startsWith("/published/")
                        || EVERYBODYS.contains(pattern)) {
                    continue;
                }
                asked++;
                String path = pattern.replaceAll(
                                "\\{(?:[^{}]|\\{[^}]*})+}", UUID.randomUUID().toString())
                        .replace("/**", "/x");
                int status = visitor.get(path).status();
                if (status != 404 && status != 401) {
                    open.add(status + " " + path);
                }
            }
        }
        assertThat(asked).isGreaterThan(100);
        assertThat(open).isEmpty();
        assertThat(visitor.get("/").path()).isEqualTo("/my");
        visitor.get("/my/me");
        assertThat(visitor.post("/referrals", java.util.Map.of()).status()).isEqualTo(404);
    }

    @Test
    void noStaffSessionOpensAResidentsPages() {
        PageVisitor doctor = new PageVisitor(accounts.address(), "10.19.0.2");
        doctor.signIn(accounts.open(Role.VILLAGE_DOCTOR, clinic, "411203100201", null), AccountFixture.PASSWORD);
        assertThat(doctor.get("/my").path()).isEqualTo("/my/sign-in");
        assertThat(doctor.get("/my/records").path()).isEqualTo("/my/sign-in");
    }

    @Test
    void theRolesOfPeopleAreNeverGivenAsAPost() {
        assertThat(Role.posts()).doesNotContain(Role.RESIDENT, Role.GUARDIAN).hasSize(Role.values().length - 2);
        String admin = accounts.token(accounts.open(Role.ADMINISTRATOR, null, "411203", null));
        var refused = accounts.call(
                admin,
                "POST",
                "/api/v1/accounts",
                java.util.Map.of(
                        "username",
                        "resident-" + UUID.randomUUID().toString().substring(0, 8),
                        "personName",
                        "某人",
                        "post",
                        java.util.Map.of("role", "RESIDENT", "division", "411203")),
                java.util.Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("post.role");
    }
}
