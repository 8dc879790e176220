import { mkdirSync, readFileSync } from 'node:fs'
import { createSecretBox } from '../../server/platform/secrets.ts'
import { setUpWord } from '../../server/set-up/word.ts'
import { freePort } from '../support/network/free-port.ts'
import { startProgram, stopProgram, waitFor } from './bench-village.ts'

/** A whole Tambour as a process of its own, and how long its first page took, ms. */
export async function startTambour(
  graphApiUrl: string,
  folder: string,
  env: Record<string, string> = {},
) {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const start = performance.now()
  const child = startProgram(['start'], {
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: `file:${folder}/tambour.db`,
    GRAPH_API_URL: graphApiUrl,
    LOG_LEVEL: 'warn',
    ...env,
  })
  await waitFor(`${url}/`).catch(async error => {
    await stopProgram(child)
    throw error
  })
  return { child, url, folder, took: performance.now() - start }
}

const account = { email: 'banc@exemple.fr', password: 'tambour-de-ville' }

/** A cookie for each of so many screens: one session is told of changes at twenty. */
export async function cookiesFor(screens: number, url: string, first: string): Promise<string[]> {
  const cookies = [first]
  while (cookies.length * 20 < screens) {
    const { status, headers } = await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(account),
    })
    if (status !== 204) throw new Error(`sign-in: ${status}`)
    cookies.push(
      headers
        .getSetCookie()
        .map(line => line.split(';')[0])
        .join('; '),
    )
  }
  return Array.from({ length: screens }, (_, place) => cookies[Math.floor(place / 20)] ?? first)
}

/** Sets up a commune in a Tambour; `ask` is its administrator's, and `cookie` that session. */
export async function setUp({
  url,
  folder,
  secretKey,
}: {
  url: string
  folder: string
  /** Where it was given one; else it is read from its folder. */
  secretKey?: string
}) {
  let cookie = ''
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: url, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const set = response.headers.getSetCookie().map(line => line.split(';')[0] ?? '')
    if (set.length > 0) cookie = set.join('; ')
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return await response.json()
  }
  const key = secretKey ?? readFileSync(`${folder}/secret-key`, 'utf8').trim()
  await ask('POST', '/setup', {
    word: setUpWord(createSecretBox(Buffer.from(key, 'base64url'))),
    commune: 'Banc',
    name: 'Banc',
    ...account,
  })
  return { ask, cookie }
}
