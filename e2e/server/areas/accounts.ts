import { setAccount } from '@/lib/import/accounts/commands'
import { type ActionRow, type Allowed, from, type PageRow, page } from '../row'
import { accountOf } from '../runs'
import { fresh, type Target, type World } from '../world'

/** Customer accounts are of System alone, whoever reaches their employers (L8). */
const system: Allowed = { system: ['own', 'foreign'] }
const machine = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' } as const

/** An account for one call, whose scope and group are the target's: what a change leaves behind is nobody else's. */
async function savedOf(world: World, target: Target): Promise<object> {
  const code = fresh('account')
  const scope = { kind: 'employers' as const, codes: [world.employer[target === 'missing' ? 'own' : target]] }
  const made = target === 'missing' ? null : await setAccount(machine, { code, scope, groups: [world.group[target].name] })
  if (made && !made.ok) throw new Error(JSON.stringify(made.problems))
  return { code, version: 1, name: fresh('Naam') }
}

/** A new account for the target's employer and group: what does not exist cannot be named. */
const madeOf = (world: World, target: Target): object => ({
  code: fresh('account'),
  name: fresh('Naam'),
  scope: { kind: 'employers', codes: [world.employer[target]] },
  groups: [world.group[target].name],
})

export const actions: Record<string, ActionRow> = {
  'app/(console)/import/klantaccounts/actions.ts#create': {
    allowed: system,
    input: async (world, target) => [madeOf(world, target)],
  },
  'app/(console)/import/klantaccounts/actions.ts#save': {
    allowed: system,
    input: async (world, target) => [await savedOf(world, target)],
  },
}

const signedOut = { signedOut: 401 }
const choice = (kind: string): PageRow['path'] => {
  return async (world, target) => `/api/keuzes/klantaccounts/${kind}?zoek=&account=${await accountOf(world, target)}`
}

export const pages: Record<string, PageRow> = {
  '/(console)/import/klantaccounts/page': page('/import/klantaccounts', 'system'),
  '/api/keuzes/klantaccounts/[soort]/route': { allowed: from('system'), path: choice('groepen'), targets: true, status: signedOut },
  '/api/lijsten/klantaccounts/[format]/route': {
    allowed: from('system'),
    path: () => '/api/lijsten/klantaccounts/csv',
    status: signedOut,
  },
}
