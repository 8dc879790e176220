import { z } from 'zod'
import { languages } from '../language/sentence.ts'
import {
  askedDate,
  id,
  localDate,
  must,
  pastedLine,
  prose,
  said,
  tableQuery,
  webLink,
} from '../platform/shapes.ts'
import { knownActions, standings } from './rules.ts'
import { evidenceSentences } from './sentences.ts'

/** One line that may be empty. */
const aside = (most: number) => z.union([z.literal(''), pastedLine(most)]).default('')

const actionFields = z.object({
  title: pastedLine(150),
  targetAudience: aside(150),
  service: aside(150),
  challenge: aside(80),
  startsOn: askedDate,
  /** Null: it runs. */
  endsOn: askedDate.nullable().default(null),
  operator: aside(150),
  partnerNames: aside(300),
  /** Cents a year; null: nobody said. */
  annualCost: z.int().min(0).max(10_000_000_00).nullable().default(null),
  publicLink: webLink.nullable().default(null),
  summary: prose.pipe(z.string().max(600)).default(''),
  /** Whose figures stand beside it; null: Tambour has none of it. */
  known: z.enum(knownActions).nullable().default(null),
})

export const evidenceActionNew = actionFields.refine(
  ({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn,
  { ...must(evidenceSentences.endsBeforeStart), path: ['endsOn'] },
)
export type EvidenceActionNew = z.output<typeof evidenceActionNew>

export const evidenceActionShape = z.object({
  ...actionFields.omit({ startsOn: true, endsOn: true }).shape,
  id,
  startsOn: localDate,
  endsOn: localDate.nullable(),
})
export type EvidenceActionShape = z.output<typeof evidenceActionShape>

export const evidenceQuery = z.object({ year: z.coerce.number<number>().int().min(2000).max(2100) })
export const evidenceTableQuery = evidenceQuery.extend(tableQuery.shape)

export const evidencePdfQuery = evidenceQuery.extend({ language: z.enum(languages).default('fr') })

/** A figure in words, as the screen, the table and the printed page have it; null: nobody knows it. */
const figure = z.object({
  key: z.enum(['households', 'received', 'median', 'on-time']),
  label: said,
  value: said.nullable(),
  detail: said.nullable(),
})
export type EvidenceFigure = z.output<typeof figure>

export const evidenceShape = z.object({
  year: z.int(),
  /** Local dates, both included: what the figures tell of. On the last one it is said how each action stands. */
  from: localDate,
  to: localDate,
  commune: z.string(),
  actions: z.array(
    evidenceActionShape.extend({
      standing: z.enum(standings),
      isTaken: z.boolean(),
      figures: said.nullable(),
    }),
  ),
  /** What the commune does besides, as Tambour knows: with what its form may be filled with. */
  suggestions: z.array(
    z.object({
      known: z.enum(knownActions),
      figures: said,
      /** Null: nobody knows since when. */
      startsOn: localDate.nullable(),
      ...actionFields.omit({ startsOn: true, endsOn: true, known: true }).shape,
    }),
  ),
  figures: z.array(figure),
  /** The same as numbers. Times are in opening hours, ms. */
  numbers: z.object({
    households: z.int().nullable(),
    followers: z.int().nullable(),
    received: z.int(),
    counted: z.int(),
    onTime: z.int(),
    ratio: z.number().nullable(),
    medianMs: z.number().nullable(),
    elapsedMedianMs: z.number().nullable(),
  }),
  method: z.array(said),
})
export type EvidenceShape = z.output<typeof evidenceShape>
