package org.jieli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: one process that serves a region's tiered care. */
@SpringBootApplication
@Modulithic(
        systemName = "Jieli",
        sharedModules = {"shared", "database", "web"})
public class Jieli {

    public static void main(String[] arguments) {
        SpringApplication.run(Jieli.class, arguments);
    }
}
