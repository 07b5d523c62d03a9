-- H2: every record carries the SHA-256 of its whole content; this one function makes it, for single and set-based writes alike, and checks it.
-- A JSON array is an unambiguous text of the columns; no part of it depends on the session's settings.
create function history_record_hash(
  id bigint, transaction_id uuid, thing text, thing_id text, action text, user_id bigint, group_id bigint, employer_id bigint, before jsonb, after jsonb
) returns text language sql stable as $$
  select encode(sha256(convert_to(json_build_array(
    id, transaction_id, thing, thing_id, action, user_id, group_id, employer_id, before, after
  )::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
create function history_link_hash(previous text, l history_links) returns text language sql stable as $$
  select encode(sha256(convert_to(json_build_array(
    previous, l.number, l.transaction_id, (extract(epoch from l.at) * 1000000)::bigint, l.actor_kind, l.actor_id, l.actor_name, l.means,
    l.address, l.run_id, l.records, l.digest
  )::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
-- Append-only (H2), whatever role the session plays.
create function history_refuses() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only: % of % is refused', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger history_records_append_only before update or delete or truncate on history_records for each statement execute function history_refuses();
--> statement-breakpoint
alter table history_records enable always trigger history_records_append_only;
--> statement-breakpoint
create trigger history_links_append_only before update or delete or truncate on history_links for each statement execute function history_refuses();
--> statement-breakpoint
alter table history_links enable always trigger history_links_append_only;
--> statement-breakpoint
create trigger history_head_kept before delete or truncate on history_head for each statement execute function history_refuses();
--> statement-breakpoint
alter table history_head enable always trigger history_head_kept;
--> statement-breakpoint
insert into history_head (number, at, hash) values (0, '-infinity', '');
--> statement-breakpoint
-- Appends the link of a transaction as its last statement and returns its number, or null when nothing was recorded. The digest is
-- computed before the head is locked; the lock then lasts from here to the commit, so that links commit in the order of their numbers.
create function history_append(
  transaction uuid, actor_kind text, actor_id bigint, actor_name text, means text, address text, run_id bigint
) returns bigint language plpgsql as $$
declare
  link history_links;
  head history_head;
begin
  select count(*), encode(sha256(convert_to(string_agg(r.hash, '' order by r.id), 'UTF8')), 'hex')
    into link.records, link.digest from history_records r where r.transaction_id = transaction;
  if link.records = 0 then
    return null;
  end if;
  select * into strict head from history_head h where h.id = 1 for update;
  link.number := head.number + 1;
  link.transaction_id := transaction;
  link.at := greatest(clock_timestamp(), head.at);
  link.actor_kind := actor_kind;
  link.actor_id := actor_id;
  link.actor_name := actor_name;
  link.means := means;
  link.address := address;
  link.run_id := run_id;
  link.hash := history_link_hash(head.hash, link);
  insert into history_links select link.*;
  update history_head h set number = link.number, at = link.at, hash = link.hash where h.id = 1;
  return link.number;
end
$$;
