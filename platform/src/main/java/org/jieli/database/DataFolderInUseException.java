package org.jieli.database;

import java.nio.file.Path;

/** Another running instance holds the data folder. */
public class DataFolderInUseException extends CannotStartException {

    DataFolderInUseException(Path folder) {
        super(
                "Another Jieli is running on the data folder " + folder.toAbsolutePath() + ".",
                "Stop it first, or choose another folder with JIELI_HOME.");
    }
}
