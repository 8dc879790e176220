import { jsonIn } from '../language/json.ts'
import type { AnswerOf, GivenTo, Operation } from '../operation.ts'
import type { Operations } from '../operations.ts'
import { type Addressed, addressOf } from '../platform/rules/address.ts'
import { problem } from '../platform/shapes.ts'

type Sent = Addressed & { json?: unknown; form?: FormData }

/**
 * Another machine's Tambour, through its API: an operation is called by its name in the table, which
 * says what it is given, and by whose shape its answer is parsed.
 *
 * @throws RemoteFailure
 */
export type Remote = <Name extends keyof Operations>(
  name: Name,
  ...[given]: GivenTo<Operations[Name]> & [given?: Sent]
) => Promise<AnswerOf<Operations[Name]>>

/** The other machine refused or did not answer; the message is one sentence. */
export class RemoteFailure extends Error {
  override name = 'RemoteFailure'
  /** Null when no answer came. */
  readonly status: number | null
  constructor(message: string, status: number | null, cause?: unknown) {
    super(message, { cause })
    this.status = status
  }
}

/** `server` is the address of the other Tambour, `token` an API key of it. */
export function createRemote(server: string, token: string, deadlineMs = 60_000): Remote {
  const ask = async (name: string, given: Sent): Promise<string> => {
    const { method, path } = addressOf(name, given)
    const json = given.json ?? (method === 'GET' || method === 'DELETE' ? undefined : {})
    const isJson = given.form === undefined && json !== undefined
    let response: Response
    try {
      response = await fetch(`${server}/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(isJson && { 'content-type': 'application/json' }),
        },
        // The key is for this server alone.
        redirect: 'error',
        signal: AbortSignal.timeout(deadlineMs),
        body: given.form ?? (isJson ? JSON.stringify(json) : null),
      })
    } catch (error) {
      throw new RemoteFailure(`${server} ne répond pas.`, null, error)
    }
    const text = await response.text()
    if (!response.ok)
      throw new RemoteFailure(sentence(server, response.status, text), response.status)
    return text
  }
  function call<Name extends keyof Operations>(
    name: Name,
    ...[given]: GivenTo<Operations[Name]> & [given?: Sent]
  ): Promise<AnswerOf<Operations[Name]>>
  async function call(name: keyof Operations, given: Sent = {}): Promise<unknown> {
    // All the shapes of the program: a command that works on this machine needs none of them.
    const { operations } = await import('../operations.ts')
    const { answer }: Operation = operations[name]
    const text = await ask(name, given)
    const parsed = answer?.safeParse(jsonIn(text))
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
