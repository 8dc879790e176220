import { z } from 'zod'
import type { Chance } from '../storm/chance.ts'

/** One of them. */
export function pick<T>(chance: Chance, from: readonly [T, ...T[]]): T {
  return from[chance.below(from.length)] ?? from[0]
}

/** Numbers at the edges of what a column, a script or a clock can hold, as one writes them. */
const numbers = ['0', '-1', '1', '1.5', '2147483647', '2147483648', '9007199254740991'] as const
const moreNumbers = [
  '9007199254740992',
  '1e308',
  '1e999',
  '-0',
  'NaN',
  '0x10',
  ' 1 ',
  '1,5',
] as const

const dates = [
  '0000-01-01',
  '0000-W01',
  '2026-W53',
  '2026-W99',
  '9999-W52',
  '2026-02-30',
  '9999-12-31',
  '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '2026-99-99T99:99',
  '2026-03-29T02:30',
  '2026-10-25T02:30',
  '2026-06-02T10:00:00+99:99',
] as const

const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  'b\0',
  `${'a'.repeat(10_000)}@exemple.fr`,
  '\ud800',
  'a\udfff\ud800',
  '\r\nBcc: autre@exemple.fr',
  '\u0007\u001b[31m',
  '\u202e\u2066',
  "'; drop table commune; --",
  '%00',
  '%ff',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'javascript:alert(1)',
  'data:text/html,<script>',
  'http://[::1',
  'http://127.0.0.1:1/x.ics',
  'a@b\r\nCc: c@d.fr',
  'message:99999999999999999999',
  '👩‍👩‍👧‍👦',
  'ﷺ',
  'null',
  '[object Object]',
  'FREQ=SECONDLY;COUNT=2147483648',
  'FREQ=DAILY;UNTIL=99991231T235959Z;INTERVAL=0',
] as const

/** A text that breaks what reads it without care. */
export function badText(chance: Chance): string {
  const kind = chance.of({ number: 3, edge: 2, date: 3, text: 6, long: 0.3 })
  if (kind === 'number') return pick(chance, numbers)
  if (kind === 'edge') return pick(chance, moreNumbers)
  if (kind === 'date') return pick(chance, dates)
  if (kind === 'text') return pick(chance, texts)
  return pick(chance, ['x', 'é', '👍', '\u0301', '(', '"', ' ']).repeat(10 ** (2 + chance.below(3)))
}

/** A value of any kind for a place that wants another. */
export function badValue(chance: Chance): unknown {
  const kind = chance.of({ text: 6, number: 4, none: 1, flag: 1, list: 1, object: 1, deep: 0.2 })
  if (kind === 'text') return badText(chance)
  if (kind === 'number')
    return Number(chance.is(0.7) ? pick(chance, numbers) : pick(chance, moreNumbers))
  if (kind === 'none') return null
  if (kind === 'flag') return chance.is(0.5)
  if (kind === 'list') return Array.from({ length: chance.below(4) }, () => badValue(chance))
  if (kind === 'object') return { [badText(chance)]: badValue(chance) }
  let deep: unknown = 1
  for (let level = 10 ** (1 + chance.below(3)); level > 0; level--) deep = [deep]
  return deep
}

/** What of JSON Schema the document uses. */
type Schema = {
  type?: string | undefined
  prefixItems?: Schema[] | undefined
  enum?: unknown[] | undefined
  const?: unknown
  format?: string | undefined
  pattern?: string | undefined
  default?: unknown
  minimum?: number | undefined
  minLength?: number | undefined
  properties?: Record<string, Schema> | undefined
  required?: string[] | undefined
  items?: Schema | undefined
  anyOf?: Schema[] | undefined
  oneOf?: Schema[] | undefined
  additionalProperties?: unknown
}

const schemaShape: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    // Of several types, the first.
    type: z.preprocess(type => (Array.isArray(type) ? type[0] : type), z.string().optional()),
    prefixItems: z.array(schemaShape).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    default: z.unknown().optional(),
    minimum: z.number().optional(),
    minLength: z.number().optional(),
    properties: z.record(z.string(), schemaShape).optional(),
    required: z.array(z.string()).optional(),
    items: schemaShape.optional().catch(undefined),
    anyOf: z.array(schemaShape).optional(),
    oneOf: z.array(schemaShape).optional(),
    additionalProperties: z.unknown().optional(),
  }),
)

export type { Schema }
export { schemaShape }

const sound: readonly [RegExp, readonly [string, ...string[]]][] = [
  [/date-time/, ['2026-06-02T08:00:00.000Z', '2026-06-20T18:30:00Z']],
  [/^date /, ['2026-06-02', '2026-06-30', '2026-01-01']],
  [/^email /, ['anne@exemple.fr', 'nouveau@exemple.fr']],
  [/^uri /, ['https://exemple.fr/fete', 'http://127.0.0.1:1/a.ics']],
  [/-W/, ['2026-W22', '2026-W01']],
  [/T\\d/, ['2026-06-20T18:30', '2026-12-31T00:00']],
  [/\\d\{2\}:|:\[0-5\]/, ['09:00', '17:30']],
]

/**
 * A value as a schema of the document wants it, of which each part is bad with this probability.
 */
export function generate(chance: Chance, schema: Schema, bad: number, depth = 0): unknown {
  if (chance.is(bad)) return badValue(chance)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[chance.below(schema.enum.length)]
  const ways = schema.anyOf ?? schema.oneOf
  const way = ways?.[chance.below(ways.length)]
  if (way !== undefined) return generate(chance, way, bad, depth)
  if (schema.default !== undefined && chance.is(0.3)) return schema.default
  switch (schema.type) {
    case 'string':
      return textOf(chance, schema)
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1) + chance.below(6)
    case 'boolean':
      return chance.is(0.5)
    case 'null':
      return null
    case 'array': {
      if (schema.prefixItems !== undefined) {
        return schema.prefixItems.map(item => generate(chance, item, bad, depth + 1))
      }
      const item = schema.items ?? {}
      return Array.from({ length: 1 + chance.below(3) }, () =>
        generate(chance, item, bad, depth + 1),
      )
    }
    default:
      return objectOf(chance, schema, bad, depth)
  }
}

function objectOf(chance: Chance, schema: Schema, bad: number, depth: number): unknown {
  const made: [string, unknown][] = []
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const isNeeded = schema.required?.includes(name) ?? false
    if (!chance.is(isNeeded ? 1 - bad / 4 : 0.5)) continue
    made.push([name, generate(chance, field, bad, depth + 1)])
  }
  if (chance.is(bad / 2)) made.push([badText(chance), badValue(chance)])
  return Object.fromEntries(made)
}

function textOf(chance: Chance, { format, pattern, minLength = 0 }: Schema): string {
  const kind = `${format ?? ''} ${pattern ?? ''}`
  const known = sound.find(([sign]) => sign.test(kind))
  if (known !== undefined) return pick(chance, known[1])
  const text = pick(chance, ['Fête', 'facebook', 'fake', 'Bal du 14 juillet', '1', 'event:1'])
  return text.padEnd(minLength, '-')
}
