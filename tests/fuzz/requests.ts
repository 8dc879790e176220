import { z } from 'zod'
import { type Role, roles } from '../../server/people/rules/role.ts'
import type { Chance } from '../storm/chance.ts'
import { badText, badValue, generate, pick, type Schema, schemaShape } from './values.ts'

/** Whose key a request brings: of each role in either commune, of a partner's software, or nobody's. */
export type Caller = { commune: 1 | 2; role: Role | 'partner' } | null

export const callers: readonly [Caller, ...Caller[]] = [
  null,
  ...([1, 2] as const).flatMap(commune =>
    ([...roles, 'partner'] as const).map(role => ({ commune, role })),
  ),
]

/** They get beyond the first refusal. */
const administrators: readonly [Caller, Caller] = [
  { commune: 1, role: 'administrator' },
  { commune: 2, role: 'administrator' },
]

export type FuzzRequest = {
  as: Caller
  method: string
  /** Path and query. */
  path: string
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | null
}

const documentShape = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        parameters: z
          .array(z.object({ name: z.string(), in: z.string(), schema: schemaShape }))
          .default([]),
        requestBody: z
          .object({ content: z.record(z.string(), z.object({ schema: schemaShape })) })
          .optional(),
      }),
    ),
  ),
})

type Described = {
  method: string
  path: string
  parameters: { name: string; in: string; schema: Schema }[]
  body: { type: string; schema: Schema } | null
}

/** What is outside the API, and so in no document, beside the app's own routes; `*` stands for anything. */
const pages = [
  'GET /',
  'GET /agenda',
  'GET /agenda?commune=*',
  'GET /agenda/passes?commune=*',
  'GET /agenda/s-abonner?commune=*',
  'GET /agenda/affiche?semaine=*',
  'GET /agenda/embed?commune=*',
  'GET /agenda.ics?commune=*',
  'GET /agenda.rss?commune=*',
  'GET /agenda.atom?commune=*',
  'GET /agenda.json?commune=*',
  'GET /agenda/feed.json?commune=*',
  'GET /sitemap.xml?*',
  'GET /agenda/*',
  'GET /agenda/*/*',
  'GET /agenda/abcdefgh',
  'GET /agenda/abcdefgh.ics',
  'GET /agenda/abcdefgh/999999999-640.jpg',
  'GET /valider/*',
  'POST /valider/x',
  'POST /valider/*',
  'GET /proposer/*',
  'POST /proposer/x',
  'POST /proposer/*',
  'GET /pictures/*',
  'GET /webhooks/*?hub.mode=subscribe&hub.verify_token=*&hub.challenge=*',
  'POST /webhooks/facebook',
  'POST /webhooks/instagram',
  'POST /webhooks/*',
  'GET /desabonnement?token=*',
  'GET /assets/*',
  'GET /healthz',
  'GET /readyz',
  'GET /*',
  'POST /*',
  'GET /api/*',
  'POST /api/auth/*',
] as const

const types = [
  'application/json',
  'application/json; charset=utf-16',
  'application/json; charset=\u00e9',
  'application/merge-patch+json',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=nowhere',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'multipart/form-data; boundary="',
  'text/plain',
  'text/csv',
  'text/calendar',
  'application/zip',
  '/',
  '',
] as const

const bodies = [
  '',
  '{',
  '{}',
  '[]',
  'null',
  '"',
  '{"a":1,"a":2}',
  '{"__proto__":{"x":1}}',
  '\ufeff{}',
  '1e999',
  'a=%ff&b=%',
  '--x\r\n\r\n--x--\r\n',
  '--x\r\nContent-Disposition: form-data; name="file"; filename*=utf-8\'\'%ff\r\n\r\nx\r\n--x--\r\n',
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a\0b.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n--x--\r\n',
  '--x\r\nContent-Disposition: form-data; name="decision"\r\n\r\napprove',
  '--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n',
  'titre;début\r\n\0;2026-99-99\r\n',
  'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:99999999T999999Z\r\nRRULE:FREQ=DAILY;COUNT=99999999\r\nEND:VEVENT\r\nEND:VCALENDAR',
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:\0\r\nDTSTART:20260620T103000Z\r\nSUMMARY:a\0b\r\nEND:VEVENT\r\nEND:VCALENDAR',
  'BEGIN:VCALENDAR',
  'PK\u0003\u0004',
  '%PDF-1.7',
] as const

const headers: readonly [string, string][] = [
  ['if-none-match', '"'],
  ['if-modified-since', 'hier'],
  ['accept-encoding', 'gzip, br;q=2, *;q=x'],
  ['accept-encoding', 'gzip'],
  ['accept-language', '\u00ff'],
  ['range', 'bytes=9-1,-'],
  ['cookie', 'tambour.session_token=%ff; =; a'],
  ['cookie', `tambour.session_token=${'x'.repeat(5000)}`],
  ['authorization', 'Bearer tmb_\u00e9'],
  ['authorization', 'Basic Og=='],
  ['origin', 'null'],
  ['origin', 'http://['],
  ['sec-fetch-site', 'cross-site'],
  ['sec-fetch-site', 'same-origin'],
  ['x-forwarded-for', '::ffff:999.1.1.1, %'],
  ['x-hub-signature-256', 'sha256=00'],
  ['x-hub-signature-256', `sha256=${'0'.repeat(64)}`],
  ['content-length', '99999999999999999999'],
  ['content-length', '-1'],
  ['x-http-method-override', 'DELETE'],
]

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'] as const

/**
 * Gives request after request: of those that the document names, of which each part may be bad, and
 * of pages that it does not name. The same seed gives the same ones.
 * @param routes what else the app answers, as `GET /agenda/*`
 */
export function requestsFrom(
  document: unknown,
  routes: readonly string[],
  chance: Chance,
): () => FuzzRequest {
  const described = describedIn(document)
  const asked = [...pages, ...routes] as const
  return () => (chance.is(0.8) ? ofDocument(chance, described) : ofPage(chance, asked))
}

/** Each operation of the document that reads JSON, with lists one inside the other where it knows no field. */
export function deepRequests(document: unknown, chance: Chance): FuzzRequest[] {
  const lists = '['.repeat(20_000) + ']'.repeat(20_000)
  return describedIn(document).flatMap(one => {
    if (one.body?.type !== 'application/json') return []
    const known = JSON.stringify(generate(chance, one.body.schema, 0))
    const { method, path } = ofDocument(chance, [{ ...one, body: null }], 0)
    const body = known.replace(/^\{/, `{"x":${lists}${known === '{}' ? '' : ','}`)
    const headers = { 'content-type': one.body.type }
    return [{ as: administrators[0], method, path, headers, body }]
  })
}

function describedIn(document: unknown): [Described, ...Described[]] {
  const { paths } = documentShape.parse(document)
  const [first, ...others] = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { parameters, requestBody }]): Described => {
      const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
      const body = type !== undefined && content ? { type, schema: content.schema } : null
      return { method: method.toUpperCase(), path, parameters, body }
    }),
  )
  if (first === undefined) throw new Error('the document names nothing')
  return [first, ...others]
}

function ofDocument(
  chance: Chance,
  described: readonly [Described, ...Described[]],
  // A third are sound but for what a role may do and what there is.
  bad: number = pick(chance, [0, 0.08, 0.3]),
): FuzzRequest {
  const one = pick(chance, described)
  let path = one.path
  const query = new URLSearchParams()
  for (const { name, in: place, schema } of one.parameters) {
    const value = written(generate(chance, schema, bad))
    if (place === 'path') path = path.replace(`{${name}}`, () => encoded(value) || '-')
    else if (chance.is(0.7)) query.append(name, value)
    if (place === 'query' && chance.is(bad / 3)) query.append(name, badText(chance))
  }
  if (chance.is(bad / 3)) query.append(badText(chance), badText(chance))
  const asked = query.size === 0 ? '' : `?${query}`
  const request: FuzzRequest = {
    as: chance.is(0.45) ? pick(chance, administrators) : pick(chance, callers),
    method: chance.is(bad / 6) ? pick(chance, methods) : one.method,
    path: `/api${path}${asked}`,
    headers: {},
    body: null,
  }
  if (one.body !== null) Object.assign(request, bodyOf(chance, one.body, bad))
  else if (!['GET', 'HEAD'].includes(one.method) && chance.is(bad + 0.1)) {
    Object.assign(request, strangeBody(chance))
  }
  return withHeaders(chance, request, bad)
}

function ofPage(chance: Chance, asked: readonly [string, ...string[]]): FuzzRequest {
  const [method = '', path = ''] = pick(chance, asked).split(' ')
  const request: FuzzRequest = {
    as: chance.is(0.8) ? null : pick(chance, callers),
    method: chance.is(0.05) ? pick(chance, methods) : method,
    path: path.replaceAll('*', () => encoded(badText(chance)).slice(0, 2000)),
    headers: {},
    body: null,
  }
  if (request.method !== 'GET') Object.assign(request, strangeBody(chance))
  return withHeaders(chance, request, 0.3)
}

function bodyOf(
  chance: Chance,
  { type, schema }: { type: string; schema: Schema },
  bad: number,
): Pick<FuzzRequest, 'headers' | 'body'> {
  if (chance.is(type === 'application/json' ? bad / 3 : bad)) return strangeBody(chance)
  const value = generate(chance, schema, bad)
  if (type === 'application/json') {
    return { headers: { 'content-type': type }, body: JSON.stringify(value) }
  }
  const parts = Object.entries(typeof value === 'object' && value !== null ? value : {}).map(
    ([name, part]) => {
      const file = name === 'file' ? '; filename="a.png"\r\nContent-Type: image/png' : ''
      return `--x\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${written(part)}\r\n`
    },
  )
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: `${parts.join('')}--x--\r\n`,
  }
}

function strangeBody(chance: Chance): Pick<FuzzRequest, 'headers' | 'body'> {
  const body = strangeBytes(chance)
  const isForm = typeof body === 'string' && body.startsWith('--x') && chance.is(0.8)
  const type = isForm ? 'multipart/form-data; boundary=x' : pick(chance, types)
  return { headers: type === '' ? {} : { 'content-type': type }, body }
}

function strangeBytes(chance: Chance): string | Uint8Array<ArrayBuffer> {
  const kind = chance.of({ known: 5, json: 3, bytes: 1 })
  if (kind === 'known') return pick(chance, bodies)
  if (kind === 'json') return JSON.stringify(badValue(chance))
  return Uint8Array.from({ length: chance.below(300) }, () => chance.below(256))
}

function withHeaders(chance: Chance, request: FuzzRequest, bad: number): FuzzRequest {
  const given = { ...request.headers }
  if (chance.is(0.5)) given['accept-language'] = 'en'
  while (chance.is(bad)) {
    const [name, value] = headers[chance.below(headers.length)] ?? ['range', '']
    given[name] = value
  }
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return { ...request, headers: given, body: hasBody ? request.body : null }
}

/** As it stands in an address. */
function written(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** Some of it as it is: `%ff` and `..` are no names. */
function encoded(text: string): string {
  if (/^%/.test(text)) return text
  return encodeURIComponent(text.toWellFormed())
}
