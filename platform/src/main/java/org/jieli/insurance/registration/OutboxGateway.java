package org.jieli.insurance.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.databind.json.JsonMapper;

/** Lays messages into a folder where no insurance system is connected; somebody carries them over and writes the serial number back. */
final class OutboxGateway implements RegistrationGateway {

    private final Path folder;
    private final JsonMapper json;

    OutboxGateway(Path folder, JsonMapper json) {
        this.folder = folder;
        this.json = json;
    }

    @Override
    public boolean isConnected() {
        return false;
    }

    @Override
    public String where() {
        return folder.getFileName().toString();
    }

    @Override
    public Answer send(TransferMessage message) {
        try {
            Files.createDirectories(folder);
            // Phones and addresses are in it: for the owner only, and never half written.
            Path fresh = Files.createTempFile(
                    folder,
                    message.infno(),
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, json.writerWithDefaultPrettyPrinter().writeValueAsString(message));
            Files.move(fresh, folder.resolve(name(message)), StandardCopyOption.REPLACE_EXISTING);
            return Answer.TAKEN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(TransferMessage message) {
        return message.infno() + "-" + message.msgid() + ".json";
    }
}
