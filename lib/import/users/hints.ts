import { sql } from 'drizzle-orm'
import type { PlanFacts } from './facts'

/**
 * "0012 bestaat, 12 niet" (I18): the code that differs only in its leading zeros; for names the one that differs only in signs. What is looked
 * for is gathered first, once each: an employer with 50,000 employees must not be gone through for every row.
 */
export async function giveHints({ tx }: PlanFacts): Promise<void> {
  await tx.execute(sql`analyze rm`)
  await tx.execute(sql`
    create temp table wrong on commit drop as
    select distinct rm.code, coalesce(r.employer_id, 0) as employer_id, rm.value, ltrim(rm.value, '0') as bare
    from rm join r using (row) where rm.code in ('unknown-employer', 'unknown-department', 'unknown-employee')`)
  await tx.execute(sql`analyze wrong`)
  await tx.execute(sql`
    create temp table hint on commit drop as
    select w.code, w.employer_id, w.value, min(e.code) as hint
    from wrong w join (select e.code, ltrim(e.code, '0') as bare from employers e join scope on scope.employer_id = e.id where e.ended_at is null) e using (bare)
    where w.code = 'unknown-employer' group by 1, 2, 3
    union all
    select w.code, w.employer_id, w.value, min(d.code)
    from wrong w join departments d on d.employer_id = w.employer_id and ltrim(d.code, '0') = w.bare and d.ended_at is null
    where w.code = 'unknown-department' group by 1, 2, 3
    union all
    select w.code, w.employer_id, w.value, min(e.number)
    from wrong w join employees e on e.employer_id = w.employer_id and ltrim(e.number, '0') = w.bare and e.ended_at is null
    where w.code = 'unknown-employee' group by 1, 2, 3`)
  await tx.execute(sql`analyze hint`)
  await tx.execute(sql`
    update rm set hint = h.hint from r, hint h
    where r.row = rm.row and h.code = rm.code and h.value = rm.value and h.employer_id = coalesce(r.employer_id, 0)`)
  const bare = (text: string) => sql.raw(`regexp_replace(lower(${text}), '[^a-z0-9]', '', 'g')`)
  await tx.execute(sql`
    update rm set hint = ug.name from user_groups ug join ag on ag.id = ug.id
    where rm.code in ('unknown-group', 'group-not-allowed') and ${bare('ug.name')} = ${bare('rm.value')}`)
  await tx.execute(
    sql`update rm set hint = ro.name from roles ro where rm.code = 'unknown-role' and ${bare('ro.name')} = ${bare('rm.value')}`,
  )
}
