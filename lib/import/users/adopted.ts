import { type SQL, sql } from 'drizzle-orm'

/**
 * Who below System made the user of a plan's row `p`, or else was the last to change it by hand, when the run takes it out of no group into one of the account's
 * (I13): `{ by, made }`. Null for every other row. Anybody who makes users can give one the code of someone that a delivery is yet to bring,
 * who would then come into that one's group and grants. `before`: the moment of the plan.
 */
export const adoptedFrom = (before: SQL): SQL => sql`
  case when p.outcome in ('move', 'reactivate') and p.changed->'gebruikersgroep' = '[null]'::jsonb then (
    select json_build_object('by', l.actor_name, 'made', hand.made)
    from (
      (select r.transaction_id, true as made from history_records r join history_links k using (transaction_id)
        where r.user_id = p.user_id and r.thing = 'user' and k.at <= ${before} order by r.id limit 1)
      union all
      (select r.transaction_id, false from history_records r join history_links k using (transaction_id)
        where r.user_id = p.user_id and r.thing = 'user' and k.at <= ${before} and k.means <> 'import' order by r.id desc limit 1)) hand
    join history_links l using (transaction_id) join users a on a.id = l.actor_id
    where l.actor_kind = 'user' and a.level <> 'system' order by hand.made desc limit 1) end`
