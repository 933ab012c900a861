package org.jieli.insurance.registration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.database.JieliHome;
import org.jieli.database.Revisions;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.insurance.InsuranceFixture;
import org.jieli.insurance.ReferralRegistrations;
import org.jieli.insurance.RegisteredReferral;
import org.jieli.insurance.RegistrationState;
import org.jieli.insurance.TransferFacts;
import org.jieli.insurance.TransferPhase;
import org.jieli.insurance.registration.RegistrationRepository.Move;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A referral's registration goes to the insurance, is confirmed, refused, or cancelled with the referral. */
@JieliTest
class RegistrationTests {

    @Autowired
    ReferralRegistrations registrations;

    @Autowired
    RegistrationRepository repository;

    @Autowired
    TransferMessages messages;

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

    private final NewInstitution centre = InstitutionFixture.healthCentre();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private final NewInstitution cityHospital = InstitutionFixture.cityHospital();
    private final UUID referral = Identifiers.next();
    private InsuranceFixture insurance;
    private ResidentSummary man;
    private LocalDate today;

    @BeforeEach
    void anInsuredMan() {
        today = ChinaTime.date(clock.instant());
        insurance = new InsuranceFixture(jdbc, transactions, json, revisions);
        insurance.rulesHold();
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(centre, hospital, cityHospital)));
        man = ResidentFixture.register(
                residents, ResidentFixture.at(centre.id(), Role.FAMILY_DOCTOR), ResidentFixture.man58());
        CurrentAccess.runAsSystem("test", () -> residents.makeKnown(man.id(), hospital.id(), "referral"));
        insurance.insure(man.id(), man.birthDate());
    }

    @Test
    void itWaitsForTheReceiverThenLiesInTheOutboxWithAllFieldsAndIsConfirmedByHand() throws IOException {
        contracted();
        follow(hospital, null, TransferPhase.ASKED);
        RegisteredReferral waiting = of();
        assertThat(waiting.state()).isEqualTo(RegistrationState.TO_SEND);
        assertThat(waiting.registeredOn())
                .as("inside the region the referral counts")
                .isEqualTo(today);
        follow(hospital, null, TransferPhase.ACCEPTED);
        becomes(RegistrationState.SENT);
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
            String desk = accounts.open(Role.REFERRAL_CENTRE, hospital.id(), hospital.division(), null);
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
        assertThat(of().serial()).isEqualTo("SN20260001");
        follow(hospital, null, TransferPhase.OFF);
        becomes(RegistrationState.CANCELLED);
        assertThat(of().used(null).cancelled()).isTrue();
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
        insurance.contract(centre.id(), code());
        follow(hospital, null, TransferPhase.ACCEPTED);
        becomes(RegistrationState.FAILED);
        String desk = accounts.open(Role.REFERRAL_CENTRE, hospital.id(), hospital.division(), null);
        try (Browsing browsing = new Browsing(accounts.address())) {
            Page page = browsing.signIn(desk, AccountFixture.PASSWORD, Screen.OFFICE);
            browsing.open(page, "/insurance/registrations/" + of().id());
            assertThat(page.locator(".alert-danger")).containsText(hospital.name());
            assertThat(page.locator(".alert-danger")).containsText("没有定点医药机构编码");
            Browsing.picture(page, "registration-missing-code");
            insurance.contract(hospital.id(), code());
            page.onceDialog(com.microsoft.playwright.Dialog::accept);
            page.click("button:has-text('重新上传')");
        }
        becomes(RegistrationState.SENT);
    }

    @Test
    void anotherRegionNeedsAnAssessmentAndCountsOnlyWhenConfirmed() {
        contracted();
        follow(cityHospital, null, TransferPhase.ACCEPTED);
        becomes(RegistrationState.FAILED);
        assertThat(of().registeredOn()).isNull();
        follow(cityHospital, "示范主任 正高", TransferPhase.ACCEPTED);
        TransferRegistration stored = stored();
        assertThat(stored.opinion()).isEqualTo("示范主任 正高");
        assertThat(stored.transaction()).isEqualTo("2501A");
        assertThat(stored.endsOn()).isEqualTo(today.plusDays(180));
    }

    @Test
    void whatHasNotGoneOutAfterSomeDaysIsLate() {
        contracted();
        TransferFacts facts = facts(hospital, null, today.minusDays(4));
        CurrentAccess.runAsSystem("test", () -> registrations.follow(facts, TransferPhase.ASKED));
        assertThat(of().late()).isTrue();
    }

    @Test
    void aRedirectedReferralIsRegisteredForItsNewReceiverOnly() {
        contracted();
        follow(hospital, null, TransferPhase.ASKED);
        UUID first = of().id();
        follow(cityHospital, "示范主任 正高", TransferPhase.ASKED);
        assertThat(of().id()).isNotEqualTo(first);
        RegistrationState before = CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(
                        status -> repository.find(first).orElseThrow().state()));
        assertThat(before).isEqualTo(RegistrationState.CANCELLED);
    }

    @Test
    void theFundSeesItWithoutTheNameAndStrangersNotAtAll() {
        contracted();
        follow(hospital, null, TransferPhase.ASKED);
        UUID id = of().id();
        String bureau = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, InsuranceFixture.REGION, null));
        Answer message =
                accounts.call(bureau, "GET", "/api/v1/insurance/registrations/" + id + "/message", null, Map.of());
        assertThat(message.status()).isEqualTo(200);
        assertThat(message.body().path("input").path("refmedin").path("tel").isNull())
                .isTrue();
        String other = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, "4101", null));
        String stranger =
                accounts.token(accounts.open(Role.REFERRAL_CENTRE, cityHospital.id(), cityHospital.division(), null));
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
            Browsing.picture(page, "registrations-bureau");
            browsing.open(page, "/insurance/registrations/" + id);
            assertThat(page.locator("main")).not().containsText("张建国");
        }
    }

    @Test
    void theFrontMachineConfirmsRefusesOrIsTriedAgain() throws IOException {
        contracted();
        follow(hospital, null, TransferPhase.ASKED);
        List<String> heard = new CopyOnWriteArrayList<>();
        List<String> answers = new CopyOnWriteArrayList<>(List.of(
                "200 {\"infcode\":0,\"output\":{\"result\":{\"trt_dcla_detl_sn\":\"41120001\"}}}",
                "200 {\"infcode\":-1,\"err_msg\":\"参保状态异常\"}",
                "503 busy"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String answer = answers.removeFirst();
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        SendingRegistrations sending = new SendingRegistrations(
                repository,
                messages,
                new HttpRegistrationGateway(
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/fsi/api"), json),
                transactions,
                clock);
        Move confirmed = sent(sending);
        assertThat(confirmed.state()).isEqualTo(RegistrationState.CONFIRMED);
        assertThat(confirmed.serial()).isEqualTo("41120001");
        Move refused = sent(sending);
        assertThat(refused.state()).isEqualTo(RegistrationState.FAILED);
        assertThat(refused.trouble()).isEqualTo(RegistrationTrouble.REFUSED);
        assertThat(refused.words()).isEqualTo("参保状态异常");
        Move again = sent(sending);
        assertThat(again.state()).isEqualTo(RegistrationState.TO_SEND);
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.dueAt()).isAfter(clock.instant());
        server.stop(0);
        assertThat(sent(sending).trouble()).isEqualTo(RegistrationTrouble.UNREACHABLE);
        assertThat(heard).hasSize(3).allMatch(message -> message.contains("\"refmedin\""));
    }

    private Move sent(SendingRegistrations sending) {
        return CurrentAccess.callAsSystem(
                "test", () -> transactions.execute(status -> sending.send(stored(), clock.instant())));
    }

    private void contracted() {
        for (NewInstitution place : List.of(centre, hospital, cityHospital)) {
            insurance.contract(place.id(), code());
        }
    }

    private static String code() {
        return "H411203" + (10000 + Math.floorMod(Identifiers.next().hashCode(), 89999));
    }

    private void follow(NewInstitution to, @Nullable String opinion, TransferPhase phase) {
        TransferFacts facts = facts(to, opinion, today);
        CurrentAccess.runAsSystem("test", () -> registrations.follow(facts, phase));
    }

    private TransferFacts facts(NewInstitution to, @Nullable String opinion, LocalDate on) {
        return new TransferFacts(
                referral,
                "ZZ" + referral.toString().substring(24),
                man.id(),
                centre.id(),
                to.id(),
                "I10.x00",
                "高血压",
                "血压控制不佳，伴头痛",
                "血压控制不佳",
                opinion,
                true,
                null,
                on);
    }

    private RegisteredReferral of() {
        return CurrentAccess.callAsSystem(
                "test", () -> registrations.of(referral).orElseThrow());
    }

    private TransferRegistration stored() {
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(
                        status -> repository.ofReferral(referral).orElseThrow()));
    }

    private void becomes(RegistrationState state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(of().state()).isEqualTo(state));
    }
}
