import { globSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { invalidInput } from '../../server/http/operation.ts'
import type { Operation } from '../../server/operation.ts'
import { operations } from '../../server/operations.ts'
import { fieldName, namesWithin } from '../../server/platform/rules/field-names.ts'

/** Nobody types these: a screen sends them by itself, as a press or a choice, or a program does. */
const sentByPrograms = new Set(
  `administrator after ago along answer answers approvers arrived at attestationObject audience auth
  authenticatorData automatic base before calendar change choices clientDataJSON clientExtensionResults config
  connector contacts conversation decision deliveries detail doing enabled endpoint event exclusions field fileName filter
  fromDate hash hidden holding hour id inAgenda index into isDismissed item isDrill isPublic keep key keys kind known language
  lateRule level limit line lines list mail mark marks mentions message mode more needsReply neighbour
  neighbours notes now number order other p256dh page partner partners past perDay person pictures publishes query
  quotes rawId readers receives reports residents response rewording roles rules runs
  scope secrets layout leavesIn seenMessage seenReply sequence series signature silence since siren size slug spreadsheet state subscription substituteHours token type types
  uid unconfirmed untold upload use userId versions way weekday window with withPlan zone`.split(
    /\s+/,
  ),
)

/** Every key of an object that a request may hold, as JSON Schema has them. */
function keysIn(schema: unknown, found: Set<string>): void {
  if (typeof schema !== 'object' || schema === null) return
  const properties = 'properties' in schema ? schema.properties : undefined
  if (typeof properties === 'object' && properties !== null) {
    for (const key of Object.keys(properties)) found.add(key)
  }
  for (const part of Object.values(schema)) keysIn(part, found)
}

function askedBy({ param, query, json, form }: Operation): Set<string> {
  const found = new Set<string>()
  for (const shape of [param, query, json, form]) {
    if (shape) keysIn(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }), found)
  }
  return found
}

const all: Record<string, Operation> = operations

function asked(): string[] {
  return [...new Set(Object.values(all).flatMap(one => [...askedBy(one)]))].sort()
}

/** Names of keys that mean something else in one operation. */
const within = Object.entries(namesWithin).flatMap(([operation, names]) =>
  Object.keys(names).map(key => ({ operation, key })),
)

/** All texts of the screens in a language, by where they stand in the catalogue. */
async function catalogue(language: 'fr' | 'en'): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const add = (value: unknown, place: string) => {
    if (typeof value === 'string') texts.set(place, value)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) add(part, `${place}.${key}`)
    }
  }
  // Not by name: here are no types of a browser, which it needs.
  const { language: spoken }: { language: { value: string } } = await import(
    resolve('web/language.ts')
  )
  spoken.value = language
  for (const file of globSync(`web/**/{messages.${language},*messages}.ts`)) {
    const tables: Record<string, unknown> = await import(resolve(file))
    for (const [name, table] of Object.entries(tables)) {
      // A table in both languages is a function of the one in force.
      const told = typeof table === 'function' && table.length === 0 ? table() : table
      add(told, `${dirname(file)}.${name}`)
    }
  }
  return texts
}

describe('the fields of all operations', () => {
  it('have a name, unless nobody types them', () => {
    const keys = asked()
    expect(keys).toContain('startLocal')
    const named = keys.filter(key => fieldName([key]) !== undefined)
    const programs = keys.filter(key => sentByPrograms.has(key))
    expect(keys.filter(key => !named.includes(key) && !programs.includes(key))).toEqual([])
    expect(named.filter(key => sentByPrograms.has(key))).toEqual([])
    expect(sentByPrograms.size).toBe(programs.length)
  })

  it('are named in the words of the screens, the same ones in both languages', async () => {
    const [french, english] = [await catalogue('fr'), await catalogue('en')]
    const isOnScreen = (name: ReturnType<typeof fieldName>) =>
      name === undefined ||
      [...french].some(([place, text]) => text === name.fr && english.get(place) === name.en)
    expect(asked().filter(key => !isOnScreen(fieldName([key])))).toEqual([])
    const elsewhere = within.filter(
      ({ operation, key }) => !isOnScreen(fieldName([key], operation)),
    )
    expect(elsewhere).toEqual([])
  })

  it('have another one only where they are asked for, and mean something else there', () => {
    const isAsked = (operation: string, key: string) => {
      const found = all[operation]
      return found !== undefined && askedBy(found).has(key)
    }
    expect(within.filter(({ operation, key }) => !isAsked(operation, key))).toEqual([])
    expect(
      within.filter(({ operation, key }) => fieldName([key], operation) === fieldName([key])),
    ).toEqual([])
  })
})

it('refuses by the name of a field, and never by its key', () => {
  const told = (shape: z.ZodType, given: unknown, operation?: string) => {
    const { sentence, field } = invalidInput(shape.safeParse(given).error?.issues ?? [], operation)
    return [sentence.fr.replace(/\s/g, ' '), sentence.en, field]
  }
  const event = operations['POST /events'].json
  const given = { title: 'Loto', startLocal: '1026-01-09T20:30', place: 'Ici', text: 'Ici' }
  expect(told(event, given)).toEqual([
    '« Début » doit être une date qui existe, du 1er janvier 2000 au 31 décembre 2100, avec une heure.',
    '“Start” must be a date that exists, from 1 January 2000 to 31 December 2100, with a time.',
    'startLocal',
  ])
  const steps = z.object({ steps: z.array(z.object({ name: z.string() })) })
  expect(told(steps, { steps: [{ name: 'J-7' }, { name: 7 }] })).toEqual([
    '« Nom » doit être un texte.',
    '“Name” must be a text.',
    'steps.1.name',
  ])
  const decline = 'POST /proposals/:id/decline'
  expect(told(operations[decline].json, { comment: 7 }, decline)).toEqual([
    '« Pourquoi » doit être un texte.',
    '“Why” must be a text.',
    'comment',
  ])
  expect(told(z.object({ rawId: z.string() }), {})[0]).toBe(
    'La demande n’est pas valable : « rawId » doit être un texte.',
  )
})
