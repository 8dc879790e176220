import { onTestFinished } from 'vitest'
import { createSandbox, type Sandbox, type SandboxOptions } from '../../server/sandbox/create.ts'
import { type TestClock, testClock } from '../support/clock.ts'

/** A Tuesday morning in opening hours. */
export const tuesday = '2026-06-02T10:00:00+02:00'

export type Village = {
  sandbox: Sandbox
  clock: TestClock
  /** The village page's id and token. */
  page: string
  token: string
  get(path: string, params?: Params): Promise<Answer>
  post(path: string, params?: Params | FormData, token?: string): Promise<Answer>
  remove(path: string): Promise<Answer>
  /** A post of the mairie to comment on. */
  announce(text?: string): string
}

type Params = Record<string, string>
export type Answer = { status: number; body: unknown; headers: Headers }

/** A sandbox of its own for one test, closed when the test ends. */
export async function openVillage(options: Partial<SandboxOptions> = {}): Promise<Village> {
  const clock = testClock(tuesday)
  const sandbox = await createSandbox({
    clock,
    databasePath: ':memory:',
    history: false,
    ...options,
  })
  onTestFinished(() => sandbox.close())
  const { id: page, token } = sandbox.village

  async function ask(path: string, init?: RequestInit, params: Params = {}): Promise<Answer> {
    const url = new URL(path, sandbox.graphUrl)
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value)
    const response = await fetch(url, init)
    return { status: response.status, body: await response.json(), headers: response.headers }
  }

  return {
    sandbox,
    clock,
    page,
    token,
    get: (path, params) => ask(path, {}, { access_token: token, ...params }),
    post: (path, params = {}, as = token) => {
      const body = params instanceof FormData ? params : new URLSearchParams(params)
      return ask(path, { method: 'POST', body, headers: { authorization: `Bearer ${as}` } })
    },
    remove: path => ask(path, { method: 'DELETE' }, { access_token: token }),
    announce: (text = 'Travaux rue du Moulin') => sandbox.post({ page, kind: 'post', text }).id,
  }
}

/** What lies at a path inside an answer. */
export function dig(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null) return undefined
    return Object.entries(inner).find(([name]) => name === String(key))?.[1]
  }, value)
}

export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = dig(value, ...path)
  if (typeof found !== 'string') throw new Error(`No text at ${path.join('.')}: ${String(found)}`)
  return found
}

export function rows(value: unknown, ...path: (string | number)[]): unknown[] {
  const found = dig(value, ...path)
  if (!Array.isArray(found)) throw new Error(`No list at ${path.join('.')}`)
  return found
}

/** Follows `next` to the end; gives each page's rows. */
export async function allPages(first: Answer): Promise<unknown[][]> {
  const pages = [rows(first.body, 'data')]
  let next = dig(first.body, 'paging', 'next')
  while (typeof next === 'string') {
    if (pages.length > 500) throw new Error('The list has no end.')
    const body: unknown = await (await fetch(next)).json()
    pages.push(rows(body, 'data'))
    next = dig(body, 'paging', 'next')
  }
  return pages
}

/** A picture of one colour. */
export async function picture(format: 'png' | 'jpeg' = 'png'): Promise<Uint8Array<ArrayBuffer>> {
  const { default: sharp } = await import('sharp')
  const create = { width: 64, height: 48, channels: 3 as const, background: '#1b5d8c' }
  return new Uint8Array(await sharp({ create }).toFormat(format).toBuffer())
}
