package org.jieli.enrolment.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.jieli.enrolment.AgreementKind;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.TeamFunction;
import org.jieli.shared.Confidence;
import org.springframework.stereotype.Component;

/** The numbers and rules of enrolment as they are on a day; the rows stand beside this class. */
@Component
public class EnrolmentPolicies {

    private record Numbered(String key, BigDecimal value) {}

    private record Needed(AgreementKind kind, TeamFunction function, int atLeast, boolean neededToSign) {}

    private record Recognised(
            KeyPopulation population, PopulationRule.By by, List<String> codes, int ageFrom, int ageTo) {}

    private final List<Dated<Numbered>> numbers =
            Dated.shipped("policies.csv", row -> new Numbered(row.get("key"), new BigDecimal(row.get("value"))));
    private final List<Dated<Needed>> compositions = Dated.shipped(
            "composition.csv",
            row -> new Needed(
                    AgreementKind.valueOf(row.get("kind")),
                    TeamFunction.valueOf(row.get("functions")),
                    Integer.parseInt(row.get("at_least")),
                    "yes".equals(row.get("needed_to_sign"))));
    private final List<Dated<Recognised>> populations = Dated.shipped("populations.csv", EnrolmentPolicies::recognised);

    /** A number with where it comes from. */
    public record PolicyNumber(BigDecimal value, String source, Confidence confidence) {}

    /** A number of policy as it is on the day, or on the first day on which there was one. */
    public PolicyNumber number(String key, LocalDate on) {
        List<Dated<Numbered>> known =
                numbers.stream().filter(row -> row.rule().key().equals(key)).toList();
        Dated<Numbered> row =
                known.stream().filter(each -> each.holdsOn(on)).findFirst().orElseGet(known::getFirst);
        return new PolicyNumber(row.rule().value(), row.source(), row.confidence());
    }

    public int whole(String key, LocalDate on) {
        return number(key, on).value().intValueExact();
    }

    /** Whether a rule that is only on or off holds on the day. */
    public Optional<String> sourceOf(String key, LocalDate on) {
        return numbers.stream()
                .filter(row -> row.rule().key().equals(key) && row.holdsOn(on))
                .findFirst()
                .map(Dated::source);
    }

    /** Whom a team must have for an agreement of the kind; what is asked of every agreement among it. */
    public List<Composition> compositions(AgreementKind kind, LocalDate on) {
        return compositions.stream()
                .filter(row -> row.rule().kind() == kind && row.holdsOn(on))
                .map(row -> new Composition(
                        row.rule().kind(),
                        row.rule().function(),
                        row.rule().atLeast(),
                        row.rule().neededToSign(),
                        row.source(),
                        row.confidence()))
                .toList();
    }

    public List<PopulationRule> populations(LocalDate on) {
        return populations.stream()
                .filter(row -> row.holdsOn(on))
                .map(row -> new PopulationRule(
                        row.rule().population(),
                        row.rule().by(),
                        row.rule().codes(),
                        row.rule().ageFrom(),
                        row.rule().ageTo(),
                        row.source(),
                        row.confidence()))
                .toList();
    }

    private static Recognised recognised(CSVRecord row) {
        String codes = row.get("codes");
        boolean byAge = !row.get("age_from").isEmpty();
        return new Recognised(
                KeyPopulation.valueOf(row.get("population")),
                PopulationRule.By.valueOf(row.get("by")),
                codes.isEmpty() ? List.of() : List.of(codes.split("/")),
                byAge ? Integer.parseInt(row.get("age_from")) : 0,
                byAge ? Integer.parseInt(row.get("age_to")) : -1);
    }
}
