package org.jieli.enrolment.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeam.Member;
import org.jieli.enrolment.TeamFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Teams, their members and grids in the database. */
@Repository
class TeamRepository {

    private final JdbcClient jdbc;

    TeamRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CareTeam> find(UUID id) {
        return where("t.id = any (:ids)", Map.of("ids", new UUID[] {id})).stream()
                .findFirst();
    }

    List<CareTeam> findAll(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : where("t.id = any (:ids)", Map.of("ids", ids.toArray(UUID[]::new)));
    }

    /** Working teams of the institutions, and those in which people of theirs are members. */
    List<CareTeam> at(Collection<UUID> institutions) {
        return where("""
                t.closed_on is null and (t.institution_id = any (:institutions)
                  or t.id in (select team_id from enrolment.team_member where to_date is null and institution_id = any (:institutions)))
                """, Map.of("institutions", institutions.toArray(UUID[]::new)));
    }

    List<CareTeam> covering(String division) {
        return where("""
                t.closed_on is null
                and t.id in (select team_id from enrolment.team_grid where cast(:division as text) like division || '%')
                """, Map.of("division", division));
    }

    private List<CareTeam> where(String condition, Map<String, ?> params) {
        List<CareTeam> bare = jdbc.sql("select t.* from enrolment.team t where " + condition + " order by t.name, t.id")
                .params(params)
                .query(TeamRepository::bare)
                .list();
        UUID[] ids = bare.stream().map(CareTeam::id).toArray(UUID[]::new);
        if (ids.length == 0) {
            return bare;
        }
        Map<UUID, List<Member>> members = members(ids);
        Map<UUID, List<String>> grids = grids(ids);
        return bare.stream()
                .map(team -> new CareTeam(
                        team.id(),
                        team.institutionId(),
                        team.name(),
                        team.phone(),
                        team.districtInstitutionId(),
                        team.cityInstitutionId(),
                        team.closedOn(),
                        members.getOrDefault(team.id(), List.of()),
                        grids.getOrDefault(team.id(), List.of()),
                        team.version()))
                .toList();
    }

    private record InTeam(UUID team, Member member) {}

    private Map<UUID, List<Member>> members(UUID[] teams) {
        return jdbc
                .sql("""
                        select * from enrolment.team_member where team_id = any (:teams) and to_date is null
                        order by leads desc, from_date, id
                        """)
                .param("teams", teams)
                .query((row, number) -> new InTeam(
                        row.getObject("team_id", UUID.class),
                        new Member(
                                row.getObject("id", UUID.class),
                                row.getObject("practitioner_id", UUID.class),
                                row.getString("practitioner_name"),
                                row.getObject("institution_id", UUID.class),
                                TeamFunction.valueOf(row.getString("function")),
                                row.getBoolean("leads"),
                                row.getObject("from_date", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(InTeam::team, Collectors.mapping(InTeam::member, Collectors.toList())));
    }

    private Map<UUID, List<String>> grids(UUID[] teams) {
        Map<UUID, List<String>> grids = new HashMap<>();
        jdbc.sql("""
                        select team_id, array_agg(division order by division) as grid from enrolment.team_grid
                        where team_id = any (:teams) group by team_id
                        """)
                .param("teams", teams)
                .query((row, number) -> grids.put(row.getObject("team_id", UUID.class), List.of((String[])
                        row.getArray("grid").getArray())))
                .list();
        return grids;
    }

    void insert(UUID id, UUID institution, TeamSettings settings) {
        jdbc.sql("""
                        insert into enrolment.team (id, institution_id, name, phone, district_institution_id, city_institution_id)
                        values (:id, :institution, :name, :phone, :district, :city)
                        """)
                .param("id", id)
                .param("institution", institution)
                .param("name", settings.name())
                .param("phone", settings.phone())
                .param("district", settings.districtInstitutionId())
                .param("city", settings.cityInstitutionId())
                .update();
    }

    boolean update(UUID id, int version, TeamSettings settings) {
        return jdbc.sql("""
                        update enrolment.team set name = :name, phone = :phone, district_institution_id = :district,
                          city_institution_id = :city, version = version + 1
                        where id = :id and version = :version and closed_on is null
                        """)
                        .param("id", id)
                        .param("version", version)
                        .param("name", settings.name())
                        .param("phone", settings.phone())
                        .param("district", settings.districtInstitutionId())
                        .param("city", settings.cityInstitutionId())
                        .update()
                == 1;
    }

    /** False when people have agreements with it today or later, or it is closed already. */
    boolean close(UUID id, LocalDate on) {
        return jdbc.sql("""
                        update enrolment.team set closed_on = :on, version = version + 1
                        where id = :id and closed_on is null and not exists (
                          select from enrolment.agreement where team_id = :id and state = 'SIGNED' and upper(held) > :on)
                        """).param("id", id).param("on", on).update() == 1;
    }

    void insertMember(UUID team, Member member) {
        jdbc.sql("""
                        insert into enrolment.team_member (id, team_id, practitioner_id, practitioner_name, institution_id, function,
                          leads, from_date)
                        values (:id, :team, :practitioner, :name, :institution, :function, :leads, :from)
                        """)
                .param("id", member.id())
                .param("team", team)
                .param("practitioner", member.practitionerId())
                .param("name", member.name())
                .param("institution", member.institutionId())
                .param("function", member.function().name())
                .param("leads", member.leads())
                .param("from", member.from())
                .update();
    }

    boolean endMember(UUID team, UUID member, LocalDate on) {
        return jdbc.sql("""
                        update enrolment.team_member set to_date = greatest(from_date, :on), leads = false
                        where id = :id and team_id = :team and to_date is null and not leads
                        """)
                        .param("id", member)
                        .param("team", team)
                        .param("on", on)
                        .update()
                == 1;
    }

    /** Names another member the leader, one at a time. */
    boolean lead(UUID team, UUID member) {
        jdbc.sql("update enrolment.team_member set leads = false where team_id = :team and leads")
                .param("team", team)
                .update();
        return jdbc.sql("""
                        update enrolment.team_member set leads = true
                        where id = :id and team_id = :team and to_date is null and function in ('FAMILY_DOCTOR', 'TCM_DOCTOR', 'VILLAGE_DOCTOR')
                        """).param("id", member).param("team", team).update() == 1;
    }

    /** The people of a doctor who leaves the team pass to its leader. */
    void handOver(UUID team, UUID fromPractitioner, Member to, LocalDate on) {
        jdbc.sql("""
                        update enrolment.agreement set doctor_id = :to, doctor_name = :name, version = version + 1
                        where team_id = :team and doctor_id = :from and state = 'SIGNED' and upper(held) > :on
                        """)
                .param("to", to.practitionerId())
                .param("name", to.name())
                .param("team", team)
                .param("from", fromPractitioner)
                .param("on", on)
                .update();
    }

    void addGrid(UUID team, String division) {
        jdbc.sql("insert into enrolment.team_grid (team_id, division) values (:team, :division) on conflict do nothing")
                .param("team", team)
                .param("division", division)
                .update();
    }

    void removeGrid(UUID team, String division) {
        jdbc.sql("delete from enrolment.team_grid where team_id = :team and division = :division")
                .param("team", team)
                .param("division", division)
                .update();
    }

    /** How many people each team has on a day; in a transaction, whose scope row-level security asks. */
    @Transactional(readOnly = true)
    Map<UUID, Long> listSizes(Collection<UUID> teams, LocalDate on) {
        Map<UUID, Long> sizes = new HashMap<>();
        jdbc.sql("""
                        select team_id, count(*) as people from enrolment.agreement
                        where team_id = any (:teams) and state = 'SIGNED' and held @> :on::date group by team_id
                        """)
                .param("teams", teams.toArray(UUID[]::new))
                .param("on", on)
                .query((row, number) -> sizes.put(row.getObject("team_id", UUID.class), row.getLong("people")))
                .list();
        return sizes;
    }

    Optional<UUID> ledBy(UUID practitioner, UUID institution) {
        return jdbc.sql("""
                        select t.id from enrolment.team t join enrolment.team_member m on m.team_id = t.id
                        where t.institution_id = :institution and m.practitioner_id = :practitioner and m.to_date is null
                          and t.closed_on is null order by m.leads desc, t.id limit 1
                        """)
                .param("institution", institution)
                .param("practitioner", practitioner)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> teamOf(UUID resident, LocalDate on) {
        return jdbc.sql("""
                        select team_id from enrolment.agreement
                        where resident_id = :resident and state = 'SIGNED' and held @> :on::date
                        """)
                .param("resident", resident)
                .param("on", on)
                .query(UUID.class)
                .optional();
    }

    private static CareTeam bare(ResultSet row, int number) throws SQLException {
        return new CareTeam(
                row.getObject("id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getString("name"),
                row.getString("phone"),
                row.getObject("district_institution_id", UUID.class),
                row.getObject("city_institution_id", UUID.class),
                row.getObject("closed_on", LocalDate.class),
                List.of(),
                List.of(),
                row.getInt("version"));
    }
}
