package org.jieli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.alliance.NewAlliance;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Divisions, institutions, alliances and diagnoses as an administrator works with them in the browser. */
@JieliTest
@Import(AccountFixture.class)
class AdministrationPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    AllianceRegistry alliances;

    private Browsing browsing;
    Page page;

    @BeforeEach
    void anAdministratorIsSignedIn() {
        browsing = new Browsing(accounts.address());
        page = signIn(accounts.open(Role.ADMINISTRATOR, null, "41", null));
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void anInstitutionIsRegisteredAfterItsFaultsAreMended() {
        NewInstitution wanted = InstitutionFixture.countyHospital();
        open("/administration/institutions/new");
        page.fill("#name", wanted.name());
        page.fill("#creditCode", "123");
        page.selectOption("#category", "A100");
        page.selectOption("#tier", "SECONDARY");
        page.fill("#division", "411203");
        page.click("text=保存");
        assertThat(page.locator("#creditCode-note")).containsText("校验码");
        assertThat(page.locator("#name")).hasValue(wanted.name());
        pictures("institution-form");
        page.fill("#creditCode", wanted.creditCode());
        page.click("text=保存");
        assertThat(page.locator("h1")).hasText(wanted.name());
        open("/administration/institutions?q=" + wanted.creditCode());
        assertThat(page.locator("tbody tr")).hasCount(1);
        open("/administration/institutions?q=%25");
        assertThat(page.locator(".empty")).isVisible();
    }

    @Test
    void theFormOfAnInstitutionIsTakenAsItCameWhateverItsDecimals() {
        NewInstitution plain = InstitutionFixture.countyHospital();
        NewInstitution hospital = new NewInstitution(
                plain.id(),
                plain.creditCode(),
                plain.name(),
                plain.category(),
                plain.tier(),
                plain.grade(),
                plain.economicType(),
                plain.managementClass(),
                false,
                false,
                plain.division(),
                null,
                plain.referralPhone(),
                111.18272652766593,
                34.7,
                plain.since());
        registry.register(List.of(hospital));
        open("/administration/institutions/" + hospital.id() + "/edit");
        assertThat(page.locator("#longitude")).hasValue("111.182727");
        assertThat(page.locator("#latitude")).hasValue("34.7");
        page.click("text=保存");
        assertThat(page.locator("h1")).hasText(hospital.name());
        open("/administration/institutions/" + hospital.id() + "/edit");
        page.fill("#longitude", "-179.99999999999999");
        page.fill("#latitude", "34.70000012345678");
        page.click("text=保存");
        assertThat(page.locator("h1")).hasText(hospital.name());
        open("/administration/institutions/" + hospital.id() + "/edit");
        assertThat(page.locator("#longitude")).hasValue("-180");
        page.fill("#longitude", "180.5");
        page.click("text=保存");
        assertThat(page.locator("#longitude-note")).containsText("-180 到 180");
    }

    @Test
    void theRecordTakesADepartmentAndACatalogueFromAFile() {
        NewInstitution hospital = InstitutionFixture.countyHospital();
        registry.register(List.of(hospital));
        registry.addPractitioners(List.of(InstitutionFixture.practitioner("示范医师", TitleLevel.CHIEF, hospital.id())));
        registry.offerServices(hospital.id(), List.of("OUTPATIENT", "CT"), InstitutionFixture.FOUNDED);
        open("/administration/institutions/" + hospital.id());
        page.fill("#department-name", "心血管内科");
        page.selectOption("#department-specialty", "03.04");
        page.click("text=增加科室");
        assertThat(page.locator("main")).containsText("心血管内科");
        upload("起始编码,结束编码,病种,能力\nI10,I15,高血压,确保收治\nX1,,坏行,也许\n");
        assertThat(page.locator("[role=alert]")).containsText("1 行有误");
        assertThat(page.locator("tbody tr td").first()).hasText("3");
        pictures("catalogue-import");
        page.click("text=回到机构");
        upload("起始编码,结束编码,病种,能力\nI10,I15,高血压,确保收治\n");
        assertThat(page.locator("[role=status]")).containsText("已导入 1 条");
        page.click("text=回到机构");
        assertThat(page.locator("main")).containsText("本机构诊治病种目录（1 条）");
        pictures("institution-record");
        page.selectOption("#status", "CLOSED");
        page.fill("#status-from", "2049-01-01");
        page.onceDialog(Dialog::dismiss);
        page.click("text=变更状态");
        assertThat(page.locator("main .badge").first()).hasText("执业中");
        assertThat(page.locator("text=自 2049-01-01 起 注销")).hasCount(0);
        page.onceDialog(Dialog::accept);
        page.click("text=变更状态");
        assertThat(page.locator("text=自 2049-01-01 起 注销")).isVisible();
        assertThat(page.locator("main .badge").first()).hasText("执业中");
        assertThat(page.locator("[role=status]")).containsText("已登记状态变更");
        pictures("institution-closes");
        page.onDialog(Dialog::accept);
        page.selectOption("#status", "SUSPENDED");
        page.fill("#status-from", "");
        page.click("text=变更状态");
        assertThat(page.locator("main .alert")).containsText("请填写日期");
        page.fill("#status-from", "2048-01-01");
        page.click("text=变更状态");
        assertThat(page.locator("main .alert")).containsText("状态变更日期 2048-01-01");
        assertThat(page.locator("#status")).hasValue("SUSPENDED");
        assertThat(page.locator("#status-from")).hasValue("2048-01-01");
        open("/administration/audit?action=institution.status");
        assertThat(page.locator("tbody tr").first()).containsText("变更机构状态");
        open("/administration/institutions");
        pictures("institution-list");
    }

    @Test
    void anAllianceIsChangedByTheOfficeOfItsLeadOnly() {
        NewInstitution hospital = InstitutionFixture.countyHospital();
        NewInstitution centre = InstitutionFixture.healthCentre();
        NewInstitution clinic = InstitutionFixture.villageClinic();
        registry.register(List.of(hospital, centre, clinic));
        NewAlliance community =
                AllianceFixture.countyCommunity(hospital.id(), Set.of(centre.id()), LocalDate.of(2024, 1, 1));
        alliances.found(community);
        page = signIn(accounts.open(Role.ALLIANCE_OFFICE, hospital.id(), "411203", null));
        open("/alliances/" + community.id());
        page.fill("#reservedSlotShare", "150");
        page.click("text=保存");
        assertThat(page.locator(".invalid-feedback")).containsText("100%");
        page.fill("#reservedSlotShare", "25");
        page.click("text=保存");
        assertThat(page.locator("main")).containsText("25.0%");
        pictures("alliance-record");
        page.click("text=增加成员");
        assertThat(page.locator("main .alert")).containsText("请先选择要加入的机构");
        assertThat(page.locator(".invalid-feedback")).containsText("请先选择要加入的机构");
        pictures("alliance-nobody-chosen");
        page.fill("#institution-ts-control", clinic.name());
        page.click(".ts-dropdown .option");
        page.fill("#from", "");
        page.click("text=增加成员");
        assertThat(page.locator(".invalid-feedback")).containsText("请填写日期");
        page.fill("#from", "2024-02-01");
        page.click("text=增加成员");
        Locator member = page.locator("tr:has-text('" + clinic.name() + "')");
        assertThat(member).containsText("2024-02-01");
        page.onceDialog(Dialog::dismiss);
        member.locator("button").click();
        assertThat(member.locator("button")).isVisible();
        page.onceDialog(dialog -> {
            assertThat(dialog.message()).contains(clinic.name());
            dialog.accept();
        });
        member.locator("button").click();
        assertThat(member.locator("button")).hasCount(0);
        open("/alliances");
        pictures("alliance-list");
        page = signIn(accounts.open(Role.ALLIANCE_OFFICE, centre.id(), "411203", null));
        open("/alliances/" + community.id());
        assertThat(page.locator("#reservedSlotShare")).hasCount(0);
    }

    @Test
    void divisionsAreBrowsedAndFound() {
        open("/administration/divisions?parent=4112");
        assertThat(page.locator("main")).containsText("陕州区");
        pictures("divisions");
        page.fill("#q", "szq");
        page.click("button:has-text('查找')");
        assertThat(page.locator("main")).containsText("河南省三门峡市陕州区");
    }

    @Test
    void aDivisionOfOnesOwnIsRenamedAfterItsFaultsAreMended() {
        String name = "示范乡" + System.nanoTime();
        open("/administration/divisions?parent=410102001");
        page.fill("#name", "<b>新乡</b>");
        page.fill("#from", "2049-01-01");
        page.click("button:has-text('更名')");
        assertThat(page.locator("#name-note")).containsText("1 至 50 个字");
        assertThat(page.locator("#name")).hasValue("<b>新乡</b>");
        assertThat(page.locator("#from")).hasValue("2049-01-01");
        pictures("division-fault");
        page.fill("#name", name);
        page.fill("#from", "");
        page.click("button:has-text('更名')");
        assertThat(page.locator("#from-note")).containsText("请填写日期");
        page.fill("#from", "1900-01-01");
        page.click("button:has-text('更名')");
        assertThat(page.locator("[role=alert]")).containsText("不存在，或在这一天及以后已有变更");
        assertThat(page.locator("#name")).hasValue(name);
        page.fill("#from", "2049-01-01");
        page.click("button:has-text('更名')");
        assertThat(page.locator("[role=status]")).containsText("已登记更名");
        assertThat(page.locator("main")).containsText(name);
        open("/administration/divisions?parent=46");
        assertThat(page.locator("h2:has-text('沿革')")).isVisible();
        assertThat(page.locator("#name")).hasCount(0);
    }

    @Test
    void anEditionIsReadComparedAndConfirmed() {
        open("/administration/diagnoses?q=I10&language=en");
        assertThat(page.locator("main")).containsText("I10");
        pictures("diagnoses-english");
        edition("number,name\n1,示范病\n");
        assertThat(page.locator("#file-note")).containsText("lacks these columns: 编码 (code)");
        pictures("diagnoses-fault-english");
        edition("code,name\n98,坏编码\n");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("text=Confirm import")).hasCount(0);
        open("/administration/diagnoses");
        edition("code,name\nU98.x01,示范病\n98,坏编码\n");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("not of the right shape");
        pictures("diagnoses-report-english");
        page.click("text=Confirm import");
        assertThat(page.locator("[role=status]")).containsText("Imported");
    }

    @Test
    void otherRolesMayNot() {
        NewInstitution clinic = InstitutionFixture.villageClinic();
        registry.register(List.of(clinic));
        page = signIn(accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), "411203", null));
        assertThat(status("/administration/institutions")).isEqualTo(403);
        assertThat(status("/administration/divisions")).isEqualTo(403);
        assertThat(status("/alliances")).isEqualTo(403);
        page = signIn(accounts.open(Role.HEALTH_COMMISSION, null, "4113", null));
        assertThat(status("/administration/institutions/" + clinic.id())).isEqualTo(404);
    }

    private void edition(String csv) {
        page.setInputFiles("#file", new FilePayload("edition.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.click("text=Read and compare");
    }

    private void upload(String csv) {
        page.setInputFiles("#file", new FilePayload("目录.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.click("button:has-text('导入目录')");
    }

    private int status(String path) {
        return page.navigate(accounts.address() + path).status();
    }

    private void open(String path) {
        page.navigate(accounts.address() + path);
    }

    private Page signIn(String username) {
        return browsing.signIn(username, AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    private void pictures(String name) {
        browsing.pictures(page, "administration-" + name);
    }
}
