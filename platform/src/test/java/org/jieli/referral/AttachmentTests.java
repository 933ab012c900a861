package org.jieli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.JieliTest;
import org.jieli.database.JieliHome;
import org.jieli.database.SealedFiles;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@JieliTest
class AttachmentTests {

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n张建国的心电图".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Counties counties;

    @Autowired
    AccountFixture accounts;

    @Autowired
    JieliHome home;

    @Autowired
    SealedFiles attachmentFiles;

    @Autowired
    AttachmentSweep sweep;

    @Autowired
    AddingAttachments adding;

    @Autowired
    Attachments attachments;

    @Autowired
    TransactionTemplate transactions;

    private final ObjectMapper json = new ObjectMapper();
    private County county;
    private String referral;

    @BeforeEach
    void aReferralWasSent() {
        county = counties.found();
        referral = county.submit().body().get("id").asString();
    }

    @Test
    void aFileIsKeptSealedAndComesBackAsItWasToDownloadOnly() throws IOException {
        HttpResponse<String> added = county.upload(county.doctor, referral, "../心电图 1.pdf", PDF);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        JsonNode attachment = json.readTree(added.body());
        assertThat(attachment.get("name").asString()).isEqualTo("心电图 1.pdf");
        assertThat(attachment.get("type").asString()).isEqualTo("application/pdf");
        String path = added.headers().firstValue("Location").orElseThrow();
        HttpResponse<byte[]> read = county.download(county.desk, path);
        assertThat(read.body()).isEqualTo(PDF);
        assertThat(read.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(read.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        byte[] stored =
                Files.readAllBytes(onDisk(UUID.fromString(attachment.get("id").asString())));
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("PDF", "张建国");
    }

    @ParameterizedTest
    @CsvSource({
        "bild.pdf, <html><script>alert(1)</script></html>, referral.file-type",
        "scan.png, MZ\u0090\u0000\u0003, referral.file-type",
        "empty.pdf, '', referral.file-empty"
    })
    void theContentDecidesAndNotTheName(String name, String content, String code) {
        HttpResponse<String> refused =
                county.upload(county.doctor, referral, name, content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(code).contains(name);
        assertThat(accounts.get(county.doctor, County.PATH + "/" + referral + "/attachments")
                        .body()
                        .size())
                .isZero();
    }

    @Test
    void tenMegabytesAreTheMost() {
        byte[] large = new byte[Attachments.LARGEST + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        HttpResponse<String> refused = county.upload(county.doctor, referral, "big.pdf", large);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("10 MB");
    }

    @Test
    void whoDoesNotSeeTheReferralDoesNotSeeItsFiles() {
        String path = county.upload(county.doctor, referral, "a.pdf", PDF)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String stranger = accounts.token(
                accounts.open(Role.REFERRAL_CENTRE, county.cityHospital.id(), county.cityHospital.division(), null));
        assertThat(county.download(stranger, path).statusCode()).isEqualTo(404);
        assertThat(county.upload(stranger, referral, "a.pdf", PDF).statusCode()).isEqualTo(404);
        String onlooker = accounts.token(
                accounts.open(Role.ALLIANCE_OFFICE, county.hospital.id(), county.hospital.division(), null));
        assertThat(county.download(onlooker, path).statusCode()).isEqualTo(200);
        assertThat(county.upload(onlooker, referral, "a.pdf", PDF).statusCode()).isEqualTo(403);
    }

    @Test
    void aFileOfADraftMayGoAgainAndOneThatWasSentStays() {
        String sent = county.upload(county.doctor, referral, "a.pdf", PDF)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Answer kept = accounts.call(county.doctor, "DELETE", sent, null, Map.of());
        assertThat(kept.status()).isEqualTo(409);
        String draft = accounts.call(
                        county.doctor, "POST", County.PATH + "?draft=true", county.body(county.hospital.id()), Map.of())
                .body()
                .get("id")
                .asString();
        HttpResponse<String> added = county.upload(county.doctor, draft, "b.pdf", PDF);
        String path = added.headers().firstValue("Location").orElseThrow();
        UUID id = UUID.fromString(json.readTree(added.body()).get("id").asString());
        assertThat(onDisk(id)).exists();
        assertThat(accounts.call(county.doctor, "DELETE", path, null, Map.of()).status())
                .isEqualTo(204);
        assertThat(onDisk(id)).doesNotExist();
        assertThat(county.download(county.doctor, path).statusCode()).isEqualTo(404);
    }

    @Test
    void ofSeveralFilesAllAreKeptOrNone() throws IOException {
        long before = stored();
        CurrentAccess.runAs(
                org.jieli.resident.ResidentFixture.at(county.centre.id(), Role.FAMILY_DOCTOR),
                () -> org.assertj.core.api.Assertions.assertThatThrownBy(() -> adding.all(
                                UUID.fromString(referral),
                                java.util.List.of(
                                        new Attachments.Incoming("a.pdf", PDF),
                                        new Attachments.Incoming("b.exe", new byte[] {'M', 'Z', 0, 1}))))
                        .hasMessageContaining("referral.file-type"));
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatACrashLeftBehindIsSweptAndWhatHasARowStays() throws IOException {
        HttpResponse<String> added = county.upload(county.doctor, referral, "a.pdf", PDF);
        UUID known = UUID.fromString(json.readTree(added.body()).get("id").asString());
        UUID orphan = Identifiers.next();
        UUID young = Identifiers.next();
        attachmentFiles.write(orphan, PDF);
        attachmentFiles.write(young, PDF);
        for (UUID old : java.util.List.of(known, orphan)) {
            Files.setLastModifiedTime(onDisk(old), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        }
        assertThat(sweep.sweep()).isPositive();
        assertThat(onDisk(orphan)).doesNotExist();
        assertThat(onDisk(known)).exists();
        assertThat(onDisk(young)).exists();
        attachmentFiles.delete(young);
    }

    @Test
    void aFileThatWasChangedOnTheDiskIsNotHandedOut() throws IOException {
        HttpResponse<String> added = county.upload(county.doctor, referral, "a.pdf", PDF);
        UUID id = UUID.fromString(json.readTree(added.body()).get("id").asString());
        attachmentFiles.write(id, "%PDF-1.4 forged".getBytes(StandardCharsets.UTF_8));
        assertThat(county.download(
                                county.desk,
                                added.headers().firstValue("Location").orElseThrow())
                        .statusCode())
                .isEqualTo(410);
    }

    private Path onDisk(UUID id) {
        String name = id.toString();
        return home.attachments().resolve(name.substring(name.length() - 2)).resolve(name);
    }

    private long stored() throws IOException {
        if (Files.notExists(home.attachments())) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(home.attachments())) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
