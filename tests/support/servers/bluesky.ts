import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const node = process.execPath
const cache = new URL('../../../node_modules/.cache/tambour/bluesky', import.meta.url)

export type BlueskyNetwork = {
  /** As `@atproto/pds 0.5.35`. */
  name: string
  /** Where accounts live, and who knows where. */
  pds: string
  plc: string
  /** Makes an account, and what somebody who has it may do. */
  join(handle: string): Promise<Member>
  stop(): void
}

export type Member = {
  did: string
  handle: string
  appPassword: string
  /** A method of the account's server, signed in. */
  call<T>(shape: z.ZodType<T>, method: string, body: object): Promise<T>
  /** Whether the network shows them somebody else's post: what is written takes a moment to arrive. */
  sees(uri: string): Promise<boolean>
}

/** Where Bluesky's servers are, installed by `bluesky.sh` where there were none; null: they cannot be had. */
export async function blueskyPath(): Promise<string | null> {
  const { BLUESKY_DEV_ENV: given } = process.env
  if (given !== undefined) return given
  const folder = fileURLToPath(cache)
  const script = fileURLToPath(new URL('bluesky.sh', import.meta.url))
  // Half a minute or more: a runner that hears nothing for a minute takes its worker for dead.
  if (!existsSync(`${folder}/ready`))
    await once(spawn('bash', [script, folder], { stdio: 'inherit' }), 'exit')
  return existsSync(`${folder}/ready`) ? folder : null
}

const started = z.object({ pds: z.string(), plc: z.string() })
const account = z.object({ did: z.string(), accessJwt: z.string() })
const shown = z.object({ posts: z.array(z.unknown()) })

/**
 * Bluesky's own servers on loopback, in a process of their own.
 * @param path where they are
 * @param databaseUrl an empty PostgreSQL, for the network behind the account's server: without it
 * nobody is told of anything, and it takes half a second instead of three
 */
export async function startBluesky(path: string, databaseUrl?: string): Promise<BlueskyNetwork> {
  const program = fileURLToPath(new URL('bluesky.mjs', import.meta.url))
  const args = [program, path, ...(databaseUrl === undefined ? [] : [databaseUrl])]
  const env = { ...process.env, LOG_ENABLED: 'false', NODE_NO_WARNINGS: '1' }
  const server = spawn(node, args, { env })
  const end = () => void server.kill('SIGKILL')
  process.once('exit', end)
  const said = text(server.stderr)
  const lines = createInterface(server.stdout)
  const [first] = await Promise.race([once(lines, 'line'), once(server, 'exit')])
  if (!String(first).startsWith('{')) throw new Error(`Bluesky does not start: ${await said}`)
  const { pds, plc } = started.parse(JSON.parse(String(first)))
  const name = `@atproto/pds ${versionIn(`${path}/node_modules/@atproto/pds`)}`
  return blueskyAt({ name, pds, plc }, () => {
    process.off('exit', end)
    end()
  })
}

/** One that is started, at which accounts are made from this process. */
export function blueskyAt(
  { name, pds, plc }: Pick<BlueskyNetwork, 'name' | 'pds' | 'plc'>,
  stop: () => void,
): BlueskyNetwork {
  return {
    name,
    pds,
    plc,
    async join(handle) {
      const password = 'un mot de passe'
      const body = { handle, email: `${handle}@exemple.fr`, password }
      const own = await ask(account, 'com.atproto.server.createAccount', { body })
      const call = <T>(shape: z.ZodType<T>, method: string, asked: object) =>
        ask(shape, method, { token: own.accessJwt, body: asked })
      const made = z.object({ password: z.string() })
      const app = await call(made, 'com.atproto.server.createAppPassword', { name: 'Tambour' })
      const sees = async (uri: string) => {
        const method = `app.bsky.feed.getPosts?${new URLSearchParams({ uris: uri })}`
        return (await ask(shown, method, { token: own.accessJwt })).posts.length > 0
      }
      return { did: own.did, handle, appPassword: app.password, call, sees }
    },
    stop,
  }

  /** What is asked with a body is a procedure of XRPC, by POST, and what is asked without a query. */
  async function ask<T>(
    shape: z.ZodType<T>,
    method: string,
    asked: { token?: string; body?: object },
  ) {
    const { token, body } = asked
    const answer = await fetch(`${pds}/xrpc/${method}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const told = await answer.text()
    if (!answer.ok) throw new Error(`${method}: ${told}`)
    return shape.parse(told === '' ? {} : JSON.parse(told))
  }
}

function versionIn(folder: string): string {
  const row = z.object({ version: z.string() })
  return row.parse(JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))).version
}
