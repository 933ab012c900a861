package org.jieli.web;

import java.io.IOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** Where the chart library lies, whatever its version. */
@Component
public class ChartScript {

    private static final String LIBRARY = "META-INF/maven/org.mvnpm/echarts/pom.properties";

    private final String path;

    ChartScript() throws IOException {
        Properties library = PropertiesLoaderUtils.loadProperties(new ClassPathResource(LIBRARY));
        this.path = "/_static/echarts/" + library.getProperty("version") + "/dist/echarts.common.min.js";
    }

    public String path() {
        return path;
    }
}
