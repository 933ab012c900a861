package org.jieli.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jieli.assessment.ReportingExamples;
import org.jieli.insurance.PastCosts;
import org.jieli.insurance.PaymentExamples;
import org.jieli.insurance.RuleExamples;
import org.jieli.shared.CurrentAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Generates the demo region at the first start, and tells at each start where the pages are and who may sign in. */
@Component
@EnableConfigurationProperties(DemoProperties.class)
class DemoStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
    private static final String FUND_REGION = "4112";

    private final DemoProperties properties;
    private final DemoRegion region;
    private final DemoAccounts accounts;
    private final ChronicLoader chronic;
    private final ReportingExamples reporting;
    private final RuleExamples rules;
    private final PastCosts pastCosts;
    private final PaymentExamples payments;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Environment environment;

    DemoStart(
            DemoProperties properties,
            DemoRegion region,
            DemoAccounts accounts,
            ChronicLoader chronic,
            ReportingExamples reporting,
            RuleExamples rules,
            PastCosts pastCosts,
            PaymentExamples payments,
            Clock clock,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Environment environment) {
        this.properties = properties;
        this.region = region;
        this.accounts = accounts;
        this.chronic = chronic;
        this.reporting = reporting;
        this.rules = rules;
        this.pastCosts = pastCosts;
        this.payments = payments;
        this.clock = clock;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (properties.isOn()) {
            CurrentAccess.runAsSystem("demo", this::generateOnce);
        }
        tell();
    }

    private void generateOnce() {
        boolean there = jdbc.sql("select exists (select from demo.generated)")
                .query(Boolean.class)
                .single();
        if (there) {
            return;
        }
        long start = System.nanoTime();
        transactions.executeWithoutResult(status -> {
            // Bills are settled while people are loaded, so the rules come first.
            rules.issue(LocalDate.now(clock));
            RegionPlan plan = region.generate(properties.demoSeed(), properties.demoResidents());
            chronic.load(LocalDate.now(clock));
            List<DemoAccounts.Opened> opened = accounts.open(plan);
            reporting.load(LocalDate.now(clock), properties.demoSeed());
            payments.load(FUND_REGION, LocalDate.now(clock));
            jdbc.sql("insert into demo.generated (seed, residents) values (:seed, :residents)")
                    .param("seed", properties.demoSeed())
                    .param("residents", properties.demoResidents())
                    .update();
            LOG.info("Demo: {} accounts", opened.size());
        });
        pastCosts.refresh();
        LOG.info("Demo region generated in {} s", (System.nanoTime() - start) / 1_000_000_000L);
    }

    private void tell() {
        String address = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        if (!properties.isOn()) {
            LOG.info("Jieli is ready: {}", address);
            return;
        }
        LOG.info("""

                Jieli is ready: {}
                Demo accounts, all with the password {}:
                  village (village doctor) · township (family doctor) · pharmacist · countypharmacist · centre (referral centre) · specialist · office (alliance)
                  citycentre · cityspecialist · cityoffice · commission · countycommission · province · nation · insurance · evaluator · integrator · admin
                The man of the main job is 张建国 (type zjg). His own pages: {}/my, with the phone 15499999999; the code stands in this log.
                """, address, DemoAccounts.PASSWORD, address);
    }
}
