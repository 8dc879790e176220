import { forgetKept, kept } from '../kept.ts'

/** The server said no (its status), or could not be reached (0). */
export class Refused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`refused: ${status}`)
    this.status = status
  }
}

/**
 * Asks the server, in a commune: one session works in one at a time, and goes there first.
 * @throws Refused
 */
export async function ask<Answer>(
  method: string,
  path: string,
  commune: number,
  body?: unknown,
): Promise<Answer> {
  const answer = await send(method, path, commune, body)
  if (answer.status !== 409) return await read(answer)
  const { error } = await answer.json()
  if (error !== 'other-commune') throw new Refused(409)
  await goTo(commune)
  return await read(await send(method, path, commune, body))
}

/** Has the session work in this commune, where the browser has another one in mind, or none. */
export async function enter(commune: number): Promise<void> {
  const me = await kept<{ commune: { id: number } }>('me')
  if (me?.data.commune.id !== commune) await goTo(commune)
}

async function goTo(commune: number): Promise<void> {
  await read(await send('PUT', '/me/commune', null, { commune }))
  // What is kept is of the commune before.
  await forgetKept()
}

async function read<Answer>(answer: Response): Promise<Answer> {
  if (!answer.ok) throw new Refused(answer.status)
  const text = await answer.text()
  const said = text === '' ? undefined : JSON.parse(text)
  return said
}

async function send(
  method: string,
  path: string,
  commune: number | null,
  body?: unknown,
): Promise<Response> {
  try {
    return await fetch(`/api${path}`, {
      method,
      headers: {
        ...(commune !== null && { 'tambour-commune': String(commune) }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
  } catch {
    throw new Refused(0)
  }
}
