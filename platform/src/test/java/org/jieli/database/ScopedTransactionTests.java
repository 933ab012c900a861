package org.jieli.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@JieliTest
class ScopedTransactionTests {

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void withoutAccessNobodyIsSeen() {
        assertThat(kind()).isEqualTo("NONE");
        assertThat(jdbc.sql("select scope.kind()").query(String.class).single()).isEqualTo("NONE");
    }

    @Test
    void theScopeOfTheAskerReachesTheDatabaseAndEndsWithTheTransaction() {
        UUID institution = Identifiers.next();
        Access access = new Access(
                null,
                null,
                "test",
                institution,
                "test",
                Role.VILLAGE_DOCTOR,
                "411203",
                AccessScope.institutions(Set.of(institution)));
        CurrentAccess.runAs(access, () -> {
            assertThat(kind()).isEqualTo("INSTITUTIONS");
            assertThat(transactions.<Boolean>execute(status -> jdbc.sql("select :id = any(scope.institutions())")
                            .param("id", institution)
                            .query(Boolean.class)
                            .single()))
                    .isTrue();
        });
        assertThat(kind()).isEqualTo("NONE");
    }

    private String kind() {
        return transactions.execute(
                status -> jdbc.sql("select scope.kind()").query(String.class).single());
    }
}
