import type { Language, Translations } from '../../language/sentence.ts'
import type { Zone } from '../../language/zone.ts'

export type Cell = string | number | boolean | Translations | null

/** A heading, what stands under it, and what that is where it is a number of milliseconds. */
export type Column<Row> = [
  heading: Translations,
  cell: (row: Row) => Cell,
  /** `instant`: ms UTC; `duration`: ms. */
  holds?: 'instant' | 'duration',
]

/** In whose spreadsheet a table is opened: the language of its words, and the clocks of its instants. */
export type Spreadsheet = { language: Language; zone: Zone }

/** Tells a spreadsheet that the file is UTF-8. */
export const byteOrderMark = '\uFEFF'

/**
 * How the lines of a table are written, the mark and the headings first. Without a spreadsheet they
 * are for programs (RFC 4180): commas, French words, instants in ISO 8601, milliseconds. With one,
 * they are as Excel and LibreOffice in France open a file by a double click: semicolons, a decimal
 * comma, minutes to the hundredth, local times « 2026-11-28 18:17 ». Windows’ own setting decides
 * how a file is cut, not the language of its words: English ones get semicolons as well.
 */
export function csvTable<Row>(columns: readonly Column<Row>[], spreadsheet: Spreadsheet | null) {
  const comma = spreadsheet === null ? ',' : ';'
  const language = spreadsheet?.language ?? 'fr'
  const units = spreadsheet === null ? { instant: ' (UTC)', duration: ' (ms)' } : minutes
  return {
    head: `${byteOrderMark}${lineOf(
      columns.map(([heading, , holds]) => heading[language] + (holds ? units[holds] : '')),
      comma,
    )}`,
    line: (row: Row): string =>
      lineOf(
        columns.map(([, cell, holds]) => textOf(cell(row), holds, spreadsheet)),
        comma,
      ),
  }
}

/** All of a table that is read as a whole: its headings, then a piece a row. */
export function* csvLines<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
  spreadsheet: Spreadsheet | null,
): Generator<string> {
  const { head, line } = csvTable(columns, spreadsheet)
  yield head
  for (const row of rows) yield line(row)
}

const minutes = { instant: '', duration: ' (min)' }

/** One line of a table for programs (RFC 4180): commas, CRLF, quotes doubled; « oui » and « non ». */
export function csvLine(cells: readonly Cell[]): string {
  return lineOf(
    cells.map(cell => textOf(cell, undefined, null)),
    ',',
  )
}

/**
 * Quoted is what has any sign at which a spreadsheet may cut, whichever this file is cut at: one that is
 * set to several, or to another country’s, would take what follows the sign for a cell, and a formula.
 */
function lineOf(texts: readonly string[], comma: string): string {
  const cells = texts.map(text =>
    /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text,
  )
  return `${cells.join(comma)}\r\n`
}

/**
 * What a spreadsheet would take for a formula begins with an apostrophe instead (OWASP, "CSV
 * Injection"): residents choose their names and words.
 */
function textOf(
  cell: Cell,
  holds: Column<never>[2] | undefined,
  spreadsheet: Spreadsheet | null,
): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return numberText(cell, holds, spreadsheet)
  const language = spreadsheet?.language ?? 'fr'
  if (typeof cell === 'boolean') return affirmed[language][cell ? 0 : 1]
  const text = typeof cell === 'string' ? cell : cell[language]
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
}

const affirmed = { fr: ['oui', 'non'], en: ['yes', 'no'] } as const

function numberText(
  value: number,
  holds: Column<never>[2] | undefined,
  spreadsheet: Spreadsheet | null,
): string {
  if (holds === 'instant') {
    if (spreadsheet === null) return new Date(value).toISOString()
    const local = new Date(value + spreadsheet.zone.offsetAt(value)).toISOString()
    return local.slice(0, 16).replace('T', ' ')
  }
  if (spreadsheet === null) return String(value)
  const shown = holds === 'duration' ? Math.round(value / 600) / 100 : value
  return String(shown).replace('.', ',')
}
