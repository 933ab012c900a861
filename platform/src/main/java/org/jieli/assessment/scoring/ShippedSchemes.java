package org.jieli.assessment.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jieli.assessment.evaluation.Indicators;
import org.jieli.assessment.form.Forms;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the example schemes into the database, once each; one that does not fit its set keeps the application from starting. */
@Component
class ShippedSchemes implements InitializingBean {

    private static final String FILE = "examples.yaml";
    private static final String BY = "接力 Jieli";

    private final SchemeRepository schemes;
    private final Indicators indicators;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ShippedSchemes(SchemeRepository schemes, Indicators indicators, TransactionTemplate transactions, Clock clock) {
        this.schemes = schemes;
        this.indicators = indicators;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The file's content. */
    record Examples(List<Example> schemes) {}

    /** An example of a scheme; nobody issued it. */
    record Example(
            String name,
            String set,
            String edition,
            MissingRule missing,
            BigDecimal difference,
            List<Scheme.Level> levels,
            List<Scheme.Item> items) {}

    @Override
    public void afterPropertiesSet() throws IOException {
        List<Scheme> examples = read();
        transactions.executeWithoutResult(status -> examples.forEach(schemes::insert));
    }

    List<Scheme> read() throws IOException {
        try (InputStream content = new ClassPathResource(FILE, ShippedSchemes.class).getInputStream()) {
            return Forms.read(content, Examples.class).schemes().stream()
                    .map(this::scheme)
                    .toList();
        } catch (RuntimeException e) {
            throw new IllegalStateException("The file scoring/" + FILE + " cannot be used: " + e.getMessage(), e);
        }
    }

    private Scheme scheme(Example example) {
        var set = indicators
                .performance(example.edition())
                .flatMap(sets -> sets.set(example.set()))
                .orElseThrow(() -> new IllegalArgumentException("no set " + example.set()));
        BigDecimal sum = example.items().stream().map(Scheme.Item::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(ScoringRule.FULL) != 0
                || example.items().size() != set.indicators().size()) {
            throw new IllegalArgumentException("the weights of " + example.name() + " come to " + sum);
        }
        example.items().forEach(item -> item.rule(set));
        UUID id = UUID.nameUUIDFromBytes(
                ("example " + example.set() + example.edition()).getBytes(StandardCharsets.UTF_8));
        return new Scheme(
                id,
                id,
                1,
                example.name(),
                example.set(),
                example.edition(),
                example.missing(),
                example.difference(),
                example.levels(),
                example.items(),
                "U",
                true,
                1,
                BY,
                clock.instant());
    }
}
