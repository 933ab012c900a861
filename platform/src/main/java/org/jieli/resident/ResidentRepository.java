package org.jieli.resident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.PersonalDataSeal;
import org.jieli.shared.PinyinInitials;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Residents in the database, their numbers sealed. */
@Repository
class ResidentRepository {

    private static final String RESIDENT = """
            select id, name, sex, birth_date, record_number, identity_sealed, card_sealed, phone_sealed, division, insurance_scheme,
                   deceased_on
            from resident.resident
            """;

    /** Sorts after every text that begins alike. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcClient jdbc;
    private final PersonalDataSeal seal;

    ResidentRepository(JdbcClient jdbc, PersonalDataSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    Optional<ResidentSummary> find(UUID id) {
        return jdbc.sql(RESIDENT + "where id = :id")
                .param("id", id)
                .query(this::summary)
                .optional();
    }

    List<ResidentSummary> findAll(Collection<UUID> ids) {
        return jdbc.sql(RESIDENT + "where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(this::summary)
                .list();
    }

    /**
     * By the prefix of the name or its initials, or by an exact number. The prefix is a range and not a pattern, because only operators that
     * leak nothing may use an index before row-level security has decided.
     */
    List<ResidentSummary> search(String text, int limit) {
        String initials = text.toLowerCase(Locale.ROOT);
        return jdbc.sql(RESIDENT + """
                        where (name ~>=~ :name and name ~<~ :nameEnd) or (initials ~>=~ :initials and initials ~<~ :initialsEnd)
                          or record_number = :text or identity_hash = :identity or phone_hash = :phone
                        order by name, id limit :limit
                        """)
                .param("name", text)
                .param("nameEnd", text + LAST)
                .param("initials", initials)
                .param("initialsEnd", initials + LAST)
                .param("text", text)
                .param("identity", seal.hash(text.toUpperCase(Locale.ROOT)))
                .param("phone", seal.hash(text))
                .param("limit", limit)
                .query(this::summary)
                .list();
    }

    Optional<ResidentSummary> findByIdentity(IdentityNumber number) {
        return jdbc.sql(RESIDENT + "where identity_hash = :hash")
                .param("hash", seal.hash(number.value()))
                .query(this::summary)
                .optional();
    }

    /** Inserts unless somebody has one of the numbers; false then. */
    boolean insert(UUID id, NewResident person) {
        String number =
                person.identityNumber() == null ? null : person.identityNumber().toUpperCase(Locale.ROOT);
        String card = person.cardNumber();
        String phone = RegistrationRules.digits(person.phone());
        return jdbc.sql("""
                                insert into resident.resident (id, name, initials, sex, birth_date, identity_sealed, identity_hash, card_sealed,
                                  card_hash, phone_sealed, phone_hash, record_number, division, address, insurance_scheme)
                                values (:id, :name, :initials, :sex, :birth, :identitySealed, :identityHash, :cardSealed, :cardHash, :phoneSealed,
                                  :phoneHash, :record, :division, :address, :scheme)
                                on conflict do nothing
                                """)
                        .param("id", id)
                        .param("name", person.name().strip())
                        .param("initials", PinyinInitials.of(person.name()))
                        .param("sex", person.sex().name())
                        .param("birth", person.birthDate())
                        .param("identitySealed", number == null ? null : seal.seal(number))
                        .param("identityHash", number == null ? null : seal.hash(number))
                        .param("cardSealed", card == null ? null : seal.seal(card))
                        .param("cardHash", card == null ? null : seal.hash(card))
                        .param("phoneSealed", phone == null ? null : seal.seal(phone))
                        .param("phoneHash", phone == null ? null : seal.hash(phone))
                        .param("record", nextRecordNumber(person.division()))
                        .param("division", person.division())
                        .param("address", person.address())
                        .param("scheme", person.insuranceScheme())
                        .update()
                == 1;
    }

    Optional<ResidentSummary> findByNumbers(NewResident person) {
        String identity = person.identityNumber();
        String card = person.cardNumber();
        return jdbc.sql(RESIDENT + "where identity_hash = :identity or card_hash = :card")
                .param("identity", identity == null ? null : seal.hash(identity.toUpperCase(Locale.ROOT)))
                .param("card", card == null ? null : seal.hash(card))
                .query(this::summary)
                .optional();
    }

    void makeKnown(UUID residentId, UUID institutionId, String reason) {
        jdbc.sql("""
                        insert into resident.known_at (resident_id, institution_id, reason) values (:resident, :institution, :reason)
                        on conflict do nothing
                        """)
                .param("resident", residentId)
                .param("institution", institutionId)
                .param("reason", reason)
                .update();
    }

    /** One of the sealed numbers in clear: {@code identity} or {@code phone}. */
    Optional<String> unsealed(UUID id, String number) {
        return jdbc.sql("select " + (number.equals("identity") ? "identity_sealed" : "phone_sealed")
                        + " from resident.resident where id = :id")
                .param("id", id)
                .query((row, index) -> Optional.ofNullable(row.getBytes(1)).map(seal::open))
                .optional()
                .flatMap(found -> found);
    }

    private String nextRecordNumber(String division) {
        String village = (division + "000").substring(0, 12);
        int serial =
                jdbc.sql("""
                        insert into resident.record_serial (division, last) values (:division, 1)
                        on conflict (division) do update set last = record_serial.last + 1 returning last
                        """).param("division", village).query(Integer.class).single();
        return village + String.format(Locale.ROOT, "%05d", serial);
    }

    private ResidentSummary summary(ResultSet row, int number) throws SQLException {
        byte[] identity = row.getBytes("identity_sealed");
        byte[] card = row.getBytes("card_sealed");
        byte[] phone = row.getBytes("phone_sealed");
        return new ResidentSummary(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Sex.valueOf(row.getString("sex")),
                row.getObject("birth_date", LocalDate.class),
                row.getString("record_number"),
                identity == null ? maskedTail(card) : new IdentityNumber(seal.open(identity)).masked(),
                phone == null ? null : maskedPhone(seal.open(phone)),
                row.getString("division"),
                row.getString("insurance_scheme"),
                row.getObject("deceased_on", LocalDate.class));
    }

    private String maskedTail(byte @Nullable [] sealed) {
        if (sealed == null) {
            return "";
        }
        String text = seal.open(sealed);
        return "****" + text.substring(Math.max(0, text.length() - 4));
    }

    static String maskedPhone(String phone) {
        return phone.length() < 8 ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
