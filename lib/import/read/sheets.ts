import { fold } from '@/lib/kernel/fold'
import { UnreadableFile } from './reading'

/** The sheet to read: the named one, else the first that is visible. Hidden sheets do not count (decided). */
export function chosenSheet<T extends { name: string; visible: boolean }>(sheets: readonly T[], wanted: string | undefined): T {
  const visible = sheets.filter((sheet) => sheet.visible)
  if (visible.length === 0) throw new UnreadableFile('no-sheet')
  if (wanted === undefined) return visible[0]!
  const sheet = visible.find(({ name }) => name === wanted) ?? visible.find(({ name }) => fold(name) === fold(wanted))
  if (!sheet) throw new UnreadableFile('unknown-sheet', { sheet: wanted, sheets: visible.map(({ name }) => name).join(', ') })
  return sheet
}
