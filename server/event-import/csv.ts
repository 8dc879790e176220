import { NBSP } from '../language/french.ts'
import { isMonth, readWhen, type When } from '../language/french-when.ts'
import { readTable, type TableRow } from '../platform/read-table.ts'
import { BadInput } from '../platform/refusal.ts'
import { endOnDayOf, guessColumns, type ImportColumn, mostImportedEvents } from './rules.ts'
import { eventImportSentences } from './sentences.ts'
import type { ImportField, ImportLine, ImportNote, ImportPreview } from './shapes.ts'

export type EventFileRead = Pick<ImportPreview, 'columns' | 'rules' | 'notes'> & {
  lines: ImportLine[]
}

/**
 * Reads a table of events as a spreadsheet saves it.
 * @param chosen what each column holds, where a person has said so; null: guessed by its heading.
 * @throws BadInput for what is no table.
 */
export function readEventsCsv(
  text: string,
  chosen: readonly (ImportColumn | null)[] | null = null,
): EventFileRead {
  const records = readTable(text, mostImportedEvents * 2)
  const headAt = records.findIndex(({ cells }) => cells.filter(cell => cell !== '').length > 1)
  const head = records[headAt]
  if (head === undefined) {
    throw new BadInput(eventImportSentences.noTable)
  }
  const rows = records.slice(headAt + 1).filter(({ cells }) => {
    const [said, ...more] = cells.filter(cell => cell !== '')
    return said !== undefined && !(more.length === 0 && isMonth(said))
  })
  if (rows.length === 0) {
    throw new BadInput(eventImportSentences.oneLineOnly)
  }
  if (rows.length > mostImportedEvents) throw tooMany(rows.length)
  const holds = (chosen ?? guessColumns(head.cells)).slice(0, head.cells.length)
  const unknown = head.cells.filter((name, place) => name !== '' && (holds[place] ?? null) === null)
  return {
    columns: head.cells.map((header, place) => ({
      header,
      example: (rows.find(({ cells }) => cells[place])?.cells[place] ?? '').slice(0, 80),
      holds: holds[place] ?? null,
    })),
    rules: {},
    notes:
      unknown.length === 0
        ? []
        : [
            eventImportSentences.columnsLeft(
              unknown.length,
              unknown.slice(0, 8).map(name => name.slice(0, 40)),
            ),
          ],
    lines: rows.map(row => lineOf(row, holds)),
  }
}

export function tooMany(count: number): BadInput {
  return new BadInput(eventImportSentences.tooManyEvents(count, mostImportedEvents))
}

function lineOf({ cells, line }: TableRow, holds: readonly (ImportColumn | null)[]): ImportLine {
  const cell = (column: ImportColumn): string => cells[holds.indexOf(column)]?.trim() ?? ''
  const notes: ImportNote[] = []
  const look = (column: ImportColumn, field: ImportField): When => {
    const when = readWhen(cell(column))
    if (when.problem !== null) notes.push({ level: 'error', field, message: when.problem })
    if (when.doubt !== null) notes.push({ level: 'warning', field, message: when.doubt })
    return when
  }
  const day = look('date', 'start')
  const hour = look('time', 'start')
  const lastDay = look('endDate', 'end')
  const lastHour = look('endTime', 'end')
  const date = day.date ?? hour.date
  const time = hour.time ?? day.time
  const endTime = lastHour.time ?? lastDay.time ?? hour.endTime ?? day.endTime
  const endDate = lastDay.date ?? lastHour.date ?? day.endDate ?? hour.endDate
  return {
    key: `l${line}`,
    line,
    title: oneLine(cell('title')).slice(0, 300),
    start: startOf(date, time),
    end: endOf({ date, time, endDate, endTime }),
    place: [oneLine(cell('room')), oneLine(cell('place'))]
      .filter(part => part !== '')
      .join(', ')
      .slice(0, 500),
    text: textOf(cell('text'), oneLine(cell('organiser'))),
    link: cell('link').slice(0, 500),
    uid: null,
    series: null,
    notes,
  }
}

function startOf(date: string | null, time: string | null): string {
  return `${date ?? ''}${time === null ? '' : `T${time}`}`
}

/** An end without an hour is of the whole day, one without a day is on that of the start. */
function endOf(when: Pick<When, 'date' | 'time' | 'endDate' | 'endTime'>): string {
  const { date, time, endDate, endTime } = when
  if (endDate === null && endTime === null) return ''
  if (endTime === null) return endDate === date || endDate === null ? '' : endDate
  if (endDate !== null) return `${endDate}T${endTime}`
  return date === null ? `T${endTime}` : endOnDayOf(`${date}T${time ?? '00:00'}`, endTime)
}

function textOf(text: string, organiser: string): string {
  const said = text.replace(/\r\n?/g, '\n').trim()
  const by = organiser === '' ? '' : `Organisateur${NBSP}: ${organiser}`
  return [said, by]
    .filter(part => part !== '')
    .join('\n\n')
    .slice(0, 10_000)
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
