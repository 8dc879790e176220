import type { MiddlewareHandler } from 'hono'
import { describeRoute, resolver, uniqueSymbol, validator } from 'hono-openapi'
import type { z } from 'zod'
import type { Operation } from '../operation.ts'
import { allows } from '../people/rules/role.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Env } from './identity.ts'
import { invalidInput } from './invalid-input.ts'

/**
 * Guards and describes a route in one gesture, so that no route can have the one without the
 * other. `tests/http/roles.test.ts` holds that every route has it, before all else that it does.
 */
export function operation(spec: Operation): MiddlewareHandler<Env> {
  const { permission } = spec
  const documented = describeRoute({
    summary: spec.summary,
    tags: [spec.tag],
    security: permission === 'public' ? [] : [{ session: [] }, { key: [] }],
    responses: {
      [spec.status ?? 200]: {
        description: spec.status === 204 ? 'Done' : 'OK',
        ...(spec.answer && {
          content: { 'application/json': { schema: resolver(spec.answer) } },
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
      if (identity === null) {
        const message = c.get('keyRefused') ?? 'Connectez-vous pour continuer.'
        return c.json({ error: 'unauthenticated', message }, 401)
      }
      if (!allows(identity.role, permission)) {
        throw new Refusal('forbidden', 'Votre rôle ne permet pas cette action.')
      }
    }
    await next()
  }
  return Object.assign(guard, { [uniqueSymbol]: Reflect.get(documented, uniqueSymbol) })
}

/** Parses a part of the request by a shape; what does not fit is a 400 with one sentence. */
export function input<Shape extends z.ZodType, Target extends 'json' | 'query' | 'param' | 'form'>(
  target: Target,
  shape: Shape,
) {
  return validator(
    target,
    shape,
    (result, c) => {
      if (result.success) return
      return c.json({ error: 'bad-request', message: invalidInput(result.error) }, 400)
    },
    // The document tells what may be sent: a field with a default may be left out.
    { options: { io: 'input' } },
  )
}

/** Tells in the document what a part of the request holds, without reading it: a file that is large. */
export function described<Shape extends z.ZodType>(
  target: 'form',
  shape: Shape,
): MiddlewareHandler<Env> {
  const unread: MiddlewareHandler<Env> = async (_c, next) => await next()
  return Object.assign(unread, {
    [uniqueSymbol]: Reflect.get(input(target, shape), uniqueSymbol),
  })
}
