package org.jieli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jieli.JieliTest;
import org.jieli.audit.Verification.Break;
import org.jieli.audit.Verification.Kind;
import org.jieli.database.OwnerConnection;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@JieliTest
class AuditChainTests {

    @Autowired
    AuditService audit;

    @Autowired
    Sealer sealer;

    @Autowired
    Verifier verifier;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OwnerConnection owner;

    private final UUID institution = Identifiers.next();
    private final Access doctor = new Access(
            Identifiers.next(),
            null,
            "测试医生",
            institution,
            "测试诊所",
            Role.VILLAGE_DOCTOR,
            "411203",
            AccessScope.institutions(Set.of(institution)));

    @Test
    void aChangedEntryIsNamed() {
        long entry = sealedEntry();
        owner.jdbc()
                .sql("update audit.entry set action = 'nothing' where id = :id")
                .param("id", entry)
                .update();
        assertThat(verifier.verify().brokenAt()).isNotNull().satisfies(broken -> {
            assertThat(broken.kind()).isEqualTo(Kind.ENTRY_CHANGED);
            assertThat(broken.entry()).isEqualTo(entry);
        });
        owner.jdbc()
                .sql("update audit.entry set action = 'test.read' where id = :id")
                .param("id", entry)
                .update();
        assertThat(verifier.verify().holds()).isTrue();
    }

    @Test
    void aRemovedAndAnInsertedEntryAreNamed() {
        long entry = sealedEntry();
        owner.jdbc()
                .sql("create table if not exists public.kept as table audit.entry with no data")
                .update();
        owner.jdbc()
                .sql("insert into public.kept select * from audit.entry where id = :id")
                .param("id", entry)
                .update();
        owner.jdbc()
                .sql("delete from audit.entry where id = :id")
                .param("id", entry)
                .update();
        assertThat(verifier.verify().brokenAt())
                .extracting(Break::kind, Break::entry)
                .containsExactly(Kind.ENTRY_MISSING, entry);
        owner.jdbc()
                .sql("insert into audit.entry overriding system value select * from public.kept")
                .update();
        assertThat(verifier.verify().holds()).isTrue();
        owner.jdbc().sql("update public.kept set id = -1").update();
        owner.jdbc()
                .sql("insert into audit.entry overriding system value select * from public.kept")
                .update();
        assertThat(verifier.verify().brokenAt())
                .extracting(Break::kind, Break::entry)
                .containsExactly(Kind.ENTRY_INSERTED, -1L);
        owner.jdbc().sql("delete from audit.entry where id = -1").update();
        owner.jdbc().sql("drop table public.kept").update();
        assertThat(verifier.verify().holds()).isTrue();
    }

    @Test
    void aTransactionThatCommitsLateIsSealedInALaterBatch() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        UUID late = Identifiers.next();
        Thread slow = Thread.ofVirtual()
                .start(() -> CurrentAccess.runAs(
                        doctor,
                        () -> transactions.executeWithoutResult(status -> {
                            audit.record("test.read", null, "test", late, Map.of());
                            written.countDown();
                            await(mayCommit);
                        })));
        written.await();
        long early = record();
        sealer.seal();
        mayCommit.countDown();
        slow.join();
        sealer.seal();
        assertThat(verifier.verify().holds()).isTrue();
        sealUntilCovered(early);
        long lateEntry = owner.jdbc()
                .sql("select id from audit.entry where subject_id = :id")
                .param("id", late)
                .query(Long.class)
                .single();
        sealUntilCovered(lateEntry);
        assertThat(verifier.verify().holds()).isTrue();
    }

    @Test
    void theApplicationItselfCanNeitherChangeNorRemoveEntries() {
        long entry = record();
        assertThatThrownBy(() -> jdbc.sql("update audit.entry set action = '' where id = :id")
                        .param("id", entry)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from audit.seal").update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void anotherInstitutionDoesNotSeeTheEntries() {
        UUID resident = Identifiers.next();
        CurrentAccess.runAs(doctor, () -> audit.record("resident.read", resident, "resident", resident, Map.of()));
        Access stranger = new Access(
                Identifiers.next(),
                null,
                "别人",
                Identifiers.next(),
                "别处",
                Role.VILLAGE_DOCTOR,
                "411281",
                AccessScope.institutions(Set.of(Identifiers.next())));
        assertThat(CurrentAccess.callAs(doctor, () -> audit.of(resident, 10))).hasSize(1);
        assertThat(CurrentAccess.callAs(stranger, () -> audit.of(resident, 10))).isEmpty();
    }

    private long record() {
        UUID subject = Identifiers.next();
        CurrentAccess.runAs(doctor, () -> audit.record("test.read", null, "test", subject, Map.of("why", "测试")));
        return owner.jdbc()
                .sql("select id from audit.entry where subject_id = :id")
                .param("id", subject)
                .query(Long.class)
                .single();
    }

    private long sealedEntry() {
        long entry = record();
        sealUntilCovered(entry);
        return entry;
    }

    private void sealUntilCovered(long entry) {
        for (int attempt = 0; attempt < 200 && !isCovered(entry); attempt++) {
            sealer.seal();
        }
        assertThat(isCovered(entry)).isTrue();
    }

    private boolean isCovered(long entry) {
        return owner.jdbc().sql("""
                        select exists (select from audit.entry e join audit.seal s
                          on e.transaction >= s.from_transaction and e.transaction < s.to_transaction where e.id = :id)
                        """).param("id", entry).query(Boolean.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
