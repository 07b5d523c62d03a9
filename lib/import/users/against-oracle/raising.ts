import type { Draw } from '../oracle/arbitrary/draw'
import { inScope } from '../oracle/rows'
import { ci, type ImportFile, type Settings, sameGrant, type World } from '../oracle/world'
import type { ReadUser } from './database'

/** Headings that name what a file may not give, or look like those that it may: Cyrillic е and о, a full-width letter, signs of no width. */
const HEADINGS = [
  ...[
    'Niveau',
    'Gebruiker_Niveau',
    'GEBRUIKERNIVEAU',
    'level',
    'Level ',
    'Gebruiker_Level',
    'Status',
    'isAdmin',
    'role',
    '__proto__',
    'constructor',
  ],
  ...[
    'Gebruiker_R\u043el',
    'G\u0435bruiker_Rol',
    'Gebruiker_Rol\u200b',
    'Ｇebruiker_Rol',
    'Gebruiker_GebruikersGroep2',
    'Gebruikersgroepen',
    'level_id',
  ],
]
const LEVELS = ['system', 'Systeem', 'SYSTEEM', 'admin', 'Beheer', 'beheerder', '1', 'true', 'Ѕysteem']

/** Ways to write a name so that it looks the same, and is another. */
const LOOKS: ((name: string) => string)[] = [
  (name) => name.replace('H', '\u041d').replace('e', '\u0435').replace('i', '\u0456'),
  (name) => `${name}\u200b`,
  (name) => [...name].map((sign) => (/[!-~]/.test(sign) ? String.fromCodePoint(sign.codePointAt(0)! + 0xfee0) : sign)).join(''),
  (name) => `${name}\u202e`,
  (name) => name.replace('0', 'O'),
  (name) => `${name}%`,
  (name) => `${name[0]}_${name.slice(2)}`,
]

/** A file that tries: columns beside those there are, and cells that name another account's group, an employer out of scope or a role. */
export function tempted(d: Draw, file: ImportFile, world: World, settings: Settings): ImportFile {
  const extra = d.some(HEADINGS, 25)
  const foreign = world.groups.filter((name) => !settings.groups.some((own) => ci(own) === ci(name)))
  const outside = world.employers.filter((one) => !inScope(one, settings)).map(({ code }) => code)
  const names: Record<string, string[]> = {
    groep: [...foreign, ...world.groups.map(d.pick(LOOKS))],
    werkgever: [...outside, ...world.employers.map(({ code }) => d.pick(LOOKS)(code))],
    rol: [...LEVELS, ...world.roles.map(({ name }) => d.pick(LOOKS)(name))],
    code: world.users.flatMap(({ code }) => code ?? []),
  }
  const place = (end: string) => file.header.findIndex((heading) => ci(heading).replace(/[\s_]/g, '').endsWith(end))
  const places = { groep: place('gebruikersgroep'), werkgever: place('werkgevercode'), rol: place('rol'), code: place('gebruikercode') }
  const rows = file.rows.map((line) => {
    const cells = [...line.cells]
    for (const [name, at] of Object.entries(places))
      if (at >= 0 && names[name]!.length > 0 && d.chance(25)) cells[at] = d.pick(names[name]!)
    return { ...line, cells: [...cells, ...extra.map(() => d.pick(LEVELS))] }
  })
  return { header: [...file.header, ...extra], rows }
}

/** Everything that a commit changed and no file may change (I10, I11, I13, L7). */
export function raised(world: World, settings: Settings, file: ImportFile, found: ReadUser[]): string[] {
  const own = (group: string | null) => settings.groups.some((name) => group !== null && ci(name) === ci(group))
  const scope = new Set(world.employers.filter((one) => inScope(one, settings)).map(({ code }) => code))
  const named = file.rows.flatMap(({ cells }) => cells.map(ci))
  const constant = Object.values(settings.mapping?.constants ?? {}).map(ci)
  const standard = world.roles.find((role) => role.isDefault)?.name
  return found.flatMap((user) => {
    const before = world.users.find(({ login }) => login === user.login)
    const added = user.grants.filter((grant) => !before?.grants.some((other) => sameGrant(grant, other)))
    const problems = [
      user.level !== (before?.level ?? 'user') && `level ${before?.level} → ${user.level}`,
      user.group !== (before?.group ?? null) && !own(user.group) && `group ${user.group}`,
      before?.group && !own(before.group) && user.group !== before.group && `taken from ${before.group}`,
      before &&
        (before.level !== 'user' || (before.group && !own(before.group))) &&
        !same(before, user) &&
        'changed, and not the account’s to change',
      user.role !== (before?.role ?? null) &&
        user.role !== standard &&
        ![...named, ...constant].includes(ci(user.role ?? '')) &&
        `role ${user.role}`,
      ...added.map((grant) => !scope.has(grant.werkgevercode) && `grant on ${grant.werkgevercode}`),
    ]
    return problems.filter((problem) => typeof problem === 'string').map((problem) => `${user.login}: ${problem}`)
  })
}

function same(before: World['users'][number], user: ReadUser): boolean {
  const grants = (list: ReadUser['grants']) =>
    list
      .map((one) => Object.entries(one).sort().join())
      .sort()
      .join(';')
  const { fields, role, status, netId, code } = before
  return (
    JSON.stringify([role, status, netId, code]) === JSON.stringify([user.role, user.status, user.netId, user.code]) &&
    Object.entries(fields).every(([name, value]) => user.fields[name as keyof typeof fields] === value) &&
    grants(before.grants) === grants(user.grants)
  )
}
