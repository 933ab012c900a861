package org.jieli.referral;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.enrolment.Enrolments;
import org.jieli.enrolment.FamilyDoctor;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.NewPractitioner;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jieli.institution.Tier;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;

/** An invented county with a health centre, a hospital and a man of 58, another one each time; its people call the API. */
final class County {

    static final String PATH = "/api/v1/referrals";

    final NewInstitution centre = InstitutionFixture.healthCentre();
    final NewInstitution hospital = InstitutionFixture.countyHospital();
    final NewInstitution cityHospital = InstitutionFixture.cityHospital();
    /** In another city of the province. */
    final NewInstitution elsewhere = InstitutionFixture.institution("示范省立医院", "A100", Tier.TERTIARY, "410102");

    final DepartmentSummary ward = InstitutionFixture.department(hospital.id(), "心血管内科", "03.04");
    final NewPractitioner chief = InstitutionFixture.practitioner("示范主任", TitleLevel.CHIEF, hospital.id());
    final NewPractitioner attending = InstitutionFixture.practitioner("示范主治", TitleLevel.ATTENDING, hospital.id());
    final NewPractitioner centreChief =
            InstitutionFixture.practitioner("示范乡镇主任", TitleLevel.ASSOCIATE_CHIEF, centre.id());

    final AccountFixture accounts;
    final ResidentSummary person;
    final String familyDoctor;
    final String doctor;
    final String desk;
    final String specialist;

    County(
            AccountFixture accounts,
            InstitutionRegistry institutions,
            AllianceRegistry alliances,
            Residents residents,
            Enrolments enrolments) {
        this.accounts = accounts;
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(List.of(centre, hospital, cityHospital, elsewhere));
            institutions.addDepartments(List.of(ward));
            institutions.addPractitioners(List.of(chief, attending, centreChief));
            alliances.found(AllianceFixture.countyCommunity(
                    hospital.id(), Set.of(hospital.id(), centre.id()), LocalDate.of(2020, 1, 1)));
        });
        Access atCentre = ResidentFixture.at(centre.id(), Role.FAMILY_DOCTOR);
        person = ResidentFixture.register(residents, atCentre, ResidentFixture.man58());
        CurrentAccess.runAs(
                atCentre,
                () -> enrolments.assign(new FamilyDoctor(
                        person.id(), Identifiers.next(), "示范家庭医生", centre.id(), LocalDate.of(2024, 1, 1))));
        familyDoctor = accounts.open(Role.FAMILY_DOCTOR, centre.id(), centre.division(), null);
        doctor = accounts.token(familyDoctor);
        desk = accounts.token(accounts.open(Role.REFERRAL_CENTRE, hospital.id(), hospital.division(), null));
        specialist = accounts.token(accounts.open(Role.SPECIALIST, hospital.id(), hospital.division(), null));
    }

    Map<String, Object> body(UUID to) {
        Map<String, Object> content = new HashMap<>(Map.of("reason", "血压控制不佳", "diagnosisCode", "I10"));
        return new HashMap<>(Map.of(
                "residentId",
                person.id(),
                "urgency",
                "ROUTINE",
                "toInstitutionId",
                to,
                "content",
                content,
                "consent",
                "PAPER"));
    }

    Answer post(String token, String path, Object body) {
        return accounts.call(token, "POST", path, body, Map.of());
    }

    Answer submit() {
        return post(doctor, PATH, body(hospital.id()));
    }

    Answer act(String token, String id, String etag, String action, Map<String, ?> step) {
        return accounts.call(token, "POST", PATH + "/" + id + "/actions/" + action, step, Map.of("If-Match", etag));
    }

    /** The answer to a file sent as the part {@code file}. */
    HttpResponse<String> upload(String token, String referral, String name, byte[] content) {
        String boundary = "jieli" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                HttpRequest.newBuilder(URI.create(accounts.address() + PATH + "/" + referral + "/attachments"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())),
                BodyHandlers.ofString());
    }

    HttpResponse<byte[]> download(String token, String path) {
        return send(
                HttpRequest.newBuilder(URI.create(accounts.address() + path))
                        .header("Authorization", "Bearer " + token),
                BodyHandlers.ofByteArray());
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
