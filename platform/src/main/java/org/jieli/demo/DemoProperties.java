package org.jieli.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo region.
 *
 * @param demo whether to generate it at the first start ({@code JIELI_DEMO})
 * @param demoResidents how many residents ({@code --residents}, up to 1,000,000)
 * @param demoSeed the number that decides everything invented
 */
@ConfigurationProperties("jieli")
record DemoProperties(
        @DefaultValue("off") String demo,
        @DefaultValue("20000") int demoResidents,
        @DefaultValue("2026") long demoSeed) {

    boolean isOn() {
        return demo.equals("on") || demo.equals("true");
    }
}
