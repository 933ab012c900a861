package org.jieli.assessment.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jieli.database.JieliHome;

/** The shipped forms, without an application around them. */
public final class FormsFixture {

    private FormsFixture() {}

    public static Forms shipped(Path home) {
        try {
            return new Forms(new JieliHome(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
