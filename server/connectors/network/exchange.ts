import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import type { Sentence } from '../../language/sentence.ts'
import { HttpFailure, type HttpRequest, type HttpResponse } from '../../platform/http-client.ts'
import type { Call } from '../connector.ts'
import { doubtAfter, NetworkError } from './error.ts'

/** What a network says when it does not answer as it should. */
type Says = {
  unreachable(why: Sentence): Sentence
  unanswered(why: Sentence): Sentence
  throttled: Sentence
  unreadable: Sentence
  unknownForm: Sentence
}

/** An instant in ISO 8601, as ms UTC. */
export const time = z.string().transform(Date.parse).pipe(z.number())

/** `acts`: a second one would do it twice. A body that is neither bytes nor a form is sent as JSON. */
export type Request = Pick<HttpRequest, 'method' | 'headers'> & {
  body?: object
  acts?: boolean
}

/**
 * How often a server may still be asked, by its headers. `room`: a page of receiving asks this often
 * at most. `resetAt`: when it counts anew, ms UTC; NaN: it does not tell.
 */
export type Budget = { left: string; room: number; resetAt(headers: Headers): number }

export type Query = Record<string, string | number | readonly string[] | undefined>

/** Answers come within seconds, of small hosts too; a picture takes its time on a village's line. */
const deadlineMs = { GET: 20_000, POST: 60_000, PUT: 60_000, DELETE: 20_000 }

/** What is asked of a network's server in one call of the port. */
export function createExchange({ http, now }: Call, says: Says, budget?: Budget) {
  let waitMs: number | null = null
  const gaps = new Set<Sentence>()

  /**
   * Whatever the server answered, but that it was asked too often.
   * @throws NetworkError
   */
  async function ask(url: string, request: Request = {}): Promise<HttpResponse> {
    const { method = 'GET', acts = false } = request
    const options = { ...encoded(request), method, deadlineMs: deadlineMs[method] }
    const answer = await http.request(url, options).catch(error => {
      throw error instanceof HttpFailure ? unanswered(error, acts) : error
    })
    const { headers, status, retryAfterMs } = answer
    const resetAt = budget?.resetAt(headers) ?? Number.NaN
    const left = budget && headers.get(budget.left)
    // What writes is counted apart.
    if (method === 'GET' && left && Number(left) < budget.room && resetAt > now) {
      waitMs = resetAt - now
    }
    if (status !== 429) return answer
    const afterMs = Number.isNaN(resetAt) ? retryAfterMs : resetAt - now
    const retryAt = afterMs === null ? null : now + Math.max(afterMs, 1_000)
    throw new NetworkError(says.throttled, { what: 'passing', retryAt }, { forAll: true })
  }

  function unanswered({ sent, sentence }: HttpFailure, acts: boolean): NetworkError {
    if (sent === 'maybe') return new NetworkError(says.unanswered(sentence), doubtAfter(acts))
    const reason = says.unreachable(sentence)
    return new NetworkError(reason, doubtAfter(false), { forAll: true })
  }

  function read<T>(shape: z.ZodType<T>, { text }: HttpResponse, { acts = false }: Request = {}): T {
    const row = shape.safeParse(jsonIn(text))
    if (row.success) return row.data
    throw new NetworkError(says.unreadable, doubtAfter(acts))
  }

  return {
    ask,
    /**
     * What an answer says. @param acts of an answer to what did something
     * @throws NetworkError
     */
    read,
    /** The rows that can be understood; one that cannot is a gap, and not a refusal of all. */
    rows<T>(shape: z.ZodType<T>, data: readonly unknown[]): T[] {
      return data.flatMap(one => {
        const row = shape.safeParse(one)
        if (!row.success) gaps.add(says.unknownForm)
        return row.success ? [row.data] : []
      })
    },
    /** What was left out of the answers so far. */
    gaps: () => [...gaps],
    /** For how long the server asks for rest, ms; null: there is room for another page. */
    waitMs: () => waitMs,
  }
}

function encoded({ body, headers = {} }: Request): Pick<HttpRequest, 'body' | 'headers'> {
  if (body === undefined) return { headers }
  if (body instanceof FormData || body instanceof Uint8Array) return { headers, body }
  return {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

/** With its « ? »: what is undefined is not asked, and of a list each. */
export function searchOf(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map(one => [name, String(one)]),
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/** Some servers leave one out, or say -1. */
export const count = z.int().min(0).nullable().catch(null).default(null)

/** A list of which each row is read by itself. */
export const list = z.array(z.unknown())

/** What adorns a row: one that is not understood is left out, and the row stays. */
export const details = <Shape extends z.ZodType>(shape: Shape) =>
  list.catch([]).transform(data =>
    data.flatMap((one): z.infer<Shape>[] => {
      const read = shape.safeParse(one)
      return read.success ? [read.data] : []
    }),
  )
