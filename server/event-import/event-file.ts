import { mended } from '../language/foreign-text.ts'
import type { Sentence } from '../language/sentence.ts'
import { BadInput } from '../platform/refusal.ts'
import type { EventFileRead } from './csv.ts'
import { type EventFileText, eventFileTextOf } from './file.ts'
import type { ImportColumn } from './rules.ts'

/** A file as it came; `columns`: what each of a table holds, where a person has said so. */
export type EventFileWork = {
  bytes: Uint8Array
  columns: (ImportColumn | null)[] | null
  /** On which clocks, and when: a local time. */
  zone: string
  now: string
}

export type EventFile = EventFileRead & Pick<EventFileText, 'kind' | 'encoding'>
export type EventFileAnswer =
  | { kind: 'read'; file: EventFile }
  | { kind: 'refused'; sentence: Sentence }

/** Reads a table or a calendar of events. Some take for ever: see `read-apart.ts`. */
export async function readEventFile({
  bytes,
  columns,
  ...here
}: EventFileWork): Promise<EventFileAnswer> {
  try {
    const { kind, encoding, text } = eventFileTextOf(bytes)
    const read =
      kind === 'ics'
        ? (await import('./ics.ts')).readEventsIcs(text, here)
        : (await import('./csv.ts')).readEventsCsv(text, columns)
    return { kind: 'read', file: { ...read, lines: read.lines.map(legible), kind, encoding } }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { kind: 'refused', sentence: error.sentence }
  }
}

/** Its words as a person would see them: what a program left between them, nobody can correct. */
function legible(line: EventFileRead['lines'][number]): EventFileRead['lines'][number] {
  return {
    ...line,
    title: oneLine(line.title),
    place: oneLine(line.place),
    text: mended(line.text),
    link: oneLine(line.link),
    uid: line.uid === null ? null : oneLine(line.uid),
  }
}

const oneLine = (text: string) => mended(text).replaceAll('\n', ' ')
