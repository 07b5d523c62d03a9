import { csv } from './sheet/csv'
import type { Sheet } from './sheet/sheet'
import { xls } from './sheet/xls'
import { xlsx } from './sheet/xlsx'
import { xml } from './sheet/xml'

export const sheetFormats = ['csv', 'xlsx', 'xls', 'xml'] as const
export type SheetFormat = (typeof sheetFormats)[number]

/** The media type with which a file of each format is offered. */
export const mediaTypes: Record<SheetFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  xml: 'application/xml; charset=utf-8',
}

/**
 * Writes a sheet of text cells as a file, piece by piece and no faster than the pieces are taken; every cell reads back as the text it is
 * (I2), and none is run as a formula (quality.md, Exports). Only .xls needs all of its rows at once; it throws `TooManyRows` past 65,535.
 */
export function writeSheet(format: SheetFormat, sheet: Sheet): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return csv(sheet)
    case 'xlsx':
      return xlsx(sheet)
    case 'xls':
      return xls(sheet)
    case 'xml':
      return xml(sheet)
  }
}
