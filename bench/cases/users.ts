import { sql } from 'drizzle-orm'
import { db, type Tx } from '@/db/client'
import { type Context, programContext } from '@/lib/kernel/context'

const words = {
  first:
    'Anouk Ayşe Bram Daan Emma Fatima Finn Gülay Hendrik Ilse Jan Johanna Kees Koen Lars Lotte Maria Mehmet Noor Olga Pieter Sanne Sem Sofie Thijs Youssef',
  root: 'Berg Bakker Bos Brouwer Bruijn Dekker Dijk Graaf Haan Hendriks Jansen Jong Kok Leeuwen Maas Meer Meijer Mulder Müller Nuñez Peters Post Prins Schouten Smit Veen Visser Vos Vries Wit Yılmaz Zwart',
  end: 'ander bak burg dam daal eind feld gaard hof huis kamp laan ma mans meer poort stra veld waard wijk zoon',
  prefix: '-- -- -- van de van_der ter',
}
const pick = (list: string, by: string) => sql.raw(`(string_to_array('${list}', ' '))[1 + (${by}) % ${list.split(' ').length}]`)

/** Fills the table of users without its indexes and makes those afterwards, as a restore does: a third of the time. */
async function indexedAfterwards(tx: Tx, fill: () => Promise<unknown>): Promise<void> {
  const { rows } = await tx.execute<{ name: string; definition: string }>(sql`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i
    where indrelid = 'users'::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`)
  for (const { name } of rows) await tx.execute(sql.raw(`drop index ${name}`))
  await fill()
  await tx.execute(sql`set local maintenance_work_mem = '512MB'`)
  for (const { definition } of rows) await tx.execute(sql.raw(definition))
}

/** An Admin with own grants on so many employers, signed in. */
export async function adminOf(employers: number): Promise<Context> {
  const login = `beheer.${employers}`
  const { rows } = await db().execute<{ id: string }>(sql`
    insert into users (login_name, login_key, level, group_id) select ${login}, ${login}, 'admin', max(id) from user_groups returning id`)
  const userId = Number(rows[0]?.id)
  await db().execute(
    sql`insert into grants (user_id, employer_id) select ${userId}, id from (select id from employers order by id desc limit ${employers}) e`,
  )
  await db().execute(sql`insert into sessions (id_hash, user_id, ends_at) values (${login}, ${userId}, now() + interval '1 day')`)
  return { ...programContext, means: 'screen', actor: { kind: 'user', userId, login, level: 'admin', sessionHash: login } }
}

/**
 * A system with so many users, made in SQL: a third of them in one group, the others in as many groups as there are employers, of very
 * different sizes; names of everyday kinds, hundreds with the same last name; one in twenty deactivated.
 */
export async function manyUsers(count: number, employerCount: number): Promise<void> {
  const groups = employerCount
  await db().execute(
    sql`insert into roles (name, name_key, is_default) select 'Rol ' || n, 'rol ' || n, n = 1 from generate_series(1, 12) n on conflict do nothing`,
  )
  await db().execute(
    sql`insert into employers (code, name) select lpad(n::text, 5, '0'), 'Werkgever ' || n from generate_series(1, ${employerCount}::int) n`,
  )
  await db().execute(sql`
    insert into user_groups (name, name_key) select 'Groep ' || n, 'groep ' || n from generate_series(1, ${groups}::int) n`)
  await db().execute(sql`
    insert into group_employers (group_id, employer_id)
    select g.id, e.id from (select id, row_number() over (order by id) as n from user_groups) g
    join (select id, row_number() over (order by id) as n from employers) e on e.n in (g.n, 1 + g.n * 7 % ${groups}::int)`)
  // Multiplying by a prime spreads neighbours over names and groups; the squares make few groups large and many small.
  const insert = sql`
    insert into users (login_name, login_key, code, code_key, level, group_id, role_id, status, valid_until, initials, first_name, prefixes, last_name, email, phone)
    select left(x.login, 32), lower(left(x.login, 32)), x.code, x.code, case when n % 5000 = 1 then 'system' when n % 200 = 2 then 'admin' else 'user' end,
      case when n % 3 = 0 then 1 when n % 50 = 1 then null else 1 + floor(${groups}::int * power(((n::bigint * 48271) % 2147483647)::float8 / 2147483647, 3))::int end,
      case when n % 17 = 0 then null else 1 + (n % 12) end, case when n % 20 = 7 then 'deactivated' else 'active' end,
      case when n % 100 = 3 then current_date + (n % 400) - 100 end,
      left(x.first, 1) || '.', x.first, nullif(replace(x.prefix, '_', ' '), '--'), x.last,
      x.code, '+31 6 ' || lpad((n % 100000000)::text, 8, '0')
    from (
      select n, first, prefix, last, 'k' || (n % ${employerCount}::int) || '.' || left(first, 1) || last || n as login,
        'w' || lpad((n % ${employerCount}::int)::text, 5, '0') || '.' || lpad(n::text, 7, '0') || '@voorbeeld.example' as code
      from generate_series(1, ${count}::int) n,
        lateral (select (n::bigint * 7919) % 1000003 as h) mixed,
        lateral (select ${pick(words.first, 'h')} as first, ${pick(words.prefix, 'h / 26')} as prefix,
          ${pick(words.root, 'h / 7')} || ${pick(words.end, 'h / 301')} as last) named
    ) x`
  await db().transaction((tx) => indexedAfterwards(tx, () => tx.execute(insert)))
  await db().execute(sql`
    insert into grants (user_id, employer_id) select u.id, e.id from users u
    join (select id, row_number() over (order by id) as n from employers) e on e.n = 1 + u.id % ${employerCount}::int where u.id % 2 = 0`)
  await db().execute(sql`
    insert into sessions (id_hash, user_id, created_at, ends_at)
    select md5(u.id::text), u.id, now() - make_interval(mins => (u.id % 500000)::int), now() from users u where u.id % 4 = 0`)
  await db().execute(sql`
    insert into api_clients (client_id, application_id, user_id, scopes)
    select 'c' || u.id, a.id, u.id, '{werkgevers.read}' from users u cross join (select id from external_applications limit 1) a where u.id % 500 = 4`)
  // As the server does by itself in quiet minutes.
  await db().execute(sql`vacuum analyze`)
}
