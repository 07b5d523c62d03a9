import { isKnown } from '../known'
import { LIMITS } from '../limits'
import { CsvTokens } from './tokens'

const CANDIDATES = [';', ',', '\t', '|'] as const

/**
 * Finds the delimiter of CSV text from its first records, quotes respected: the one under which a record names most
 * known columns, else the one that cuts the records most evenly. Null: there is but one column.
 */
export function findDelimiter(sample: string, whole: boolean, known: ReadonlySet<string>): string | null {
  let best: { delimiter: string | null; names: number; score: number } = { delimiter: null, names: 0, score: 0 }
  for (const delimiter of CANDIDATES) {
    const records = sampleRecords(sample, whole, delimiter)
    const names = Math.max(0, ...records.map((cells) => cells.filter((cell) => isKnown(cell, known)).length))
    const score = evenness(records)
    // One known name says nothing: a header of one column has it under every delimiter.
    const better = names > 1 || best.names > 1 ? names > best.names || (names === best.names && score > best.score) : score > best.score
    if (better) best = { delimiter, names, score }
  }
  return best.delimiter
}

function sampleRecords(sample: string, whole: boolean, delimiter: string): string[][] {
  const records: string[][] = []
  const tokens = new CsvTokens(delimiter, (cells) => cells.length && records.push(cells), true)
  try {
    tokens.write(sample)
    if (whole || records.length === 0) tokens.end()
  } catch {
    // Far too wide: should it be the delimiter all the same, reading says so.
    records.push(new Array<string>(LIMITS.sheetColumns).fill(''))
  }
  return records.slice(0, 500)
}

/** The share of records that have the commonest number of cells; 0 when that is one. Wider breaks a tie. */
function evenness(records: string[][]): number {
  const widths = new Map<number, number>()
  for (const cells of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  let commonest: [width: number, count: number] = [1, 0]
  for (const entry of widths) if (entry[1] > commonest[1] || (entry[1] === commonest[1] && entry[0] > commonest[0])) commonest = entry
  return commonest[0] === 1 ? 0 : commonest[1] / records.length + Math.min(commonest[0], 1000) / 1e6
}
