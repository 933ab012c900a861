package org.jieli.capacity;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jieli.capacity.Appointments.Appointment;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ordinary appointments from a hospital's own system, which share the slots with referrals. */
@RestController
@RequestMapping("/api/v1/capacity/slots/{slot}/appointments")
class AppointmentApi {

    private final Appointments appointments;

    AppointmentApi(Appointments appointments) {
        this.appointments = appointments;
    }

    /** The hospital's own number of the appointment; no name, no identity number. */
    record NewAppointment(@Nullable String number) {}

    /**
     * Books a place. The number makes it idempotent: sent again it is the same appointment. 409 {@code capacity.full}, {@code
     * capacity.kept-for-referrals} (free, but kept until the time named), {@code capacity.over} or {@code capacity.elsewhere}.
     */
    @PostMapping
    ResponseEntity<Appointment> book(@PathVariable("slot") UUID slot, @RequestBody NewAppointment wanted) {
        Appointment booked = appointments.book(slot, TypedFields.text(wanted.number()));
        String number = URLEncoder.encode(booked.number(), StandardCharsets.UTF_8);
        return ResponseEntity.created(URI.create("/api/v1/capacity/slots/" + slot + "/appointments/" + number))
                .body(booked);
    }

    /** One appointment by the hospital's number. */
    @GetMapping("/{number}")
    Appointment read(@PathVariable("slot") UUID slot, @PathVariable("number") String number) {
        return appointments.find(slot, number).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** Gives the place back to everybody. */
    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable("slot") UUID slot, @PathVariable("number") String number) {
        if (!appointments.cancel(slot, number)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
    }
}
