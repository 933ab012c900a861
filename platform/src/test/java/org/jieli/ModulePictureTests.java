package org.jieli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The picture of the modules in ARCHITECTURE.md is the one of the code. */
class ModulePictureTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Jieli.class);
    private static final Set<String> UNDER_ALL = Set.of("shared", "database", "web");
    private static final Path PAGE = Path.of("..", "ARCHITECTURE.md");

    @Test
    void thePictureShowsEveryDirectDependency() throws IOException {
        String picture = picture();
        assertThat(Files.readString(PAGE))
                .as("Put this into ARCHITECTURE.md:%n%s", picture)
                .contains(picture);
    }

    @Test
    void theTableNamesEveryModule() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(MODULES.stream().map(ModulePictureTests::name))
                .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    private static String picture() {
        TreeSet<String> edges = new TreeSet<>();
        MODULES.stream()
                .filter(module -> !UNDER_ALL.contains(name(module)))
                .forEach(module -> module.getDirectDependencies(MODULES)
                        .uniqueModules()
                        .map(ModulePictureTests::name)
                        .filter(target -> !UNDER_ALL.contains(target))
                        .forEach(target -> edges.add("    " + name(module) + " --> " + target)));
        return "```mermaid\nflowchart TD\n" + String.join("\n", edges) + "\n```";
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
