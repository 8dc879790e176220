import { z } from 'zod'
import { id, idText, instant, line, localTime, said } from '../platform/shapes.ts'
import { importColumns, mostImportedEvents } from './rules.ts'

const importFields = ['title', 'start', 'end', 'place', 'text', 'link'] as const
export type ImportField = (typeof importFields)[number]

/** What is to be said of one event of a file, about one field or about all of it. */
const importNote = z.object({
  /** `error`: it cannot be made as it is; `warning`: it can, and somebody should look. */
  level: z.enum(['error', 'warning']),
  field: z.enum(importFields).nullable(),
  message: said,
})
export type ImportNote = z.infer<typeof importNote>

/**
 * A date alone where no hour is given; « T18:30 » where the hour was read and the date was not;
 * empty: nothing that could be read.
 */
const dateOrTime = z.string().regex(/^(\d{4}-\d{2}-\d{2})?(T\d{2}:\d{2})?$/)

/** One event of a file, as it was understood or as a person corrected it. */
const importLine = z.object({
  /** Its place in the file: it stays the same when the file is read again. */
  key: z.string().min(1).max(100),
  /** The line of a table, counted from 1; null: of a calendar. */
  line: z.int().nullable(),
  title: z.string().max(300),
  start: dateOrTime,
  end: dateOrTime,
  place: z.string().max(500),
  text: z.string().max(10_000),
  link: z.string().max(500),
  /** What a calendar knows it by, so that the same file can come again. */
  uid: z.string().max(400).nullable(),
  /** Which repetition it is of, among `rules`. */
  series: z.string().max(400).nullable(),
  /** What its reader had to say; a field that is corrected loses its notes. */
  notes: z.array(importNote).max(20).default([]),
})
export type ImportLine = z.infer<typeof importLine>

const rules = z.record(z.string().max(400), z.string().max(300))

/** What all events of a file are given. */
const importChoices = z.object({
  /** The plan that announces each; null: none is announced. */
  plan: id.nullable().default(null),
  channels: z.array(id).max(50).default([]),
  /** 'HH:MM' for what has no hour of its own; null: then it is an error. */
  clock: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
})

/** The lines that were read, or corrected, to be looked at again. */
export const importCheck = importChoices.extend({
  lines: z.array(importLine).max(mostImportedEvents),
})
export type ImportCheck = z.infer<typeof importCheck>

export const eventImportNew = importCheck.extend({
  fileName: line(255),
  rules: rules.default({}),
  /** What becomes of events that are there already. */
  known: z.enum(['skip', 'update']).default('skip'),
})
export type EventImportNew = z.infer<typeof eventImportNew>

/** A query: what a file is read with. */
export const eventFileQuery = z.object({
  name: line(255),
  /** For each column of a table what it holds, by commas; `-` for nothing. Absent: guessed. */
  columns: z
    .string()
    .max(2_000)
    .transform(text => text.split(','))
    .pipe(z.array(z.enum([...importColumns, '-'])).max(100))
    .optional(),
  plan: idText.optional(),
  channels: z
    .string()
    .max(500)
    .transform(text =>
      text
        .split(',')
        .filter(part => part !== '')
        .map(Number),
    )
    .pipe(z.array(id))
    .optional(),
  clock: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
})
export type EventFileQuery = z.infer<typeof eventFileQuery>

const importStep = z.object({
  name: z.string(),
  dueLocal: localTime,
  isPast: z.boolean(),
  audience: z.enum(['public', 'internal']),
})

const importLinePreview = importLine.extend({
  /** Whether it would be made, or brought up to date. */
  becomes: z.enum(['new', 'known', 'refused']),
  /** The event that it is already. */
  event: z.object({ id, title: z.string() }).nullable(),
  /** All there is to say of it: its reader's notes, and what was found since. */
  findings: z.array(importNote),
  /** What its plan would make of it, those already past included. */
  steps: z.array(importStep),
})
export type ImportLinePreview = z.infer<typeof importLinePreview>

const importCounts = z.object({
  events: z.int(),
  /** Would be made. */
  made: z.int(),
  known: z.int(),
  refused: z.int(),
  warned: z.int(),
  /** Posts on channels that would be planned for those that would be made. */
  publications: z.int(),
  /** Steps of their plans that are already past. */
  past: z.int(),
  /** Whether that is more than anybody plans without a second look. */
  isMany: z.boolean(),
})

export const importChecked = z.object({
  /** What keeps all of it from being imported: a channel that takes nothing without a picture. */
  problems: z.array(said),
  lines: z.array(importLinePreview),
  counts: importCounts,
})
export type ImportChecked = z.infer<typeof importChecked>

export const importPreview = importChecked.extend({
  kind: z.enum(['csv', 'ics']),
  /** How its letters were written: « UTF-8 », « Windows-1252 », « UTF-16 ». */
  encoding: z.string(),
  /** The columns of a table with what was understood of each; null: of a calendar. */
  columns: z
    .array(
      z.object({
        header: z.string(),
        example: z.string(),
        holds: z.enum(importColumns).nullable(),
      }),
    )
    .nullable(),
  rules,
  /** What there is to say of the file as a whole. */
  notes: z.array(said),
})
export type ImportPreview = z.infer<typeof importPreview>

export const eventsImported = z.object({
  id,
  made: z.int(),
  updated: z.int(),
  skipped: z.int(),
  publications: z.int(),
  /** Steps of plans that were already past, and were left out. */
  past: z.int(),
})
export type EventsImported = z.infer<typeof eventsImported>

const eventImportShape = z.object({
  id,
  fileName: z.string(),
  actor: z.string(),
  at: instant,
  made: z.int(),
  updated: z.int(),
  skipped: z.int(),
  /** How many of its events are still there. */
  left: z.int(),
  undoneAt: instant.nullable(),
})
export type EventImportShape = z.infer<typeof eventImportShape>
export const eventImportList = z.object({ imports: z.array(eventImportShape) })

/** `kept`: events of which something is out already. */
export const importUndone = z.object({ removed: z.int(), kept: z.int() })
export type ImportUndone = z.infer<typeof importUndone>
