package org.jieli.insurance.registration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.net.URI;
import java.time.Duration;
import org.jieli.database.JieliHome;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Which way registrations go, and when they are looked at. */
@Configuration(proxyBeanMethods = false)
class RegistrationGateways {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** {@code jieli.insurance.registration-url}: address of the front machine; empty lays messages into a folder. */
    @Bean
    @ConditionalOnMissingBean
    RegistrationGateway registrationGateway(
            @Value("${jieli.insurance.registration-url:}") String address, JieliHome home, JsonMapper json) {
        return address.isBlank()
                ? new OutboxGateway(home.folder().resolve("insurance-outbox"), json)
                : new HttpRegistrationGateway(URI.create(address), json);
    }

    @Bean
    RecurringTask<Void> registrationDelivery(SendingRegistrations sending) {
        return Tasks.recurring("insurance-registrations", FixedDelay.of(PAUSE))
                .execute((task, context) -> sending.deliver());
    }
}
