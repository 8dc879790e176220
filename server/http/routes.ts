import { Hono, type Context as HonoContext, type MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import type { AnswerOf, Operation } from '../operation.ts'
import type { AskingPartner } from '../partners/partner-keys.ts'
import { isForPartners } from '../people/rules/role.ts'
import { asWork } from '../platform/health.ts'
import { inLanguage, languageOf } from './answer-language.ts'
import { type Env, type Identity, whichPartner, whoAsks } from './identity.ts'
import { jsonAnswer } from './json-answer.ts'
import { described, input, modest, operation } from './operation.ts'

/** What a route is given: the parts of the request that its operation names, as their shapes read them. */
type Asked<O extends Operation> = {
  [Part in 'param' | 'query' | 'json' as Part extends keyof O ? Part : never]: z.output<
    Extract<O[Part & keyof O], z.ZodType>
  >
} & {
  who: O['permission'] extends 'public'
    ? null
    : O['permission'] extends 'offered.answer'
      ? AskingPartner
      : Identity
  /** For what is no JSON: a file that comes or goes, a header. */
  c: HonoContext<Env>
}

/** A response that says in its type what it holds. */
export type Holding<Answer> = Response & { readonly holds?: Answer }

type Answered<O extends Operation> = O extends { contentType: string }
  ? Response
  : O extends { answer: z.ZodType }
    ? AnswerOf<O> | Holding<AnswerOf<O>>
    : // biome-ignore lint/suspicious/noConfusingVoidType: the promise of a use case that answers nothing
      void

type Handler<O extends Operation> = (asked: Asked<O>) => Promise<Answered<O>> | Answered<O>

export type Handlers<Table extends Record<keyof Table, Operation>> = {
  [Name in keyof Table]: Handler<Table[Name]>
}

type Reading = { in: object; out: { param: unknown; query: unknown; json: unknown } }

/** The routes of a table, in its order: each guarded, described and read as the table says. */
export function routes<Table extends Record<keyof Table, Operation>>(
  table: Table,
  handlers: Handlers<Table>,
): Hono<Env> {
  const app = new Hono<Env>()
  for (const name in table) add(app, name, table[name], handlers[name])
  return app
}

function add<O extends Operation>(
  app: Hono<Env>,
  name: string,
  spec: O,
  handler: Handler<O>,
): void {
  const [method = '', path = ''] = name.split(' ')
  const { param, query, json, form, status = 200 } = spec
  const before: MiddlewareHandler[] = [
    operation(spec),
    ...(param ? [input(name, 'param', param)] : []),
    ...(query ? [input(name, 'query', query)] : []),
    ...(json ? [modest, input(name, 'json', json)] : []),
    ...(form ? [described(name, 'form', form)] : []),
  ]
  app.on(method, [path], ...before, async (c: HonoContext<Env, string, Reading>) => {
    const asked = {
      ...(param && { param: c.req.valid('param') }),
      ...(query && { query: c.req.valid('query') }),
      ...(json && { json: c.req.valid('json') }),
      who: whoOf(spec, c),
      c,
    }
    // The readers above go by the same table; TypeScript cannot follow them through it.
    const handled = () => handler(asked as Asked<O>)
    const answer: unknown = await (spec.isLong ? asWork('long', handled) : handled())
    if (answer instanceof Response) return answer
    if (answer === undefined) return c.body(null, 204)
    return jsonAnswer(c, inLanguage(answer, languageOf(c)), status === 204 ? 200 : status)
  })
}

function whoOf({ permission }: Operation, c: HonoContext<Env>): Identity | AskingPartner | null {
  if (permission === 'public') return null
  return isForPartners(permission) ? whichPartner(c) : whoAsks(c)
}

/** Does something once the request was answered; what goes wrong is for the log alone. */
export function afterwards({ log }: Pick<Context, 'log'>, act: () => Promise<void>): void {
  setImmediate(() => {
    act().catch(error => log.error(error, 'answer-aftermath-failed'))
  })
}
