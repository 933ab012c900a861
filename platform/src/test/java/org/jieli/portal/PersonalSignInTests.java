package org.jieli.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.PageVisitor;
import org.jieli.identity.PageVisitor.Page;
import org.jieli.portal.PersonFixture.Person;
import org.jieli.resident.Residents;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A resident comes in with a code, and with nothing else. */
@JieliTest
class PersonalSignInTests {

    private static final AtomicInteger ADDRESS = new AtomicInteger();

    @Autowired
    AccountFixture accounts;

    @Autowired
    Residents residents;

    @Autowired
    OwnerConnection owner;

    private final UUID clinic = Identifiers.next();
    private Person woman;
    private PageVisitor visitor;

    @BeforeEach
    void aWomanWithAPhone() {
        woman = PersonFixture.person(residents, clinic, "李秀兰", LocalDate.of(1958, 4, 2));
        visitor = visitor();
    }

    private PageVisitor visitor() {
        int next = ADDRESS.incrementAndGet();
        return new PageVisitor(accounts.address(), "10.18." + next / 250 + "." + (1 + next % 250));
    }

    private Page ask(String number) {
        return ask(number, "李秀兰");
    }

    private Page ask(String number, String name) {
        visitor.get("/my/sign-in");
        return visitor.post("/my/sign-in", Map.of("number", number, "name", name));
    }

    private Page enter(String code) {
        return visitor.post("/my/sign-in/code", Map.of("code", code));
    }

    @Test
    void withTheIdentityNumberOrThePhoneAndTheCodeOfTheMessage() {
        assertThat(ask(woman.identityNumber()).html()).contains("验证码已经发出");
        Page in = enter(PersonFixture.code(woman.phone()));
        assertThat(in.path()).isEqualTo("/my");
        assertThat(in.html()).contains("李秀兰，您好");
        assertThat(owner.jdbc()
                        .sql("""
                                select count(*) from audit.entry
                                where action = 'person.sign-in' and resident_id = :id and account_id = :id and role = 'RESIDENT'
                                """)
                        .param("id", woman.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Person man = PersonFixture.person(residents, clinic, "王志强", LocalDate.of(1980, 1, 1));
        visitor = visitor();
        ask(man.phone(), "王志强");
        assertThat(enter(PersonFixture.code(man.phone())).html()).contains("王志强，您好");
        visitor.get("/my/me");
        assertThat(visitor.post("/my/sign-out", Map.of()).path()).isEqualTo("/my/sign-in");
        assertThat(visitor.get("/my").path()).isEqualTo("/my/sign-in");
    }

    @Test
    void aWrongCodeIsToldAndTheFifthEndsIt() {
        ask(woman.identityNumber());
        String code = PersonFixture.code(woman.phone());
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            Page refused = enter(wrong);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html()).contains("验证码不对");
        }
        Page over = enter(code);
        assertThat(over.html()).contains("验证码已失效");
        assertThat(visitor.get("/my").path()).isEqualTo("/my/sign-in");
    }

    @Test
    void aCodeWorksOnceAndNotAfterItsTime() {
        ask(woman.identityNumber());
        owner.jdbc()
                .sql(
                        "update portal.sign_in_code set expires_at = now() - interval '1 second' where :id = any (resident_ids)")
                .param("id", woman.id())
                .update();
        assertThat(enter(PersonFixture.code(woman.phone())).html()).contains("验证码已失效");
        assertThat(owner.jdbc()
                        .sql(
                                "select count(*) from portal.sign_in_code where :id = any (resident_ids) and used_at is not null")
                        .param("id", woman.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aNumberOfNobodyIsAnsweredAlikeAndSoIsOneAskedForTooOften() {
        String nobody = PersonFixture.phone();
        Page known = ask(woman.phone());
        visitor = visitor();
        Page unknown = ask(nobody);
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.html().replaceAll("_csrf\" value=\"[^\"]+", ""))
                .isEqualTo(known.html().replaceAll("_csrf\" value=\"[^\"]+", ""));
        assertThat(enter("123456").html()).contains("验证码不对");
        assertThat(PersonFixture.isTold(nobody)).isFalse();
        for (String number : new String[] {nobody, woman.phone()}) {
            visitor = visitor();
            Page again = ask(number);
            assertThat(again.status()).isEqualTo(429);
            assertThat(again.html()).contains("太频繁");
        }
        assertThat(ask("12345").html()).contains("请输入 18 位身份证号");
    }

    @Test
    void whoGotHerPhoneNumberButDoesNotKnowHerNameGetsNoCode() {
        assertThat(ask(woman.phone(), "周新机").html()).contains("验证码已经发出");
        assertThat(enter("123456").html()).contains("验证码不对");
        assertThat(PersonFixture.isTold(woman.phone())).isFalse();
        visitor = visitor();
        assertThat(ask(woman.identityNumber(), " ").html()).contains("请输入档案里登记的姓名");
    }

    @Test
    void whoHasDiedDoesNotComeInAndIsPutOut() {
        PersonFixture.signIn(visitor, woman);
        owner.jdbc()
                .sql("update resident.resident set deceased_on = current_date where id = :id")
                .param("id", woman.id())
                .update();
        assertThat(visitor.get("/my/records").path()).isEqualTo("/my/sign-in");
        Person dead = PersonFixture.person(residents, clinic, "赵老三", LocalDate.of(1940, 1, 1));
        owner.jdbc()
                .sql("update resident.resident set deceased_on = current_date where id = :id")
                .param("id", dead.id())
                .update();
        visitor = visitor();
        assertThat(ask(dead.identityNumber(), "赵老三").html()).contains("验证码已经发出");
        assertThat(enter("123456").html()).contains("验证码不对");
        assertThat(PersonFixture.isTold(dead.phone())).isFalse();
    }

    @Test
    void aSharedPhoneAsksForTheIdentityNumberAndAChildDoesNotCount() {
        Person husband = PersonFixture.person(residents, clinic, "李秀兰", LocalDate.of(1950, 1, 1), woman.phone());
        ask(woman.phone());
        assertThat(enter(PersonFixture.code(woman.phone())).html()).contains("请用身份证号登录");
        Person mother = PersonFixture.person(residents, clinic, "周敏", LocalDate.of(1990, 1, 1));
        PersonFixture.person(residents, clinic, "周小宝", LocalDate.now().minusYears(6), mother.phone());
        visitor = visitor();
        ask(mother.phone(), "周敏");
        assertThat(enter(PersonFixture.code(mother.phone())).html()).contains("周敏，您好");
        assertThat(husband.id()).isNotEqualTo(woman.id());
    }

    @Test
    void theCodeStandsNowhereInClear() {
        ask(woman.identityNumber());
        String code = PersonFixture.code(woman.phone());
        assertThat(owner.jdbc()
                        .sql("select count(*) from notification.text_message where words like :code")
                        .param("code", "%" + code + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(owner.jdbc()
                        .sql("select count(*) from events.event_publication where serialized_event like :code")
                        .param("code", "%" + code + "，%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
