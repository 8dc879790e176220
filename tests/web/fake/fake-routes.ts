import { type Env, Hono, type Context as HonoContext } from 'hono'
import type { z } from 'zod'
import type { Spoken } from '../../../server/language/sentence.ts'
import type { AnswerOf, Operation, SpokenAnswerOf } from '../../../server/operation.ts'
import { type Operations, operations } from '../../../server/operations.ts'

type Name = keyof Operations
type PathOf<One> = One extends `${string} ${infer Path}` ? Path : never
type JsonOf<O extends Operation> = O extends { json: infer Shape extends z.ZodType }
  ? z.output<Shape>
  : undefined

/** What the fake answers: what the operation says, nothing where it says nothing, or a refusal. */
type Faked<O extends Operation> = AnswerOf<O> | SpokenAnswerOf<O> | Response
type Handler<One extends Name> = (
  c: HonoContext<Env, PathOf<One>>,
  json: JsonOf<Operations[One]>,
) => Faked<Operations[One]> | Promise<Faked<Operations[One]>>

const table: Readonly<Record<string, Operation>> = operations

/** What the server would answer, held to its shape, as it comes over the wire: its sentences are text. */
export function answered<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
): Spoken<z.output<Shape>> {
  return JSON.parse(JSON.stringify(shape.parse(value)))
}

/**
 * Operations of the API as the fake plays them: their names, what they are sent (`json`, read by its
 * shape) and what they answer are the table's.
 */
export function fakeRoutes(handlers: { [One in Name]?: Handler<One> }): Hono {
  const app = new Hono()
  for (const [name, handler] of Object.entries(handlers)) {
    const [method = '', path = ''] = name.split(' ')
    const { json, status = 200 } = table[name] ?? {}
    app.on(method, [path], async c => {
      const body = json?.parse(await c.req.json())
      // Which of the handlers this is TypeScript cannot follow through the table.
      const answer: unknown = await Reflect.apply(handler, undefined, [c, body])
      if (answer instanceof Response) return answer
      if (answer === undefined) return c.body(null, 204)
      return c.json(answer, status === 204 ? 200 : status)
    })
  }
  return app
}
