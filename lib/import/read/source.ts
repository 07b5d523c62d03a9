import type { FileFacts, ReadRow } from './reading'

/** Rows of a sheet in order, a batch at a time; blank rows may be left out, cells need not be padded. */
export type Rows = AsyncGenerator<ReadRow[]>

/** A file recognised and opened, its header not yet looked for. `namedColumns`: row 1 is the header whatever it says. */
export type Source = Pick<FileFacts, 'format' | 'sheet' | 'encoding' | 'delimiter'> & { rows: () => Rows; namedColumns?: boolean }
