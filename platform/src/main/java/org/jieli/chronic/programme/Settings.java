package org.jieli.chronic.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieli.chronic.ChronicProgramme;

/** The numbers that hold in a county on a day. */
public final class Settings {

    private final Map<String, BigDecimal> values;
    private final List<Target> targets;
    private final LocalDate day;

    Settings(Map<String, BigDecimal> values, List<Target> targets, LocalDate day) {
        this.values = Map.copyOf(values);
        this.targets = targets;
        this.day = day;
    }

    /** The programme's own number, or else the one of all programmes; empty where it is uncertain and no county confirmed it. */
    public Optional<BigDecimal> find(ChronicProgramme programme, String name) {
        BigDecimal own = values.get(programme + "." + name);
        return Optional.ofNullable(own == null ? values.get(Parameter.ALL + "." + name) : own);
    }

    public Optional<Integer> whole(ChronicProgramme programme, String name) {
        return find(programme, name).map(BigDecimal::intValue);
    }

    /** A number of all programmes that the tables always have. */
    public int whole(String name) {
        BigDecimal value = values.get(Parameter.ALL + "." + name);
        if (value == null) {
            throw new IllegalStateException("No parameter " + name);
        }
        return value.intValue();
    }

    /** The targets of a programme for a person of this age who is in these programmes. */
    public List<Target> targets(ChronicProgramme programme, int age, Set<ChronicProgramme> programmes) {
        return targets.stream()
                .filter(each -> each.programme() == programme && each.isFor(day, age, programmes))
                .map(each -> each.within(
                        each.above() == null ? null : values.getOrDefault(each.key("above"), each.above()),
                        values.getOrDefault(each.key("below"), each.below())))
                .toList();
    }
}
