-- Counted with every page.
create index message_unread_by_institution on notification.message (institution_id) where read_at is null;
create index message_unread_by_division on notification.message (division) where read_at is null;
