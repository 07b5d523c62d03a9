import type { Mapping, Scope, Settings, World } from '../world'
import type { Draw } from './draw'
import { DOMAINS, GROUPS } from './world'

/** Settings of a customer account on this world: every choice of every setting, safeguards of all kinds. */
export function drawSettings(d: Draw, world: World): Settings {
  const loginName = d.pick(['account', 'prefix', 'kolom'] as const)
  return {
    code: 'demo',
    name: d.pick(['Demo Zorg', 'Demo', 'Dëmo! Noord']),
    template: d.pick(['standaard', 'volledig'] as const),
    element: d.pick(['afdeling', 'werkgever', 'werknemer'] as const),
    identification: d.pick(['groep-en-code', 'code'] as const),
    loginName,
    prefix: loginName === 'prefix' || d.chance(20) ? d.pick(['Klant', 'Klant_1']) : null,
    ssoDomain: d.pick([null, ...DOMAINS]),
    contact: d.pick(['delivered', 'always', 'never'] as const),
    mapping: d.chance(loginName === 'kolom' ? 90 : 45) ? drawMapping(d) : null,
    groups: d.pick([['HR', 'Leidinggevenden'], ['HR', 'Leidinggevenden'], ['HR'], ['Leidinggevenden'], GROUPS]),
    scope: drawScope(d, world),
    safeguards: {
      maxDeactivated: d.pick([null, null, 'off', '1', '0', '30%', '100%']),
      maxMoved: d.pick([null, null, 'off', '0', '1', '20%']),
      maxLosses: d.pick([null, null, 'off', '0', '1', '2', '25%']),
      maxErrorRows: d.pick([null, 'off', '25%', '0%', '100%']),
    },
  }
}

function drawScope(d: Draw, world: World): Scope {
  const named = d.some(world.employers, 70).map((employer) => employer.code)
  return d.pick<Scope>([
    { kind: 'all' },
    { kind: 'all' },
    { kind: 'groups', names: [d.pick(world.employerGroups)] },
    { kind: 'employers', codes: named.length ? named : [world.employers[0]!.code] },
  ])
}

/** I4: columns of the file under names of their own, a constant, and values translated. */
function drawMapping(d: Draw): Mapping {
  const columns: Record<string, string> = {}
  if (d.chance(80)) columns.Gebruiker_NetId = 'NetId'
  if (d.chance(80)) columns.Gebruiker_Inlognaam = 'Inlog'
  if (d.chance(30)) columns.Gebruiker_Code = 'Nummer'
  if (d.chance(20)) columns.Werkgevercode = 'administratie'
  const constants: Record<string, string> = {}
  if (d.chance(10)) constants.Gebruiker_GebruikersGroep = d.pick(['HR', 'hr', 'P&O'])
  if (d.chance(10)) constants.Gebruiker_Rol = d.pick(['Lezer', ''])
  const values: Record<string, Record<string, string>> = {}
  if (d.chance(40)) values.Werkgevercode = { '12': '0012', '1': '0001' }
  if (d.chance(40)) values.Gebruiker_GebruikersGroep = { 'P&O': 'HR', Managers: 'Leidinggevenden' }
  if (d.chance(20)) values.Gebruiker_Geslacht = { man: 'M', '1': 'M', '2': 'V' }
  return { columns, constants, values }
}
