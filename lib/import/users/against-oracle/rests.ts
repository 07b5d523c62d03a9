import type { ImportCase } from '../oracle/arbitrary'
import { readRows } from '../oracle/cells'
import { layout } from '../oracle/columns'
import { gather } from '../oracle/gather'
import { inAccount, match } from '../oracle/identity'
import { oraclePlan } from '../oracle/oracle'
import { resolveRow } from '../oracle/rows'
import { ci, type User } from '../oracle/world'
import type { Edit, Thing } from './edits'

/** Whether a plan made before an edit may still be committed; 'either' where I19 leaves room to be careful. */
export type Verdict = 'stale' | 'stands' | 'either'

/** I19 in the words of the world, knowing nothing of how the import watches over it. */
export function verdict(given: ImportCase, edit: Edit): Verdict {
  const plan = (world: ImportCase['world']) => {
    const { commitReason, after, ...rest } = oraclePlan(world, given.settings, given.file)
    return JSON.stringify(rest)
  }
  const judged = judge(edit.about, given)
  return judged === 'stale' || plan(given.world) === plan(edit.on(given.world)) ? judged : 'stale'
}

function judge(thing: Thing, { world, settings, file }: ImportCase): Verdict {
  const rows = readRows(file, layout(file.header, settings), settings.mapping)
  const named = (target: Parameters<(typeof rows)[0]['values']['get']>[0]) =>
    rows.map(({ values }) => values.get(target) ?? '').filter(Boolean)
  const { users } = gather(
    rows.map((row) => resolveRow(row, world, settings)),
    settings,
  )
  const delivered = users.flatMap((user) => match(user, world, settings).delivered)
  /** Users that the plan is about: delivered, or in one of the account's groups. */
  const planned = (user: User) => delivered.some(({ login }) => login === user.login) || inAccount(user.group, settings)
  const granted = world.users.filter(planned).flatMap((user) => user.grants)
  /** Something on which someone has a grant: of a user who is only looked up its end may count or not. */
  const grantedTo = (same: (grant: (typeof granted)[number]) => boolean): Verdict =>
    granted.some(same) ? 'stale' : world.users.some((user) => user.grants.some(same)) ? 'either' : 'stands'

  const aboutUser = (user: User): Verdict => {
    if (planned(user)) return 'stale'
    const codes = users.map(({ code }) => ci(code))
    if (user.code !== null && codes.includes(ci(user.code))) return settings.identification === 'code' ? 'stale' : 'either'
    // The NetId or login name of someone else: it matters only when the plan comes out otherwise.
    const logins = [...named('Gebruiker_Inlognaam').map(ci), ...oraclePlan(world, settings, file).plan.map(({ login }) => ci(login ?? ''))]
    const alike = logins.some(
      (login) => login.slice(0, 25) === ci(user.login).slice(0, 25) || ci(user.login).startsWith(login.replace(/\d+$/, '')),
    )
    const netIds = [...named('Gebruiker_NetId'), ...delivered.flatMap((one) => one.netId ?? [])].map(ci)
    const netId = user.netId !== null && netIds.includes(ci(user.netId))
    return alike || netId ? 'either' : 'stands'
  }

  switch (thing.kind) {
    case 'account':
      return 'stale'
    case 'nothing':
      return 'stands'
    case 'user': {
      const both = [thing.before, thing.after].filter((user) => user !== null).map(aboutUser)
      return both.includes('stale') ? 'stale' : both.includes('either') ? 'either' : 'stands'
    }
    case 'employer': {
      if (thing.group) {
        if (settings.scope.kind === 'groups' && settings.scope.names.some((name) => ci(name) === ci(thing.group!))) return 'stale'
        return named('Werkgevercode').includes(thing.code) ? 'either' : 'stands'
      }
      return named('Werkgevercode').includes(thing.code) ? 'stale' : grantedTo((one) => one.werkgevercode === thing.code)
    }
    case 'department': {
      const names = rows.some(({ values }) => values.get('Werkgevercode') === thing.employer && values.get('AfdelingCode') === thing.code)
      return names ? 'stale' : grantedTo((one) => one.werkgevercode === thing.employer && one.afdelingCode === thing.code)
    }
    case 'employee': {
      const names = rows.some(
        ({ values }) => values.get('Werkgevercode') === thing.employer && values.get('Werknemer_Personeelsnummer') === thing.number,
      )
      if (names) return 'stale'
      // Looked up in stages (I14): whether this one was looked at depends on what came before, unless the plan comes out otherwise.
      const held = grantedTo((one) => one.werkgevercode === thing.employer && one.personeelsnummer === thing.number)
      return held !== 'stands' || named('Gebruiker_Personeelsnummer').includes(thing.number) ? 'either' : 'stands'
    }
    case 'role':
      return named('Gebruiker_Rol').some((name) => ci(name) === ci(thing.name)) ? 'stale' : 'stands'
    case 'group':
      return named('Gebruiker_GebruikersGroep').some((name) => ci(name) === ci(thing.name)) ? 'stale' : 'stands'
  }
}
