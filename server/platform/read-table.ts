import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { BadInput } from './refusal.ts'
import { platformSentences } from './sentences.ts'

/** A line of a table, and which of the text it begins on, counted from 1. */
export type TableRow = { cells: string[]; line: number }

const mostColumns = 100

/**
 * Reads a table as a spreadsheet saves it (RFC 4180, with what else cells are parted by).
 * @param most rows that are read: who calls says what is too many
 * @throws BadInput where a quotation mark is left open
 */
export function readTable(text: string, most: number): TableRow[] {
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
      max_record_size: 200_000,
      to: most,
    })
    return parsed.map(readRecord)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BadInput(platformSentences.quoteLeftOpen(String(error.lines)))
  }
}

/** With `info`, csv-parse gives each record beside where it is, which its types do not say. */
const parsedRecord = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.int() }),
})

function readRecord(parsed: unknown): TableRow {
  const { record, info } = parsedRecord.parse(parsed)
  const cells = record.slice(0, mostColumns)
  // It tells the line on which a record ends.
  const inside = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
  return { cells, line: info.lines - inside }
}

/** Excel's semicolon in France, the tab of « Texte Unicode », or a comma: what cuts the first lines most. */
function delimiterOf(text: string): string {
  const [given] = /^\uFEFF?sep=(.)\r?\n/i.exec(text)?.slice(1) ?? []
  if (given !== undefined) return given
  const unquoted = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const head = unquoted
    .split(/\r?\n|\r/)
    .slice(0, 5)
    .join('\n')
  const counted = [';', '\t', ','].map(sign => ({ sign, count: head.split(sign).length }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign
}
