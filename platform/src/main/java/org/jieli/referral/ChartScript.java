package org.jieli.referral;

import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Where the chart library lies, whatever its version. */
@Component
class ChartScript {

    private static final String SCRIPT = "META-INF/resources/_static/echarts/*/dist/echarts.common.min.js";

    private final String path;

    ChartScript() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:" + SCRIPT);
        if (found.length == 0) {
            throw new IllegalStateException("The chart library is not on the class path: " + SCRIPT);
        }
        String url = found[0].getURL().toString();
        this.path = url.substring(url.indexOf("/_static/"));
    }

    String path() {
        return path;
    }
}
