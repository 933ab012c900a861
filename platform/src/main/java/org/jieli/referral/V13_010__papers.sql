-- Files of a referral lie sealed in the data folder, named by id; this table says what they are.
comment on column referral.attachment.kind is 'FILE, or SIGNATURE: how the person signed on the screen';
alter table referral.attachment add constraint attachment_kind check (kind in ('FILE', 'SIGNATURE'));
alter table referral.attachment add constraint attachment_size check (size > 0);
create unique index one_signature_of_a_referral on referral.attachment (referral_id) where kind = 'SIGNATURE';

-- An emergency goes first: until when the person's consent is to be had, and when it was.
alter table referral.referral add column consent_due_at timestamptz, add column consented_at timestamptz;

-- When a person in hospital may go down, by disease: what the ward confirms, and the least days of a stay.
create table referral.down_criterion (
  id bigint generated always as identity primary key,
  from_code text not null,
  to_code text not null,
  name text not null,
  min_days int not null check (min_days >= 0),
  conditions text not null,
  source text not null,
  confidence char(1) not null check (confidence in ('C', 'L', 'U')),
  valid_from date not null,
  valid_to date,
  check (from_code <= to_code),
  unique (from_code, to_code, valid_from)
);
comment on column referral.down_criterion.from_code is 'ICD-10 category, three characters; the narrowest range speaks';
comment on column referral.down_criterion.min_days is 'platform default, to be replaced by the local clinical pathway';

insert into referral.down_criterion (from_code, to_code, name, min_days, conditions, source, confidence, valid_from) values
  ('A00', 'Z99', '其他疾病', 3, '诊断明确，病情稳定，治疗方案确定，可在下级机构继续治疗或康复', '国办发〔2015〕70号（急性病恢复期、术后恢复期及危重症稳定期转诊）；最短住院日为本平台默认', 'L', '2020-01-01'),
  ('I10', 'I15', '高血压', 2, '诊断明确，治疗方案确定，血压已控制或已稳定', '国卫办医函〔2015〕1026号 高血压 下转标准；最短住院日为本平台默认', 'L', '2020-01-01'),
  ('E10', 'E14', '糖尿病', 3, '诊断明确，方案确定，血糖较平稳；急性并发症已控制，慢性并发症已评估且病情稳定', '国卫办医函〔2015〕1026号 糖尿病 下转标准；最短住院日为本平台默认', 'L', '2020-01-01'),
  ('J43', 'J44', '慢性阻塞性肺疾病', 4, '诊断和方案确定，急性加重已稳定，合并症已稳定', '国卫办医函〔2016〕1414号 下转标准；最短住院日为本平台默认', 'L', '2020-01-01'),
  ('I20', 'I25', '冠心病', 4, '诊断明确，病情稳定，方案确定；介入、搭桥术后或心肌梗死后病情稳定', '国卫办医函〔2022〕34号 冠心病 下转标准；最短住院日为本平台默认', 'L', '2020-01-01'),
  ('I60', 'I69', '脑血管疾病', 7, '生命体征和神经功能稳定（无进展），病因和二级预防方案确定，处于康复或护理阶段', '国卫办医函〔2022〕34号 脑血管疾病 下转标准；最短住院日为本平台默认', 'L', '2020-01-01'),
  ('N18', 'N19', '慢性肾脏病', 3, '急性加重已稳定并调整长期方案，合并症已明确、有方案且稳定', '国卫办医函〔2022〕34号 慢性肾脏病 县转乡标准；最短住院日为本平台默认', 'L', '2020-01-01'),
  ('C00', 'D48', '肿瘤', 3, '本阶段治疗结束且有随访方案，或维持口服治疗、症状控制、安宁疗护', '国卫医发〔2018〕28号（病种）；情形为状态规则；最短住院日为本平台默认', 'U', '2020-01-01');
