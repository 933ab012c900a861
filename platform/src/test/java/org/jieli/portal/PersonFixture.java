package org.jieli.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.PageVisitor;
import org.jieli.identity.PersonalSession;
import org.jieli.resident.NewResident;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.Access;
import org.slf4j.LoggerFactory;

/** People with phones of their own, who read the codes that the console gateway writes. */
final class PersonFixture {

    private static final AtomicInteger PHONES = new AtomicInteger((int) (System.nanoTime() % 9000));
    private static final Pattern MESSAGE =
            Pattern.compile("Text message to \\*\\*\\*\\*(\\d{4}): .*?登录验证码 (\\d{6})，.*");
    private static final List<String> MESSAGES = listen();

    private PersonFixture() {}

    /** Somebody of the village, known at an institution. */
    record Person(ResidentSummary resident, String identityNumber, String phone) {

        UUID id() {
            return resident.id();
        }

        Access access() {
            return PersonalSession.of(id(), resident.name(), resident.division())
                    .access();
        }
    }

    static Person person(Residents residents, UUID institution, String name, LocalDate birth) {
        return person(residents, institution, name, birth, phone());
    }

    static Person person(Residents residents, UUID institution, String name, LocalDate birth, String phone) {
        NewResident invented = ResidentFixture.person(name, birth, Sex.FEMALE);
        NewResident own = new NewResident(
                name,
                invented.sex(),
                birth,
                invented.identityNumber(),
                null,
                phone,
                invented.division(),
                invented.address(),
                invented.insuranceScheme());
        return new Person(
                ResidentFixture.register(residents, ResidentFixture.doctorAt(institution), own),
                String.valueOf(own.identityNumber()),
                phone);
    }

    static String phone() {
        return String.format(Locale.ROOT, "1540%07d", 1_000_000 + PHONES.incrementAndGet());
    }

    /** The code of the last message to a phone. */
    static String code(String phone) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> MESSAGES.stream()
                                .map(MESSAGE::matcher)
                                .filter(Matcher::matches)
                                .filter(found -> phone.endsWith(found.group(1)))
                                .reduce((earlier, later) -> later)
                                .map(found -> found.group(2))
                                .orElse(""),
                        code -> !code.isEmpty());
    }

    static boolean isTold(String phone) {
        return MESSAGES.stream()
                .map(MESSAGE::matcher)
                .anyMatch(found -> found.matches() && phone.endsWith(found.group(1)));
    }

    static PageVisitor.Page signIn(PageVisitor visitor, Person person) {
        visitor.get("/my/sign-in");
        visitor.post(
                "/my/sign-in",
                Map.of(
                        "number",
                        person.identityNumber(),
                        "name",
                        person.resident().name()));
        return visitor.post("/my/sign-in/code", Map.of("code", code(person.phone())));
    }

    static void signIn(Page page, String address, Person person) {
        page.navigate(address + "/my/sign-in");
        page.fill("#number", person.identityNumber());
        page.fill("#name", person.resident().name());
        page.click("main button[type=submit]");
        page.fill("#code", code(person.phone()));
        page.click("main button[type=submit]");
        page.waitForURL(url -> url.endsWith("/my"));
    }

    private static List<String> listen() {
        List<String> heard = new CopyOnWriteArrayList<>();
        Logger log = (Logger) LoggerFactory.getLogger("org.jieli.notification.ConsoleGateway");
        AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                heard.add(event.getFormattedMessage());
            }
        };
        ear.setContext(log.getLoggerContext());
        ear.start();
        log.setLevel(ch.qos.logback.classic.Level.INFO);
        log.addAppender(ear);
        return heard;
    }

    /** A referral that the doctor sends; its identifier. */
    static String refers(AccountFixture accounts, String doctor, Person woman, UUID hospital) {
        String token = accounts.token(doctor);
        var made = accounts.call(
                token,
                "POST",
                "/api/v1/referrals",
                Map.of(
                        "residentId",
                        woman.id(),
                        "urgency",
                        "ROUTINE",
                        "toInstitutionId",
                        hospital,
                        "consent",
                        "PAPER",
                        "content",
                        Map.of("reason", "血压控制不佳", "diagnosisCode", "I10")),
                Map.of());
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return made.body().get("id").asString();
    }
}
