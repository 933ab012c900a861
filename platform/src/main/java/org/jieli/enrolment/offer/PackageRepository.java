package org.jieli.enrolment.offer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.ServiceKind;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Packages, their versions and items in the database. */
@Repository
class PackageRepository {

    private static final String VERSION = """
            select v.*, p.kind, p.name, p.division, p.institution_id
            from enrolment.package_version v join enrolment.package p on p.id = v.package_id
            where
            """;

    private final JdbcClient jdbc;

    PackageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PackageVersion> find(UUID version) {
        return where("v.id = :id", Map.of("id", version)).stream().findFirst();
    }

    List<PackageVersion> findAll(Collection<UUID> versions) {
        return where("v.id = any (:ids)", Map.of("ids", versions.toArray(UUID[]::new)));
    }

    List<PackageVersion> versionsOf(UUID packageId) {
        return where("v.package_id = :package", Map.of("package", packageId));
    }

    /** What an institution of the division may sell on a day. */
    List<PackageVersion> sold(UUID institution, String division, LocalDate on) {
        return where("""
                v.state = 'FILED' and v.sold_from <= :on and (v.sold_until is null or v.sold_until > :on)
                and (p.institution_id = :institution or cast(:division as text) like p.division || '%')
                """, Map.of("on", on, "institution", institution, "division", division));
    }

    /** The newest version of each package that institutions see: their own, and the basic ones for where they are. */
    List<PackageVersion> ofInstitutions(Collection<UUID> institutions, String division) {
        return where("""
                (p.institution_id = any (:institutions) or cast(:division as text) like p.division || '%')
                and v.number = (select max(number) from enrolment.package_version o where o.package_id = p.id)
                """, Map.of("institutions", institutions.toArray(UUID[]::new), "division", division));
    }

    /** The newest version of each package that an authority sees, those to decide first. */
    List<PackageVersion> ofAuthority(String division) {
        return where("""
                (v.authority like :division || '%' or cast(:division as text) like p.division || '%') and v.state <> 'DRAFT'
                  and v.number = (select max(number) from enrolment.package_version o where o.package_id = p.id and o.state <> 'DRAFT')
                or p.division = :division
                  and v.number = (select max(number) from enrolment.package_version o where o.package_id = p.id)
                """, Map.of("division", division));
    }

    private List<PackageVersion> where(String condition, Map<String, ?> params) {
        List<PackageVersion> bare = jdbc.sql(
                        VERSION + condition
                                + " order by (v.state = 'SUBMITTED') desc, v.submitted_at, p.kind, p.name, v.number desc, v.id limit 500")
                .params(params)
                .query(PackageRepository::version)
                .list();
        Map<UUID, List<PackageItem>> items =
                items(bare.stream().map(PackageVersion::id).toList());
        return bare.stream()
                .map(each -> with(each, items.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private record OfVersion(UUID version, PackageItem item) {}

    private Map<UUID, List<PackageItem>> items(Collection<UUID> versions) {
        return jdbc
                .sql("select * from enrolment.package_item where version_id = any (:ids) order by version_id, position")
                .param("ids", versions.toArray(UUID[]::new))
                .query((row, number) -> new OfVersion(row.getObject("version_id", UUID.class), item(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfVersion::version, Collectors.mapping(OfVersion::item, Collectors.toList())));
    }

    void insertPackage(UUID id, PackageKind kind, String name, @Nullable String division, @Nullable UUID institution) {
        jdbc.sql("""
                        insert into enrolment.package (id, kind, name, division, institution_id)
                        values (:id, :kind, :name, :division, :institution)
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .param("name", name)
                .param("division", division)
                .param("institution", institution)
                .update();
    }

    void insertVersion(UUID id, UUID packageId, int number, String authority, PackageTerms terms, String by) {
        jdbc.sql("""
                        insert into enrolment.package_version (id, package_id, number, state, authority, about, fee, insurance,
                          public_health, person, source, written_by)
                        values (:id, :package, :number, 'DRAFT', :authority, :about, :fee, :insurance, :publicHealth, :person,
                          :source, :by)
                        """)
                .param("id", id)
                .param("package", packageId)
                .param("number", number)
                .param("authority", authority)
                .params(columns(terms))
                .param("by", by)
                .update();
        insertItems(id, terms.items());
    }

    /** False when somebody else changed it, or it is no longer open. */
    boolean update(UUID id, int revision, PackageTerms terms, String by) {
        int changed = jdbc.sql("""
                        update enrolment.package_version set about = :about, fee = :fee, insurance = :insurance,
                          public_health = :publicHealth, person = :person, source = :source, written_by = :by,
                          revision = revision + 1
                        where id = :id and revision = :revision and state in ('DRAFT', 'SENT_BACK')
                        """)
                .param("id", id)
                .param("revision", revision)
                .params(columns(terms))
                .param("by", by)
                .update();
        if (changed == 1) {
            jdbc.sql("delete from enrolment.package_item where version_id = :id")
                    .param("id", id)
                    .update();
            insertItems(id, terms.items());
        }
        return changed == 1;
    }

    boolean submit(UUID id, Instant at) {
        return jdbc.sql("""
                        update enrolment.package_version set state = 'SUBMITTED', submitted_at = :at, revision = revision + 1
                        where id = :id and state in ('DRAFT', 'SENT_BACK')
                        """).param("id", id).param("at", time(at)).update() == 1;
    }

    boolean sendBack(UUID id, String reason, String by, Instant at) {
        return jdbc.sql("""
                        update enrolment.package_version set state = 'SENT_BACK', reason = :reason, decided_by = :by,
                          decided_at = :at, revision = revision + 1
                        where id = :id and state = 'SUBMITTED'
                        """)
                        .param("id", id)
                        .param("reason", reason)
                        .param("by", by)
                        .param("at", time(at))
                        .update()
                == 1;
    }

    /** Files a version and ends the sale of the one before. */
    boolean file(UUID id, UUID packageId, VersionState from, String by, Instant at, LocalDate on) {
        endSale(packageId, on);
        return jdbc.sql("""
                        update enrolment.package_version set state = 'FILED', sold_from = :on, decided_by = :by, decided_at = :at,
                          revision = revision + 1
                        where id = :id and state = :from
                        """)
                        .param("id", id)
                        .param("from", from.name())
                        .param("on", on)
                        .param("by", by)
                        .param("at", time(at))
                        .update()
                == 1;
    }

    boolean endSale(UUID packageId, LocalDate on) {
        return jdbc.sql("""
                        update enrolment.package_version set sold_until = greatest(sold_from, :on), revision = revision + 1
                        where package_id = :package and state = 'FILED' and sold_until is null
                        """).param("package", packageId).param("on", on).update() == 1;
    }

    private void insertItems(UUID version, List<PackageItem> items) {
        for (int position = 0; position < items.size(); position++) {
            PackageItem item = items.get(position);
            jdbc.sql("""
                            insert into enrolment.package_item (id, version_id, position, kind, words, times, population)
                            values (:id, :version, :position, :kind, :words, :times, :population)
                            """)
                    .param("id", Identifiers.next())
                    .param("version", version)
                    .param("position", position)
                    .param("kind", item.kind().name())
                    .param("words", item.words())
                    .param("times", item.times())
                    .param(
                            "population",
                            item.population() == null ? null : item.population().name())
                    .update();
        }
    }

    private static Map<String, Object> columns(PackageTerms terms) {
        return Map.of(
                "about", terms.about(),
                "fee", terms.price().fee(),
                "insurance", terms.price().insurance(),
                "publicHealth", terms.price().publicHealth(),
                "person", terms.price().person(),
                "source", terms.source());
    }

    private static PackageItem item(ResultSet row) throws SQLException {
        String population = row.getString("population");
        return new PackageItem(
                ServiceKind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getObject("times", Integer.class),
                population == null ? null : KeyPopulation.valueOf(population));
    }

    private static PackageVersion with(PackageVersion it, List<PackageItem> items) {
        return new PackageVersion(
                it.id(),
                it.packageId(),
                it.kind(),
                it.name(),
                it.division(),
                it.institutionId(),
                it.number(),
                it.state(),
                it.authority(),
                it.about(),
                it.price(),
                it.source(),
                it.writtenBy(),
                it.submittedAt(),
                it.decidedAt(),
                it.decidedBy(),
                it.reason(),
                it.soldFrom(),
                it.soldUntil(),
                it.revision(),
                items);
    }

    private static PackageVersion version(ResultSet row, int number) throws SQLException {
        return new PackageVersion(
                row.getObject("id", UUID.class),
                row.getObject("package_id", UUID.class),
                PackageKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("division"),
                row.getObject("institution_id", UUID.class),
                row.getInt("number"),
                VersionState.valueOf(row.getString("state")),
                row.getString("authority"),
                row.getString("about"),
                new Price(
                        row.getBigDecimal("fee"),
                        row.getBigDecimal("insurance"),
                        row.getBigDecimal("public_health"),
                        row.getBigDecimal("person")),
                row.getString("source"),
                row.getString("written_by"),
                instant(row, "submitted_at"),
                instant(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("reason"),
                row.getObject("sold_from", LocalDate.class),
                row.getObject("sold_until", LocalDate.class),
                row.getInt("revision"),
                List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
