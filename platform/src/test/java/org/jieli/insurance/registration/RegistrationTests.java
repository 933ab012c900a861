package org.jieli.insurance.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jieli.JieliTest;
import org.jieli.database.Revisions;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.InsuranceFixture;
import org.jieli.insurance.ReferralRegistrations;
import org.jieli.insurance.RegistrationState;
import org.jieli.insurance.TransferPhase;
import org.jieli.insurance.registration.RegistrationRepository.Move;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FaultCode;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
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
    RegistrationBook book;

    @Autowired
    UsedReferrals usedReferrals;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JsonMapper json;

    @Autowired
    Revisions revisions;

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
    void anotherRegionNeedsAnAssessmentAndCountsOnlyWhenConfirmed() {
        man.contracted();
        man.follow(man.cityHospital(), null, TransferPhase.ACCEPTED);
        man.becomes(RegistrationState.FAILED);
        assertThat(man.of().registeredOn()).isNull();
        man.follow(man.cityHospital(), "示范主任 正高", TransferPhase.ACCEPTED);
        TransferRegistration stored = man.stored();
        assertThat(stored.opinion()).isEqualTo("示范主任 正高");
        assertThat(stored.transaction()).isEqualTo("2501A");
        assertThat(stored.endsOn()).isEqualTo(man.today().plusDays(180));
    }

    @Test
    void whatHasNotGoneOutAfterSomeDaysIsLate() {
        man.contracted();
        man.follow(man.facts(man.hospital(), null, man.today().minusDays(4)), TransferPhase.ASKED);
        assertThat(man.of().late()).isTrue();
    }

    @Test
    void aRedirectedReferralIsRegisteredForItsNewReceiverOnly() {
        man.contracted();
        man.follow(man.hospital(), null, TransferPhase.ASKED);
        UUID first = man.of().id();
        man.follow(man.cityHospital(), "示范主任 正高", TransferPhase.ASKED);
        assertThat(man.of().id()).isNotEqualTo(first);
        assertThat(man.stored(first).state()).isEqualTo(RegistrationState.CANCELLED);
    }

    @Test
    void aCancellationThatFailedStaysOneAndDoesNotStandInTheWayOfANewRegistration() {
        man.contracted();
        man.follow(man.hospital(), null, TransferPhase.ACCEPTED);
        man.becomes(RegistrationState.SENT);
        UUID id = man.of().id();
        man.follow(man.hospital(), null, TransferPhase.OFF);
        Move refused = sent(sending(new Refusing()));
        assertThat(refused.state()).isEqualTo(RegistrationState.CANCEL_FAILED);
        man.follow(man.hospital(), null, TransferPhase.ASKED);
        assertThat(man.of().id()).isNotEqualTo(id);
        CurrentAccess.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> assertThat(repository.move(
                                repository.find(id).orElseThrow(),
                                new Move(
                                        RegistrationState.CANCEL_FAILED,
                                        "SN20260007",
                                        RegistrationTrouble.REFUSED,
                                        "已使用",
                                        0,
                                        null),
                                clock.instant(),
                                "test"))
                        .isTrue()));
        Access sender = ResidentFixture.at(man.centre().id(), Role.REFERRAL_CENTRE);
        int version = man.stored(id).version();
        fails(InsuranceFault.STATE, sender, () -> book.confirm(id, version, "SN20260008"));
        assertThat(man.stored(id).summary(man.today()).used(null, man.today()).cancelled())
                .isTrue();
        CurrentAccess.runAs(sender, () -> book.sendAgain(id, version));
        assertThat(man.stored(id).state()).isIn(RegistrationState.TO_CANCEL, RegistrationState.CANCELLED);
    }

    @Test
    void aCancellationWaitsForTheFundsNumberWhichOnlyTheSenderOrTheBureauWritesDown() {
        man.contracted();
        man.follow(man.hospital(), null, TransferPhase.ACCEPTED);
        man.becomes(RegistrationState.SENT);
        man.follow(man.hospital(), null, TransferPhase.OFF);
        TransferRegistration waiting = man.stored();
        assertThat(waiting.state()).isEqualTo(RegistrationState.TO_CANCEL);
        assertThat(waiting.dueAt()).isNull();
        UUID id = waiting.id();
        Access sender = ResidentFixture.at(man.centre().id(), Role.REFERRAL_CENTRE);
        Access receiver = ResidentFixture.at(man.hospital().id(), Role.REFERRAL_CENTRE);
        Access doctor = ResidentFixture.at(man.centre().id(), Role.FAMILY_DOCTOR);
        fails(CommonFault.FORBIDDEN, receiver, () -> book.confirm(id, waiting.version(), "SN20260009"));
        fails(CommonFault.FORBIDDEN, doctor, () -> book.confirm(id, waiting.version(), "SN20260009"));
        fails(CommonFault.INVALID, sender, () -> book.confirm(id, waiting.version(), "SN 2026/9"));
        fails(CommonFault.FORBIDDEN, sender, () -> book.neverTaken(id, waiting.version()));
        CurrentAccess.runAs(sender, () -> book.confirm(id, waiting.version(), "SN20260009"));
        man.becomes(RegistrationState.CANCELLED);
        assertThat(man.of().serial()).isEqualTo("SN20260009");
    }

    @Test
    void theBureauSaysThatTheFundNeverTookIt() {
        man.contracted();
        man.follow(man.hospital(), null, TransferPhase.ACCEPTED);
        man.becomes(RegistrationState.SENT);
        man.follow(man.hospital(), null, TransferPhase.OFF);
        TransferRegistration waiting = man.stored();
        CurrentAccess.runAs(bureau(), () -> book.neverTaken(waiting.id(), waiting.version()));
        assertThat(man.of().state()).isEqualTo(RegistrationState.CANCELLED);
    }

    @Test
    void afterItsLastDayABillsReferralIsNotRegistered() {
        man.contracted();
        man.follow(man.hospital(), null, TransferPhase.ASKED);
        LocalDate last = man.today().plusDays(30);
        assertThat(used(last)).isEqualTo(man.today());
        assertThat(used(last.plusDays(1))).isNull();
        assertThat(CurrentAccess.callAsSystem(
                        "test",
                        () -> usedReferrals.of(List.of(man.referral())).used(man.referral(), Identifiers.next(), last)))
                .isEmpty();
    }

    @Test
    void theFrontMachineConfirmsRefusesOrIsTriedAgain() throws IOException {
        man.contracted();
        man.follow(man.hospital(), null, TransferPhase.ASKED);
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
        SendingRegistrations sending = sending(new HttpRegistrationGateway(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/fsi/api"), json));
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

    private @Nullable LocalDate used(LocalDate admission) {
        return CurrentAccess.callAsSystem(
                        "test",
                        () -> usedReferrals.of(List.of(man.referral())).used(man.referral(), man.id(), admission))
                .orElseThrow()
                .registeredOn();
    }

    private static void fails(FaultCode code, Access by, Runnable work) {
        assertThatThrownBy(() -> CurrentAccess.runAs(by, work))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private static Access bureau() {
        return new Access(
                Identifiers.next(),
                null,
                "测试",
                null,
                "医保局",
                Role.INSURANCE_BUREAU,
                InsuranceFixture.REGION,
                AccessScope.fund(InsuranceFixture.REGION));
    }

    private SendingRegistrations sending(RegistrationGateway gateway) {
        return new SendingRegistrations(repository, messages, gateway, transactions, clock);
    }

    private Move sent(SendingRegistrations sending) {
        return CurrentAccess.callAsSystem(
                "test", () -> transactions.execute(status -> sending.send(man.stored(), clock.instant())));
    }

    /** A fund that refuses everything. */
    private static final class Refusing implements RegistrationGateway {

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public String where() {
            return "test";
        }

        @Override
        public Answer send(TransferMessage message) {
            return new Answer(null, "已使用");
        }
    }
}
