package org.jieli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The application: one process that serves a region's tiered care. */
// Beans are named by their full class: two modules may each have a class of the same name.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(
        systemName = "Jieli",
        sharedModules = {"shared", "database", "web"})
public class Jieli {

    public static void main(String[] arguments) {
        SpringApplication.run(Jieli.class, arguments);
    }
}
