import { deepStrictEqual } from 'node:assert/strict'
import { type Env, Hono } from 'hono'
import { inLanguage } from '../../server/http/answer-language.ts'
import type { Operation } from '../../server/operation.ts'
import { operations } from '../../server/operations.ts'

const table: Readonly<Record<string, Operation>> = operations

/** Finds an operation as the API does: by the same router, in the order of the table. */
const finder = new Hono()
for (const name of Object.keys(table)) {
  const [method = '', path = ''] = name.split(' ')
  finder.on(method, [`/api${path}`], c => c.text(name))
}

/** The operation that answers at an address such as `/api/duties/3`. */
async function operationAt(method: string, path: string): Promise<[string, Operation]> {
  const found = await finder.request(path, { method })
  const name = found.status === 200 ? await found.text() : ''
  const operation = table[name]
  if (operation === undefined) throw new Error(`no operation answers ${method} ${path}`)
  return [name, operation]
}

/**
 * Holds what answered a request of the API against its operation's status and shape, to the
 * letter: what the shape does not name, or reads as something else than what is written, is an
 * error. Refusals, the sign-in library's routes and what is outside the API are not looked at.
 */
async function checkAnswer(method: string, path: string, response: Response): Promise<void> {
  if (!response.ok || !/^\/api\/(?!auth\/)/.test(path)) return
  const [name, { answer, contentType, status = 200 }] = await operationAt(method, path)
  deepStrictEqual(response.status, status, `${name} answered ${response.status}, not ${status}`)
  if (contentType !== undefined || response.headers.has('content-encoding')) return
  const text = await response.clone().text()
  if (answer === undefined) return deepStrictEqual(text, '', `${name} answers nothing`)
  const json: unknown = JSON.parse(text)
  const parsed = answer.safeParse(json)
  if (!parsed.success) throw new Error(`${name} answers other than it says: ${parsed.error}`)
  // A shape reads a text that was said as a sentence of those words.
  const read = inLanguage(parsed.data, 'en')
  deepStrictEqual(json, read, `${name} answers more than it says, or something else`)
}

/** The same app, of which every answer is checked before it is given; a request rejects else. */
export function checked<E extends Env>(app: Hono<E>): Hono<E> {
  const outer = new Hono<E>()
  outer.all('*', async c => {
    const response = await app.fetch(c.req.raw, c.env)
    await checkAnswer(c.req.method, c.req.path, response)
    return response
  })
  outer.onError(error => {
    throw error
  })
  return outer
}
