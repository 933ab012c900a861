package org.jieli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The session in the API guide does what the guide says. */
class ApiGuideTests {

    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    @Test
    void theSessionOfTheGuideRunsAsItStands() throws Exception {
        String guide = Files.readString(Path.of("../docs/api.md"));
        String session =
                BLOCK.matcher(guide).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
        Path script = Files.writeString(Path.of("target/api-guide.sh"), session);
        ProcessBuilder bash =
                new ProcessBuilder("bash", "-euo", "pipefail", script.toString()).redirectErrorStream(true);
        bash.environment().put("JIELI", DemoApplication.address());
        Process run = bash.start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said)
                .contains("REFER_URGENTLY", "国卫基层发〔2017〕13号")
                .containsSubsequence(
                        "one referral", "\"actions\":[\"RECEIVE\"", "RECEIVED", "ACCEPTED", "referral.stale", "1");
    }
}
