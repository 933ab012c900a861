package org.jieli.assessment.accounts;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.accounts.AccountImportRepository.AccountReading;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.audit.AuditLog;
import org.jieli.identity.Accounts;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.SheetLines;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists the accounts that a task needs, reads such a list with a report line by line, and opens what was confirmed. */
@Service
class AccountImport {

    /** A first password is hashed slowly, so that a list of this length takes half a minute. */
    static final int MOST_LINES = 500;

    private final AccountImportRepository imports;
    private final AccountUnits units;
    private final SharedAccounts shared;
    private final Accounts accounts;
    private final Reports reports;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AccountImport(
            AccountImportRepository imports,
            AccountUnits units,
            SharedAccounts shared,
            Accounts accounts,
            Reports reports,
            AuditLog audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.imports = imports;
        this.units = units;
        this.shared = shared;
        this.accounts = accounts;
        this.reports = reports;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The leader of the task, or the administrator of the area; {@link CommonFault#FORBIDDEN} for others. */
    static Access keeper() {
        Access access = CurrentAccess.require();
        boolean administers = access.role() == Role.ADMINISTRATOR && access.institutionId() == null;
        if (!administers && !ReportAccess.leadsTasks()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return access;
    }

    List<ReportingUnit> units(UUID taskId) {
        Access access = keeper();
        Task task = reports.task(taskId);
        return units.of(task.id(), access.division());
    }

    /** That a list with new first passwords was taken away. */
    void taken(UUID taskId, int accountsInIt) {
        transactions.executeWithoutResult(status -> audit.record(
                "assessment.account-list", null, "task", taskId, Map.of("accounts", String.valueOf(accountsInIt))));
    }

    /** Reads and checks the file and keeps the result; faults of the whole lie in the field {@code file}. */
    UUID read(UUID taskId, String fileName, InputStream file) {
        Access access = keeper();
        AccountLineChecks checks = new AccountLineChecks(units(taskId), accounts);
        List<AccountLine> lines = new ArrayList<>();
        List<String> headers = SheetLines.read(file, line -> {
            if (lines.isEmpty() && !AccountColumn.suffice(line.headers())) {
                throw inFile("assessment.accounts-columns");
            }
            if (lines.size() == MOST_LINES) {
                throw inFile("assessment.accounts-too-many", MOST_LINES);
            }
            lines.add(checks.check(line));
        });
        if (lines.isEmpty()) {
            throw inFile(
                    AccountColumn.suffice(headers) ? "assessment.accounts-no-lines" : "assessment.accounts-columns");
        }
        UUID id = Identifiers.next();
        transactions.executeWithoutResult(status -> {
            imports.add(id, taskId, fileName, access, clock.instant());
            lines.forEach(line -> imports.add(id, line));
        });
        return id;
    }

    AccountReading reading(UUID id) {
        return imports.find(id, keeper()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    List<AccountLine> lines(UUID id) {
        return imports.lines(reading(id).id());
    }

    /** Opens the accounts of the right lines, all of them or none. */
    void confirm(UUID id) {
        AccountReading reading = reading(id);
        transactions.executeWithoutResult(status -> {
            if (!imports.confirm(reading.id(), clock.instant())) {
                throw new Fault(CommonFault.STALE);
            }
            imports.toOpen(reading.id()).forEach(this::open);
            imports.forgetPasswords(reading.id());
        });
    }

    private void open(AccountLine line) {
        AccountLine.Content content = java.util.Objects.requireNonNull(line.content());
        ReportingUnit unit = units.find(content.unitId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        UUID account = accounts.open(
                line.username(), java.util.Objects.requireNonNull(line.password()), unit.name(), null, true);
        accounts.givePost(account, unit.role(), unit.institutionId(), unit.division(), unit.name());
        shared.add(account, line.username(), unit.id(), content.operator());
        audit.record(
                "assessment.account-open",
                null,
                "account",
                account,
                Map.of(
                        "username",
                        line.username(),
                        "unit",
                        unit.name(),
                        "role",
                        unit.role().name()));
    }

    private static Fault inFile(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("file", code, arguments)));
    }
}
