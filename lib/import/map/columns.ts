import { foldColumn } from '@/lib/kernel/fold'

/** The columns of the user import, in the order of rule I3. */
export const TARGETS = [
  'Werkgevercode',
  'AfdelingCode',
  'AutorisatieNiveau',
  'Werknemer_Personeelsnummer',
  'Gebruiker_GebruikersGroep',
  'Gebruiker_Rol',
  'Gebruiker_Code',
  'Gebruiker_NetId',
  'Gebruiker_Inlognaam',
  'Gebruiker_Personeelsnummer',
  'Gebruiker_BSN',
  'Gebruiker_ExternId',
  'Gebruiker_ObjectId',
  'Gebruiker_Achternaam',
  'Gebruiker_Tussenvoegsels',
  'Gebruiker_Voorletters',
  'Gebruiker_Roepnaam',
  'Gebruiker_Geslacht',
  'Gebruiker_Email',
  'Gebruiker_Email2',
  'Gebruiker_Telefoonnummer',
  'Gebruiker_Telefoonnummer2',
] as const

export type Target = (typeof TARGETS)[number]

/** Columns that the templates do not use: a warning once, and dropped before anything is stored (I16). */
export const IGNORED: readonly Target[] = ['Gebruiker_BSN', 'Gebruiker_ExternId', 'Gebruiker_ObjectId']

/** The second set of headings in use → target (I3), under the folded heading. Its Werkgevercode is the target's own name. */
export const SECOND_SET: ReadonlyMap<string, Target> = new Map(
  (
    [
      ['Gebruikersgroep', 'Gebruiker_GebruikersGroep'],
      ['Gebruikercode', 'Gebruiker_Code'],
      ['Inlognaam', 'Gebruiker_Inlognaam'],
      ['Achternaam', 'Gebruiker_Achternaam'],
      ['Tussenvoegsels', 'Gebruiker_Tussenvoegsels'],
      ['Voorletters', 'Gebruiker_Voorletters'],
      ['Roepnaam', 'Gebruiker_Roepnaam'],
      ['Geslacht', 'Gebruiker_Geslacht'],
      ['Emailadres', 'Gebruiker_Email'],
      ['Telefoonnummer', 'Gebruiker_Telefoonnummer'],
      ['Personeelsnummer', 'Gebruiker_Personeelsnummer'],
      ['WerkgeverCode', 'Werkgevercode'],
    ] as const
  ).map(([heading, target]) => [foldColumn(heading), target]),
)

/** Folded names by which a header row is recognised: both sets of I3. */
export const KNOWN_COLUMNS: ReadonlySet<string> = new Set([...TARGETS.map(foldColumn), ...SECOND_SET.keys()])
