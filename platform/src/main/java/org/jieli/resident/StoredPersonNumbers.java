package org.jieli.resident;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jieli.database.BeyondScope;
import org.jieli.shared.PersonalDataSeal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People by the keyed hashes of their numbers. */
@Service
@Transactional(readOnly = true)
class StoredPersonNumbers implements PersonNumbers {

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final PersonalDataSeal seal;
    private final BeyondScope beyondScope;
    private final Clock clock;

    StoredPersonNumbers(JdbcClient jdbc, PersonalDataSeal seal, BeyondScope beyondScope, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.beyondScope = beyondScope;
        this.clock = clock;
    }

    /** The same statement for a number of nobody, so that the time tells nothing either. */
    @Override
    public List<ReachablePerson> find(String typed) {
        String number = typed.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        byte[] hash = seal.hash(number);
        return beyondScope.call("person.find", () -> jdbc.sql("""
                        select id, name, division, phone_sealed from resident.resident
                        where (identity_hash = :hash or phone_hash = :hash) and deceased_on is null and birth_date <= :born
                        order by id limit :most
                        """)
                .param("hash", hash)
                .param("born", LocalDate.now(clock).minusYears(Consents.OWN_CONSENT_AGE))
                .param("most", MOST)
                .query((row, index) -> {
                    byte[] phone = row.getBytes("phone_sealed");
                    return new ReachablePerson(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("division"),
                            phone == null ? null : seal.open(phone));
                })
                .list());
    }
}
