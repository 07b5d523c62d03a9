/** The three sheets of U5, each recognised by its header. */
export const sheetNames = ['werkgevers', 'afdelingen', 'werknemers'] as const
export type SheetName = (typeof sheetNames)[number]

export type Column = {
  name: string
  /** Part of the key: must be filled on every row. */
  key?: true
  /** How the cell is read; plain text when nothing is said. */
  kind?: 'groups' | 'gender' | 'email'
  /** The staging column that takes it. */
  staged: string
}

const employer: Column = { name: 'Werkgevercode', key: true, staged: 'employer_code' }

export const sheets: Record<SheetName, readonly Column[]> = {
  werkgevers: [employer, { name: 'Naam', staged: 'name' }, { name: 'Werkgevergroep', kind: 'groups', staged: 'groups' }],
  afdelingen: [
    employer,
    { name: 'AfdelingCode', key: true, staged: 'code' },
    { name: 'Naam', staged: 'name' },
    { name: 'BovenliggendeAfdelingCode', staged: 'parent_code' },
  ],
  werknemers: [
    employer,
    { name: 'Personeelsnummer', key: true, staged: 'number' },
    { name: 'AfdelingCode', staged: 'department_code' },
    { name: 'Achternaam', staged: 'last_name' },
    { name: 'Tussenvoegsels', staged: 'prefixes' },
    { name: 'Voorletters', staged: 'initials' },
    { name: 'Roepnaam', staged: 'first_name' },
    { name: 'Geslacht', kind: 'gender', staged: 'gender' },
    { name: 'EmailadresWerk', kind: 'email', staged: 'work_email' },
    { name: 'TelefoonnummerWerk', staged: 'work_phone' },
  ],
}

/** The most characters that a value may have. */
export const LONGEST = 255

export type Remark = {
  sheet: SheetName
  /** As the spreadsheet shows it; null for a remark about the whole column or sheet. */
  row: number | null
  column: string | null
  severity: 'error' | 'warning'
  code: RemarkCode
  value: string | null
  hint: string | null
}

export type RemarkCode =
  | 'unknown-employer'
  | 'unknown-department'
  | 'department-cycle'
  | 'missing-value'
  | 'value-too-long'
  | 'invalid-character'
  | 'invalid-gender'
  | 'invalid-email'
  | 'cell-error'
  | 'duplicate-row'
  | 'conflicting-rows'
  | 'unknown-column'
  | 'empty-sheet'

/** Why nothing was applied. */
export type RefusalReason = 'unknown-sheet' | 'sheet-twice' | 'errors' | 'empty' | 'safeguard'

export const outcomes = ['create', 'update', 'reopen', 'end', 'unchanged'] as const
export type Outcome = (typeof outcomes)[number]
export type Counts = Record<Outcome, number>
