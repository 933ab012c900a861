-- A person reads his own referrals, and with them their history.
create policy referral_of_person on referral.referral for select using (resident_id = (select scope.resident()));
