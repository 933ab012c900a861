-- A cancellation that the fund refused, or that did not reach it, stays one: it goes back to TO_CANCEL only.
drop index insurance.one_registration_for_a_receiver;
alter table insurance.transfer_registration drop constraint transfer_registration_state_check;
alter table insurance.transfer_registration add constraint transfer_registration_state_check check (
  state in ('NOT_REQUIRED', 'TO_SEND', 'SENT', 'CONFIRMED', 'FAILED', 'TO_CANCEL', 'CANCEL_FAILED', 'CANCELLED'));
-- Also those of a referral that was off already, whatever became of them; row security holds for the owner too.
select set_config('jieli.scope', 'SYSTEM', true);
update insurance.transfer_registration set state = 'CANCEL_FAILED', due_at = null
  where cancelled_at is not null and state not in ('TO_CANCEL', 'CANCELLED');
-- What the fund may have taken but did not number waits for its number.
update insurance.transfer_registration set due_at = null where state = 'TO_CANCEL' and serial is null;
create unique index one_registration_for_a_receiver on insurance.transfer_registration (referral_id, to_institution)
  where state not in ('TO_CANCEL', 'CANCEL_FAILED', 'CANCELLED');
-- The list is searched by how a number begins.
create index transfer_registration_by_number on insurance.transfer_registration (number text_pattern_ops);
