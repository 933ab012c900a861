-- The reserve is a share of the day's places, to the nearest, at least one where there is a share, and spread evenly over the day's slots:
-- a slot keeps what the running sum gains in it. Slots that exist keep theirs.
create function capacity.reserved_in_slot(share numeric, slot_count int, slot_capacity int, place int) returns int
  language sql immutable parallel safe
  return (
    select ((2 * (place + 1) * day.reserved + slot_count) / (2 * slot_count)
          - (2 * place * day.reserved + slot_count) / (2 * slot_count))::int
    from (select case when share > 0 and slot_count * slot_capacity > 0
            then greatest(1, round(share * slot_count * slot_capacity)) else 0 end::bigint as reserved) as day);
comment on function capacity.reserved_in_slot is 'Places kept for referrals in the slot at that place of the day, the first being 0.';
