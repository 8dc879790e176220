import { jsonIn } from '../language/foreign-text.ts'
import type { AnswerOf, GivenTo, Operation } from '../operation.ts'
import type { Operations } from '../operations.ts'
import { type Addressed, addressOf } from '../platform/rules/address.ts'
import { problem } from '../platform/shapes.ts'

type Sent = Addressed & { json?: unknown; form?: FormData }

/**
 * A Tambour through its API, this one's or another machine's: an operation is called by its name in the
 * table, which says what it is given, and by whose shape its answer is parsed.
 *
 * @throws RemoteFailure
 */
export type Api = <Name extends keyof Operations>(
  name: Name,
  ...[given]: GivenTo<Operations[Name]> & [given?: Sent]
) => Promise<AnswerOf<Operations[Name]>>

/** The Tambour that was asked refused or did not answer; the message is one sentence. */
export class RemoteFailure extends Error {
  override name = 'RemoteFailure'
  /** Null when no answer came. */
  readonly status: number | null
  constructor(message: string, status: number | null, cause?: unknown) {
    super(message, { cause })
    this.status = status
  }
}

/** An operation, and how a request for it reaches the Tambour that has it. */
type Way = {
  operation: Operation
  /** `path` begins with `/api`. */
  send(path: string, init: RequestInit): Promise<Response>
}

/** `server` is the address of the other Tambour, `token` an API key of it. */
export function createRemote(server: string, token: string, deadlineMs = 60_000): Api {
  const send: Way['send'] = async (path, { headers, ...init }) => {
    try {
      return await fetch(`${server}${path}`, {
        ...init,
        headers: { ...headers, authorization: `Bearer ${token}` },
        // The key is for this server alone.
        redirect: 'error',
        signal: AbortSignal.timeout(deadlineMs),
      })
    } catch (error) {
      throw new RemoteFailure(`${server} ne répond pas.`, null, error)
    }
  }
  return apiOver(server, async name => {
    // All the shapes of the program: a command that works on this machine needs few of them.
    const { operations } = await import('../operations.ts')
    return { operation: operations[name], send }
  })
}

/** @param server what a sentence calls it */
export function apiOver(server: string, wayTo: (name: keyof Operations) => Promise<Way>): Api {
  function call<Name extends keyof Operations>(
    name: Name,
    ...[given]: GivenTo<Operations[Name]> & [given?: Sent]
  ): Promise<AnswerOf<Operations[Name]>>
  async function call(name: keyof Operations, given: Sent = {}): Promise<unknown> {
    const { operation, send } = await wayTo(name)
    const { method, path } = addressOf(name, given)
    const json = given.json ?? (method === 'GET' || method === 'DELETE' ? undefined : {})
    const isJson = given.form === undefined && json !== undefined
    const response = await send(`/api${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(isJson && { 'content-type': 'application/json' }),
      },
      body: given.form ?? (isJson ? JSON.stringify(json) : null),
    })
    const text = await response.text()
    if (!response.ok)
      throw new RemoteFailure(sentence(server, response.status, text), response.status)
    const parsed = operation.answer?.safeParse(jsonIn(text))
    if (parsed === undefined || parsed.success) return parsed?.data
    throw new RemoteFailure(
      `${server} n’a pas répondu comme un Tambour de cette version.`,
      null,
      parsed.error,
    )
  }
  return call
}

function sentence(server: string, status: number, text: string): string {
  const parsed = problem.safeParse(jsonIn(text))
  return parsed.success ? parsed.data.message : `${server} a répondu par une erreur (${status}).`
}
