package org.jieli.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Which drugs of the shipped catalogue the invented institutions stock, by tier, and how their rows are named. */
final class DemoDrugs {

    static final List<String> VILLAGE = List.of(
            "C08CA01-01",
            "C08CA05-02",
            "C09AA01-01",
            "C09CA03-01",
            "C03AA03-01",
            "C07AB02-01",
            "A10BA02-02",
            "A10BB12-01",
            "B01AC06-01",
            "C10AA05-01",
            "M01AE01-01",
            "N02BE01-01",
            "R05CB06-01",
            "A02BC01-01",
            "J01CA04-01");
    static final List<String> TOWNSHIP = List.of(
            "C08CA05-01",
            "C08CA05-03",
            "C09AA02-01",
            "C09CA04-01",
            "C03BA11-01",
            "C03DA01-01",
            "C07AB07-01",
            "A10BA02-01",
            "A10BF01-01",
            "A10BB09-01",
            "C10AA01-01",
            "B01AC04-01",
            "C01DA14-01",
            "R03AC02-01",
            "R03DA04-01",
            "A10AD01-01",
            "R06AX13-01",
            "J01DC02-01");
    static final List<String> COUNTY = List.of(
            "C08CA02-01",
            "C09CA01-01",
            "C09CA07-02",
            "C09DX04-01",
            "C07AB02-02",
            "A10BH01-01",
            "A10BK01-01",
            "A10AE04-01",
            "A10AB05-01",
            "C10AA07-01",
            "C10AX09-01",
            "B01AA03-01",
            "B01AF01-01",
            "C01AA05-01",
            "C01BD01-01",
            "R03BB04-01",
            "R03AK07-01",
            "R03AK06-01",
            "N05CD04-01",
            "N02AA01-01",
            "L04AX03-01",
            "V08AB02-01");

    private DemoDrugs() {}

    static List<String> ofTownship() {
        return Stream.concat(VILLAGE.stream(), TOWNSHIP.stream()).toList();
    }

    static List<String> ofCounty() {
        return Stream.concat(ofTownship().stream(), COUNTY.stream()).toList();
    }

    static Instant morning(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.ofHours(8));
    }

    /** The shipped catalogue names its drugs by their codes in the same way. */
    static UUID drug(String code) {
        return named("drug " + code);
    }

    static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
