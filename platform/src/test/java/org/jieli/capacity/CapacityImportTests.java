package org.jieli.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.capacity.CheckedLine.LineOutcome;
import org.jieli.capacity.ImportRepository.ReportLine;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class CapacityImportTests {

    private static final String HEADER = "科室,门诊,星期,开始时间,每段分钟,段数,每段号数,预留比例,提前放开小时,起始日期,结束日期\n";

    @Autowired
    CapacityImport imports;

    @Autowired
    ImportTemplate templates;

    @Autowired
    ScheduleRepository schedules;

    @Autowired
    BedBook beds;

    @Autowired
    Calendar calendar;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    AllianceRegistry alliances;

    @Autowired
    Clock clock;

    private CapacityFixture place;
    private LocalDate today;

    @BeforeEach
    void aHospital() {
        place = CapacityFixture.registeredIn(registry);
        today = LocalDate.now(clock);
    }

    @Test
    void aRightFileMakesSchedulesAndSlotsOnlyWhenConfirmed() {
        UUID id = read(
                ImportKind.SCHEDULES,
                HEADER + "心血管内科,专家门诊,周一,08:30,30,6,2,20%,24," + today + ",\n"
                        + "肾病学科,普通门诊,Friday,0.5625,20,9,1,0.25,48," + today + "," + today.plusYears(1) + "\n");
        assertThat(count(id, LineOutcome.ADDED)).isEqualTo(2);
        assertThat(stored()).isEmpty();
        confirm(id);
        assertThat(stored())
                .extracting(
                        Schedule::clinic,
                        Schedule::weekday,
                        schedule -> schedule.startsAt().toString(),
                        schedule -> schedule.reservedShare().doubleValue())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("专家门诊", DayOfWeek.MONDAY, "08:30", 0.2),
                        org.assertj.core.groups.Tuple.tuple("普通门诊", DayOfWeek.FRIDAY, "13:30", 0.25));
        assertThat(calendar.slots(place.id(), today.plusDays(1), today.plusDays(15)))
                .hasSize(2 * 6 + 2 * 9);
        assertThatThrownBy(() -> confirm(id)).hasMessage("common.stale");
    }

    @Test
    void everyFaultyLineIsNamedWithItsNumberItsColumnAndTheReason() {
        UUID id = read(
                ImportKind.SCHEDULES,
                HEADER + "心血管内科,专家门诊,周一,08:30,30,6,2,20,24,,\n"
                        + "骨科,专家门诊,周八,25:00,3,x,2,120,24,2026-02-30,\n"
                        + "心血管内科,专家门诊,周一,09:00,30,6,2,20,24,,\n"
                        + "心血管内科,夜门诊,周二,22:00,60,6,2,20,24,2026-12-01,2026-11-01\n");
        assertThat(count(id, LineOutcome.ADDED)).isEqualTo(1);
        List<ReportLine> faulty = lines(id, LineOutcome.FAULTY);
        assertThat(faulty).extracting(ReportLine::number).containsExactly(3, 4, 5);
        assertThat(faulty.getFirst().faults())
                .extracting(FieldFault::path, FieldFault::code)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("departmentId", "capacity.department-unknown"),
                        org.assertj.core.groups.Tuple.tuple("weekday", "capacity.weekday"),
                        org.assertj.core.groups.Tuple.tuple("startsAt", "capacity.time"),
                        org.assertj.core.groups.Tuple.tuple("slotMinutes", "capacity.between"),
                        org.assertj.core.groups.Tuple.tuple("slotCount", "capacity.whole-number"),
                        org.assertj.core.groups.Tuple.tuple("reservedShare", "capacity.share"),
                        org.assertj.core.groups.Tuple.tuple("from", "capacity.no-such-date"))
                .doesNotHaveDuplicates();
        assertThat(faulty.get(1).faults()).singleElement().satisfies(fault -> assertThat(fault.arguments())
                .containsExactly(2));
        assertThat(faulty.get(2).faults())
                .extracting(FieldFault::code)
                .containsExactly("capacity.past-midnight", "capacity.to-before-from");
    }

    @Test
    void whatIsThereAlreadyIsRecognised() {
        String line = "心血管内科,专家门诊,周三,08:30,30,6,2,20,24,,\n";
        confirm(read(ImportKind.SCHEDULES, HEADER + line));
        UUID again = read(
                ImportKind.SCHEDULES,
                HEADER + line + "心血管内科,专家门诊,周三,09:00,30,2,2,20,24," + today.plusDays(1) + ",\n"
                        + "心血管内科,专家门诊,周三,14:00,30,6,2,20,24,,\n");
        assertThat(count(again, LineOutcome.SAME)).isEqualTo(1);
        assertThat(count(again, LineOutcome.ADDED)).isEqualTo(1);
        assertThat(lines(again, LineOutcome.FAULTY)).singleElement().satisfies(faulty -> assertThat(faulty.faults())
                .extracting(FieldFault::code)
                .containsExactly("capacity.twice"));
        UUID other = read(ImportKind.SCHEDULES, HEADER + "心血管内科,专家门诊,周三,09:00,30,2,2,20,24,,\n");
        assertThat(lines(other, LineOutcome.FAULTY).getFirst().faults())
                .extracting(FieldFault::code)
                .containsExactly("capacity.overlap-line");
    }

    @Test
    void theAllianceThatTheHospitalLeadsGivesTheShareThatIsLeftOut() {
        alliances.found(AllianceFixture.countyCommunity(place.id(), Set.of(), LocalDate.of(2024, 1, 1)));
        confirm(read(ImportKind.SCHEDULES, HEADER + "心血管内科,专家门诊,周三,08:30,30,6,2,,,,\n"));
        Schedule stored = stored().getFirst();
        assertThat(stored.reservedShare()).isGreaterThan(BigDecimal.ZERO);
        assertThat(stored.releaseHours()).isPositive();
    }

    @Test
    void bedsAreAddedChangedAndRecognised() {
        String header = "科室,起始日期,结束日期,床位,预留床位\n";
        confirm(read(ImportKind.BEDS, header + "心血管内科," + today + "," + today.plusDays(6) + ",40,4\n"));
        assertThat(beds.list(place.id(), today, today.plusDays(30))).hasSize(7).allMatch(day -> day.beds() == 40);
        UUID second = read(
                ImportKind.BEDS,
                header + "心血管内科," + today + "," + today.plusDays(6) + ",40,4\n" + "肾病学科," + today + ",,10,11\n"
                        + "心血管内科," + today.plusDays(7) + "," + today.plusDays(8) + ",30,3\n"
                        + "心血管内科," + today.plusDays(8) + ",,30,3\n"
                        + "肾病学科," + today.minusDays(1) + ",,10,1\n");
        assertThat(count(second, LineOutcome.SAME)).isEqualTo(1);
        assertThat(count(second, LineOutcome.ADDED)).isEqualTo(1);
        assertThat(lines(second, LineOutcome.FAULTY))
                .extracting(ReportLine::number)
                .containsExactly(3, 5, 6);
        UUID third = read(ImportKind.BEDS, header + "心血管内科," + today + ",,41,4\n");
        assertThat(count(third, LineOutcome.CHANGED)).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoneIsRefusedInWords() {
        assertThatThrownBy(() -> read(ImportKind.SCHEDULES, HEADER)).satisfies(hasFileFault("capacity.no-lines"));
        assertThatThrownBy(() -> read(ImportKind.SCHEDULES, "科室,姓名\n心血管内科,某\n"))
                .satisfies(hasFileFault("capacity.column-missing"))
                .satisfies(thrown -> assertThat(
                                ((Fault) thrown).fields().getFirst().arguments())
                        .containsExactly("门诊、星期、开始时间、每段分钟、段数、每段号数"));
        assertThatThrownBy(() -> read(ImportKind.SCHEDULES, "科室,姓名\n"))
                .satisfies(hasFileFault("capacity.column-missing"));
        String many = HEADER + "心血管内科,专家门诊,周三,08:30,30,6,2,,,,\n".repeat(CapacityImport.MOST_LINES + 1);
        assertThatThrownBy(() -> read(ImportKind.SCHEDULES, many)).satisfies(hasFileFault("capacity.too-many-lines"));
    }

    @Test
    void aFileOfExcelInChinaIsReadAsItIsWritten() {
        String csv = HEADER + "心血管内科,专家门诊,周一,08:30,30,6,2,20,24,,\n";
        UUID id = read(ImportKind.SCHEDULES, csv.getBytes(Charset.forName("GB18030")));
        assertThat(count(id, LineOutcome.ADDED)).isEqualTo(1);
    }

    @Test
    void theTemplateIsReadBackAsAFileWithoutLines() throws IOException {
        for (ImportKind kind : ImportKind.values()) {
            for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                assertThatThrownBy(() -> read(kind, templates.excel(kind, language)))
                        .satisfies(hasFileFault("capacity.no-lines"));
                assertThatThrownBy(() -> read(kind, templates.csv(kind, language)))
                        .satisfies(hasFileFault("capacity.no-lines"));
            }
        }
    }

    @Test
    void anotherHospitalDoesNotSeeTheFile() {
        UUID id = read(ImportKind.SCHEDULES, HEADER + "心血管内科,专家门诊,周三,08:30,30,6,2,,,,\n");
        CapacityFixture other = CapacityFixture.registeredIn(registry);
        other.as(Role.REFERRAL_CENTRE, () -> assertThatThrownBy(() -> imports.confirm(id))
                .hasMessage("common.not-found"));
        place.as(Role.SPECIALIST, () -> assertThatThrownBy(() -> imports.confirm(id))
                .hasMessage("common.forbidden"));
    }

    private static java.util.function.Consumer<Throwable> hasFileFault(String code) {
        return thrown -> assertThat(((Fault) thrown).fields())
                .extracting(FieldFault::path, FieldFault::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("file", code));
    }

    private UUID read(ImportKind kind, String csv) {
        return read(kind, csv.getBytes(StandardCharsets.UTF_8));
    }

    private UUID read(ImportKind kind, byte[] file) {
        return CurrentAccess.callAs(place.access(Role.REFERRAL_CENTRE), () -> {
            try (ByteArrayInputStream content = new ByteArrayInputStream(file)) {
                return imports.read(kind, "文件", content, Locale.SIMPLIFIED_CHINESE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void confirm(UUID id) {
        place.as(Role.REFERRAL_CENTRE, () -> imports.confirm(id));
    }

    private int count(UUID id, LineOutcome outcome) {
        return CurrentAccess.callAs(
                place.access(Role.REFERRAL_CENTRE), () -> imports.reading(id).count(outcome));
    }

    private List<ReportLine> lines(UUID id, LineOutcome outcome) {
        return CurrentAccess.callAs(place.access(Role.REFERRAL_CENTRE), () -> imports.lines(id, outcome, 100));
    }

    private List<Schedule> stored() {
        return schedules.list(new ScheduleFilter(place.id(), null, null, null), 100).stream()
                .map(StoredSchedule::schedule)
                .toList();
    }
}
