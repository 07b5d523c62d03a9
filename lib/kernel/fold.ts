/** The key under which values that ignore case are matched: user code, login name, group, role, e-mail (U6). */
export const fold = (value: string): string => value.normalize('NFC').trim().toLowerCase()

/** Column names match ignoring case, spaces and underscores (I3). */
export const foldColumn = (value: string): string => fold(value).replace(/[\s_\u00a0]+/gu, '')
