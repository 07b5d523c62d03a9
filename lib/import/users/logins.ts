import { sql } from 'drizzle-orm'
import { clientOf, copyStream, copyText } from '@/lib/kernel/copy'
import { fold } from '@/lib/kernel/fold'
import { accountStem, LONGEST_LOGIN, loginNames, loginStem } from '../map/login-name'
import { type PlanFacts, remark } from './facts'
import { array } from './rows'

// A number of up to seven digits may take the place of the end of a stem; names in use are looked up by what surely remains.
const SURE = LONGEST_LOGIN - 7

/** Login names of the users to be created (I12), in the order of the file, into the temporary table `ln` (u, login_name, login_key, stem, number). */
export async function giveLoginNames(facts: PlanFacts): Promise<void> {
  const { tx, settings } = facts
  await tx.execute(sql`create temp table ln (u int, login_name text, login_key text, stem text, number int) on commit drop`)
  if (settings.loginName === 'kolom') await fromColumn(facts)
  else await generated(facts)
  await tx.execute(sql`analyze ln`)
}

async function fromColumn(facts: PlanFacts): Promise<void> {
  const { tx } = facts
  await tx.execute(sql`
    insert into ln select q.u, q.login, q.login_key, null, null from
      (select q.*, row_number() over (partition by q.login_key order by q.u) as place from q where q.user_id is null
        and not exists (select from rm where rm.u = q.u and rm.severity = 'error')) q
    where q.login <> '' and char_length(q.login) <= ${LONGEST_LOGIN} and q.place = 1
      and not exists (select from users x where x.login_key = q.login_key)`)
  // Told whatever else is wrong with the user, as long as it is clear that it would be created.
  const about = (condition: ReturnType<typeof sql>) => sql`
    select q.first_row, 'Gebruiker_Inlognaam', q.login, q.u from q
    where q.user_id is null and q.hits = 0 and ${condition} and not exists (
      select from rm where rm.u = q.u and rm.severity = 'error' and rm."column" in ('Gebruiker_GebruikersGroep', 'Gebruiker_Inlognaam'))`
  const inUse = sql`(exists (select from users x where x.login_key = q.login_key)
    or exists (select from ln where ln.login_key = q.login_key and ln.u < q.u))`
  await remark(facts, 'login-name-taken', 'error', about(sql`q.login <> '' and char_length(q.login) <= ${LONGEST_LOGIN} and ${inUse}`))
  await remark(facts, 'login-name-too-long', 'error', about(sql`char_length(q.login) > ${LONGEST_LOGIN}`))
  await remark(facts, 'login-name-missing', 'error', about(sql`q.login = ''`))
}

async function generated(facts: PlanFacts): Promise<void> {
  const { tx, account, settings } = facts
  const start = settings.loginName === 'account' ? accountStem(account.name) : (settings.prefix ?? '').normalize('NFC').trim()
  const { rows } = await tx.execute<{ u: number; initials: string | null; first_name: string | null; last_name: string | null }>(sql`
    select q.u, q.initials, q.first_name, q.last_name from q
    where q.user_id is null and not exists (select from rm where rm.u = q.u and rm.severity = 'error') order by q.u`)
  const stems = rows.map((row) => loginStem(start, { initials: row.initials, firstName: row.first_name, lastName: row.last_name }))
  const give = loginNames(await namesInUse(facts, stems))
  const copy = copyStream(clientOf(tx), 'copy ln from stdin')
  let lines = ''
  for (const [i, row] of rows.entries()) {
    const stem = stems[i] as string
    const { name, number } = give(stem)
    lines += `${[row.u, name, fold(name), fold(stem), number].map(copyText).join('\t')}\n`
  }
  await copy.write(lines)
  await copy.end()
}

/** Names in use that a stem could collide with: everything that begins with the stem, or with the part that no number can take the place of. */
async function namesInUse({ tx }: PlanFacts, stems: string[]): Promise<Set<string>> {
  const starts = [...new Set(stems.map((stem) => [...fold(stem)].slice(0, SURE).join('')))]
  const { rows } = await tx.execute<{ login_key: string }>(sql`
    select x.login_key from unnest(${array(starts)}::text[]) as s(start)
    join users x on x.login_key ~>=~ s.start and x.login_key ~<~ (s.start || chr(1114111))
    where substr(x.login_key, char_length(s.start) + 1) ~ '^[0-9]*$' or char_length(s.start) = ${SURE}`)
  return new Set(rows.map((row) => row.login_key))
}
