import { readFileSync } from 'node:fs'
import { createSecretBox } from '../../server/platform/secrets.ts'
import { setUpWord } from '../../server/set-up/first-start.ts'
import { officer } from '../bench/five-years-events.ts'

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
    ...officer,
  })
  return { ask, cookie }
}
