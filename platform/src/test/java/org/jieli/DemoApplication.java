package org.jieli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application with its demo region as it is delivered, started once for all tests that walk through it. */
final class DemoApplication {

    static final String PASSWORD = "Jieli-demo-2026";

    private static final DemoApplication ONE = new DemoApplication();

    private final ConfigurableApplicationContext context;

    private DemoApplication() {
        context = new SpringApplication(Jieli.class)
                .run(
                        "--jieli.home=" + home(),
                        "--jieli.demo=on",
                        "--jieli.demo-residents=2000",
                        "--server.port=0",
                        "--spring.jmx.enabled=false");
    }

    static String address() {
        return "http://localhost:" + ONE.context.getEnvironment().getProperty("local.server.port");
    }

    private static Path home() {
        try {
            return Files.createTempDirectory(Path.of("target"), "demo-home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
