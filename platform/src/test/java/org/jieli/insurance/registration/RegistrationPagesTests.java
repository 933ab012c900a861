package org.jieli.insurance.registration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.database.JieliHome;
import org.jieli.database.Revisions;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.insurance.InsuranceFixture;
import org.jieli.insurance.ReferralRegistrations;
import org.jieli.insurance.RegisteredReferral;
import org.jieli.insurance.RegistrationState;
import org.jieli.insurance.TransferPhase;
import org.jieli.resident.Residents;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where nothing is connected, registrations lie in the outbox; people look through them and write the fund's number back. */
@JieliTest
class RegistrationPagesTests {

    @Autowired
    ReferralRegistrations registrations;

    @Autowired
    RegistrationRepository repository;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    AccountFixture accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JsonMapper json;

    @Autowired
    Revisions revisions;

    @Autowired
    JieliHome home;

    @Autowired
    Clock clock;

    private ReferredMan man;

    @BeforeEach
    void anInsuredMan() {
        man = new ReferredMan(
                new InsuranceFixture(jdbc, transactions, json, revisions),
                institutions,
                residents,
                registrations,
                repository,
                transactions,
                clock);
    }

    @Test
    void itWaitsForTheReceiverThenLiesInTheOutboxWithAllFieldsAndIsConfirmedByHand() throws IOException {
        man.contracted();
        man.follow(man.hospital(), null, TransferPhase.ASKED);
        RegisteredReferral waiting = man.of();
        assertThat(waiting.state()).isEqualTo(RegistrationState.TO_SEND);
        assertThat(waiting.registeredOn())
                .as("inside the region the referral counts")
                .isEqualTo(man.today());
        man.follow(man.hospital(), null, TransferPhase.ACCEPTED);
        man.becomes(RegistrationState.SENT);
        Path file = home.folder().resolve("insurance-outbox").resolve("2501-" + waiting.id() + ".json");
        JsonNode message = json.readTree(Files.readString(file));
        assertThat(message.path("infno").asString()).isEqualTo("2501");
        assertThat(message.path("fixmedins_code").asString()).startsWith("H");
        JsonNode refmedin = message.path("input").path("refmedin");
        assertThat(refmedin.propertyNames())
                .containsExactly(
                        "psn_no",
                        "insutype",
                        "tel",
                        "addr",
                        "insu_optins",
                        "diag_code",
                        "diag_name",
                        "dise_cond_dscr",
                        "reflin_medins_no",
                        "reflin_medins_name",
                        "mdtrtarea_admdvs",
                        "hosp_agre_refl_flag",
                        "refl_type",
                        "refl_date",
                        "refl_rea",
                        "refl_opnn",
                        "begndate",
                        "enddate",
                        "refl_old_mdtrt_id");
        assertThat(refmedin.path("insutype").asString()).isEqualTo("390");
        assertThat(refmedin.path("tel").asString()).isEqualTo("15400000000");
        assertThat(refmedin.path("mdtrtarea_admdvs").asString()).isEqualTo("411203");
        assertThat(refmedin.path("hosp_agre_refl_flag").asString()).isEqualTo("1");
        try (Browsing browsing = new Browsing(accounts.address())) {
            String desk = accounts.open(
                    Role.REFERRAL_CENTRE, man.centre().id(), man.centre().division(), null);
            Page page = browsing.signIn(desk, AccountFixture.PASSWORD, Screen.OFFICE);
            browsing.open(page, "/insurance/registrations");
            assertThat(page.locator("main")).containsText("还没有连接医保系统");
            assertThat(page.locator("tbody")).containsText("张建国");
            Browsing.assertAccessible(page);
            browsing.pictures(page, "registrations");
            page.locator("tbody a").first().click();
            page.click("button:has-text('填回流水号')");
            assertThat(page.locator(".invalid-feedback")).hasText("请填写。");
            Browsing.assertAccessible(page);
            browsing.pictures(page, "registration-record");
            page.fill("#serial", "SN20260001");
            page.click("button:has-text('填回流水号')");
            assertThat(page.locator("main")).containsText("医保已确认");
            browsing.open(page, "/insurance/registrations?language=en");
            Browsing.picture(page, "registrations-en");
        }
        assertThat(man.of().serial()).isEqualTo("SN20260001");
        man.follow(man.hospital(), null, TransferPhase.OFF);
        man.becomes(RegistrationState.CANCELLED);
        assertThat(man.of().used(null, man.today()).cancelled()).isTrue();
        Path cancellation = home.folder().resolve("insurance-outbox").resolve("2502-" + waiting.id() + ".json");
        assertThat(json.readTree(Files.readString(cancellation))
                        .path("input")
                        .path("data")
                        .path("trt_dcla_detl_sn")
                        .asString())
                .isEqualTo("SN20260001");
    }

    @Test
    void aMissingCodeIsNamedWithWhatToDo() {
        man.contract(man.centre());
        man.follow(man.hospital(), null, TransferPhase.ACCEPTED);
        man.becomes(RegistrationState.FAILED);
        String desk = accounts.open(
                Role.REFERRAL_CENTRE, man.hospital().id(), man.hospital().division(), null);
        try (Browsing browsing = new Browsing(accounts.address())) {
            Page page = browsing.signIn(desk, AccountFixture.PASSWORD, Screen.OFFICE);
            browsing.open(page, "/insurance/registrations/" + man.of().id());
            assertThat(page.locator(".alert-danger"))
                    .containsText(man.hospital().name());
            assertThat(page.locator(".alert-danger")).containsText("没有定点医药机构编码");
            Browsing.picture(page, "registration-missing-code");
            man.contract(man.hospital());
            page.onceDialog(com.microsoft.playwright.Dialog::accept);
            page.click("button:has-text('重新上传')");
        }
        man.becomes(RegistrationState.SENT);
    }

    @Test
    void theFundSeesItWithoutTheNameAndStrangersNotAtAll() {
        man.contracted();
        man.follow(man.hospital(), null, TransferPhase.ASKED);
        UUID id = man.of().id();
        String bureau = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, InsuranceFixture.REGION, null));
        Answer message =
                accounts.call(bureau, "GET", "/api/v1/insurance/registrations/" + id + "/message", null, Map.of());
        assertThat(message.status()).isEqualTo(200);
        assertThat(message.body().path("input").path("refmedin").path("tel").isNull())
                .isTrue();
        String other = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, "4101", null));
        String stranger = accounts.token(accounts.open(
                Role.REFERRAL_CENTRE,
                man.cityHospital().id(),
                man.cityHospital().division(),
                null));
        for (String token : List.of(other, stranger)) {
            assertThat(accounts.call(token, "GET", "/api/v1/insurance/registrations/" + id + "/message", null, Map.of())
                            .status())
                    .isEqualTo(404);
            assertThat(accounts.call(token, "GET", "/api/v1/insurance/registrations?limit=200", null, Map.of())
                            .body()
                            .toString())
                    .doesNotContain(id.toString());
        }
        String admin = accounts.token(accounts.open(Role.ADMINISTRATOR, null, "4112", null));
        assertThat(accounts.call(admin, "GET", "/api/v1/insurance/registrations", null, Map.of())
                        .status())
                .isEqualTo(403);
        try (Browsing browsing = new Browsing(accounts.address())) {
            Page page = browsing.signIn(
                    accounts.open(Role.INSURANCE_BUREAU, null, InsuranceFixture.REGION, null),
                    AccountFixture.PASSWORD,
                    Screen.OFFICE);
            browsing.open(page, "/insurance/registrations");
            assertThat(page.locator("main")).not().containsText("张建国");
            page.click("summary:has-text('没有备案怎么办')");
            assertThat(page.locator("main")).containsText("降 10 个百分点；入院后 3 天内补登记仍算");
            Browsing.picture(page, "registrations-bureau");
            page.fill("#number", "ZZ-99");
            page.click("main form button[type=submit]");
            assertThat(page.locator(".empty")).containsText("没有符合条件的备案");
            page.fill("#number", " " + man.stored().number().toLowerCase(Locale.ROOT) + " ");
            page.click("main form button[type=submit]");
            assertThat(page.locator("tbody tr")).hasCount(1);
            browsing.open(page, "/insurance/registrations/" + id);
            assertThat(page.locator("main")).not().containsText("张建国");
        }
    }
}
