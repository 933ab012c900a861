-- The answers of commands by their idempotency key: a repeated click or a retried message does the thing once and hears the same.
create schema web;
create table web.idempotency (
  account_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  -- SHA-256 over method, path and body.
  fingerprint bytea not null,
  answer jsonb,
  at timestamptz not null default clock_timestamp(),
  primary key (account_id, key)
);
create index idempotency_by_time on web.idempotency (at);
