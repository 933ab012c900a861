package org.jieli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jieli.assessment.ReportingFixture;
import org.jieli.assessment.review.Line;
import org.jieli.database.OwnerConnection;
import org.jieli.enrolment.EnrolmentPlace;
import org.jieli.identity.AccountFixture;
import org.jieli.insurance.claim.InsuredPlace;
import org.jieli.insurance.replay.TriedBills;
import org.jieli.medication.Pharmacies;
import org.jieli.referral.Counties;
import org.jieli.referral.ResidentsStandIn;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test on the whole application with real PostgreSQL. All such tests share one running instance, so each makes its own data; fixtures
 * are imported here and not at the tests, because another set of imports would start another instance.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({
    AccountFixture.class,
    ReportingFixture.class,
    Line.class,
    Counties.class,
    Pharmacies.class,
    EnrolmentPlace.class,
    OwnerConnection.class,
    InsuredPlace.class,
    TriedBills.class,
    ResidentsStandIn.class
})
public @interface JieliTest {}
