import type { MiddlewareHandler } from 'hono'
import {
  describeRoute,
  type ResolverReturnType,
  resolver,
  uniqueSymbol,
  validator,
} from 'hono-openapi'
import type { z } from 'zod'
import { unreadablePlace } from '../language/foreign-text.ts'
import type { Sentence } from '../language/sentence.ts'
import type { Operation } from '../operation.ts'
import { isForPartners, mayDo } from '../people/rules/role.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { type Issue, predicateOf, shown } from '../platform/predicate.ts'
import { Refusal } from '../platform/refusal.ts'
import { fieldName } from '../platform/rules/field-names.ts'
import { said } from '../platform/shapes.ts'
import { refused } from './answer-language.ts'
import { communeHeader, type Env } from './identity.ts'
import { httpSentences } from './sentences.ts'

/**
 * Guards and describes a route in one gesture, so that no route can have the one without the
 * other. `tests/http/roles.test.ts` holds that every route has it, before all else that it does.
 */
export function operation(spec: Operation): MiddlewareHandler<Env> {
  const { permission } = spec
  const documented = describeRoute({
    summary: spec.summary,
    tags: [spec.tag],
    security:
      permission === 'public'
        ? []
        : isForPartners(permission)
          ? [{ partnerKey: [] }]
          : [{ session: [] }, { key: [] }],
    responses: {
      [spec.status ?? 200]: {
        description: spec.status === 204 ? 'Done' : 'OK',
        ...(spec.answer && {
          content: {
            'application/json': { schema: inTurn(resolver(spec.answer, { options: asRead })) },
          },
        }),
        ...(spec.contentType && {
          content: { [spec.contentType]: { schema: { type: 'string' } } },
        }),
      },
      '4XX': { $ref: '#/components/responses/Refused' },
    },
    ...{ 'x-permission': permission },
  })
  const guard: MiddlewareHandler<Env> = async (c, next) => {
    if (permission !== 'public') {
      const identity = c.get('identity')
      const partner = c.get('partner')
      if (partner !== null || (identity !== null && isForPartners(permission))) {
        if (partner !== null && isForPartners(permission)) return await next()
        const why = partner === null ? httpSentences.forPartners : httpSentences.partnersKey
        throw new Refusal('forbidden', why)
      }
      if (identity === null) {
        return refused(c, 401, 'unauthenticated', c.get('keyRefused') ?? httpSentences.signInFirst)
      }
      // A page that was opened before its session went to another commune.
      const meant = c.req.header(communeHeader)
      if (meant !== undefined && meant !== String(identity.communeId)) {
        return refused(c, 409, 'other-commune', httpSentences.otherCommune)
      }
      if (!mayDo(identity, permission)) {
        throw new Refusal('forbidden', httpSentences.notYourRole)
      }
    }
    await next()
  }
  return Object.assign(guard, { [uniqueSymbol]: Reflect.get(documented, uniqueSymbol) })
}

/** Describes a page that anybody may open, or send its form. */
export const publicPage = (tag: string, summary: string): MiddlewareHandler<Env> =>
  operation({ permission: 'public', summary, tag, contentType: 'text/html' })

/** Describes each shape in a turn of its own: all of them together take a tenth of a second. */
function inTurn<Shape extends Pick<ResolverReturnType, 'toOpenAPISchema'>>(shape: Shape): Shape {
  return {
    ...shape,
    async toOpenAPISchema(options?: Record<string, unknown>) {
      await nextTurn()
      return await shape.toOpenAPISchema(options)
    },
  }
}

/** In the document a sentence is the text that it becomes. */
const asRead = {
  unrepresentable: 'any',
  override: ({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: { type?: string } }) => {
    if (zodSchema === said) jsonSchema.type = 'string'
  },
}

/** A thousand events to import have some 90,000 values; so many take a tenth of a second to read. */
const mostValues = 120_000

/** The deepest shape of ours has eight levels. Functions that walk a value call themselves at each. */
const mostLevels = 64

/** Refuses a JSON body that would keep everybody waiting, or end the stack of what walks it. */
export const modest: MiddlewareHandler<Env> = async (c, next) => {
  const { values, levels } = extentOf(await c.req.text())
  if (values > mostValues) {
    throw new Refusal('bad-request', httpSentences.tooManyValues(mostValues))
  }
  if (levels > mostLevels) throw new Refusal('bad-request', httpSentences.tooDeep(mostLevels))
  await next()
}

const [quote, backslash, comma, colon] = [34, 92, 44, 58]
const opening = new Set([91, 123])
const closing = new Set([93, 125])

/** How many values a JSON text has and how deep they lie, without parsing it; what stands in strings is none. */
function extentOf(json: string): { values: number; levels: number } {
  let [values, levels, level] = [0, 0, 0]
  let inString = false
  for (let place = 0; place < json.length; place++) {
    const sign = json.charCodeAt(place)
    if (sign === quote) inString = !inString
    else if (inString) place += sign === backslash ? 1 : 0
    else if (sign === comma || sign === colon) values++
    else if (opening.has(sign)) {
      values++
      levels = Math.max(levels, ++level)
    } else if (closing.has(sign)) level--
  }
  return { values, levels }
}

/** Parses a part of an operation's request by a shape; what does not fit is a 400 with one sentence. */
export function input<Shape extends z.ZodType, Target extends 'json' | 'query' | 'param' | 'form'>(
  name: string,
  target: Target,
  shape: Shape,
) {
  const parsed = validator(
    target,
    shape,
    async (result, c) => {
      if (result.success) {
        // What was sent, as the hook is given it; some shapes mend what people paste.
        if (unreadablePlace(result.data) === null) return
        const place = unreadablePlace(await shape.parseAsync(result.data))
        if (place === null) return
        const path = shown(place.map(String).join('.'))
        const sentence = httpSentences.invalidAt(path, httpSentences.unwritable)
        return refused(c, 400, 'bad-request', sentence)
      }
      const { sentence, field } = invalidInput(result.error, name)
      return refused(c, 400, 'bad-request', sentence, field)
    },
    // The document tells what may be sent: a field with a default may be left out.
    { options: { io: 'input' } },
  )
  Reflect.set(parsed, uniqueSymbol, inTurn(Reflect.get(parsed, uniqueSymbol)))
  return parsed
}

/** Tells in the document what a part of the request holds, without reading it: a file that is large. */
export function described<Shape extends z.ZodType>(
  name: string,
  target: 'form',
  shape: Shape,
): MiddlewareHandler<Env> {
  const unread: MiddlewareHandler<Env> = async (_c, next) => await next()
  return Object.assign(unread, {
    [uniqueSymbol]: Reflect.get(input(name, target, shape), uniqueSymbol),
  })
}

/** What zod found, as every library of the Standard Schema tells it. */
type Found = {
  message: string
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined
}

/**
 * What does not fit the shape, told of the first thing that does not: one sentence that names it as the
 * screens do, and for programs the place it speaks of ('email', 'times.0'), where it is not the whole.
 * @param operation whose request it is (`fieldName`)
 */
export function invalidInput(
  issues: readonly Found[],
  operation?: string,
): { sentence: Sentence; field?: string } {
  const issue: (Issue & Found) | undefined = issues[0] && { ...issues[0] }
  if (issue === undefined) return { sentence: httpSentences.invalid }
  const path = (issue.path ?? []).map(part => (typeof part === 'object' ? part.key : part))
  const field = path.map(String).join('.')
  const name = fieldName(path, operation)
  const sentence = name
    ? httpSentences.invalidField(name, predicateOf(issue))
    : httpSentences.invalidAt(shown(field), predicateOf(issue))
  return path.length === 0 ? { sentence } : { sentence, field }
}
