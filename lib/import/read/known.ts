import { foldColumn } from '@/lib/kernel/fold'

/** No column name is near as long; folding a text of a million characters to see that takes its time. */
const LONGEST_NAME = 100

/** Whether a text is one of the known column names (I3), which are given folded. */
export const isKnown = (text: string, known: ReadonlySet<string>): boolean => text.length <= LONGEST_NAME && known.has(foldColumn(text))
