import { z } from 'zod'
import { localDay } from '../../language/french.ts'
import type { Sentence } from '../../language/sentence.ts'
import type { Call, Check, CheckLine } from '../connector.ts'
import { accessEndsSoonMs } from '../rules/access-end.ts'
import { orElse } from './attempt.ts'
import { createGraph, type Graph, type Query, shaped } from './client.ts'
import { sentence } from './explain.ts'
import { isRefused } from './graph-error.ts'
import type { Network } from './network.ts'
import { metaSentences } from './sentences.ts'

export const identityRow = z.object({
  id: z.string(),
  name: z.string().optional(),
  link: z.string().optional(),
})

const tokenRow = z.object({
  data: z.object({
    app_id: z.coerce.string().optional(),
    type: z.string().optional(),
    is_valid: z.boolean().default(false),
    /** Both in seconds; 0: never. */
    expires_at: z.number().optional(),
    data_access_expires_at: z.number().optional(),
    scopes: z.array(z.string()).optional(),
    profile_id: z.coerce.string().optional(),
    error: z.object({ code: z.number().optional(), subcode: z.number().optional() }).optional(),
  }),
})

type TokenData = z.infer<typeof tokenRow>['data']

const zone = 'Europe/Paris'

/**
 * Ends a check with one line that says why the channel cannot work.
 * @param firstWords the same for somebody who connects for the first time.
 */
export function refuse(found: Check, key: string, text: Sentence, firstWords = text): void {
  found.lines.push({ key, level: 'error', text })
  found.state = 'reauthorize'
  found.firstWords = firstWords
}

/** The same where the token does not open the page. */
export function refusePage(found: Check, page: string): void {
  refuse(found, 'page', metaSentences.opensNoPage(page))
}

/**
 * Asks the network what `ask` asks, without changing anything there: it adds lines to what was
 * found. What makes the rest impossible ends it, with one line that says so.
 */
export async function checkOn(
  network: Network,
  call: Call,
  ask: (graph: Graph, found: Check) => Promise<void>,
): Promise<Check> {
  const found: Check = { lines: [], name: null, url: null, tokenEndsAt: null, state: 'working' }
  await orElse(
    () => ask(createGraph(call), found),
    error => {
      const isDead = error.problem === 'reauthorize' || error.problem === 'misconfigured'
      const key = isDead ? 'token' : 'network'
      found.lines.push({ key, level: 'error', text: sentence(error, 'read', network) })
      found.state = isDead ? 'reauthorize' : 'unreachable'
      if (error.problem === 'reauthorize') {
        found.firstWords =
          error.code === 210
            ? metaSentences.firstWrongKind
            : metaSentences.firstToken(error.subcode)
      }
    },
  )
  return found
}

/**
 * Whether the token is one of this page, and until when: a line, or what ends the check.
 * @returns its permissions and its app's number, or null where Facebook does not tell.
 * @throws GraphError
 */
export async function checkToken(
  graph: Graph,
  call: Call,
  found: Check,
): Promise<{ scopes: string[] | null; app: string | null }> {
  const token = await describeToken(graph, call)
  if (token === null) {
    const me = shaped(identityRow, await graph.get('me', { fields: 'id,name' }))
    if (me.id !== graph.page) {
      const whose = me.name ?? me.id
      refuse(
        found,
        'token',
        metaSentences.othersToken(graph.page, whose),
        metaSentences.firstOthersToken(graph.page, whose),
      )
    }
    return { scopes: null, app: call.config.app_id?.trim() || null }
  }
  if (!token.is_valid) {
    const subcode = token.error?.subcode ?? null
    refuse(found, 'token', metaSentences.deadToken(subcode), metaSentences.firstToken(subcode))
  } else if (token.type === 'USER') {
    refuse(found, 'token', metaSentences.wrongKind, metaSentences.firstWrongKind)
  } else if (token.profile_id !== undefined && token.profile_id !== graph.page) {
    refuse(found, 'page', metaSentences.otherPage(token.profile_id, graph.page))
  } else {
    found.lines.push(tokenLine(found, token, call.now))
  }
  return { scopes: token.scopes ?? null, app: token.app_id ?? null }
}

/** What `debug_token` says of the token, or null where it may not be asked. */
async function describeToken(graph: Graph, call: Call) {
  const { app_id: id } = call.config
  const { token = '', app_secret: secret } = call.secrets
  const query: Query = { input_token: token.trim() }
  if (id && secret) query.access_token = `${id.trim()}|${secret.trim()}`
  return await orElse(
    async () => shaped(tokenRow, await graph.get('debug_token', query)).data,
    error => {
      if (isRefused(error)) return null
      throw error
    },
  )
}

/**
 * Until when the token, or Facebook's leave to read by it, is known to hold: 0 and what is not told
 * are no end. Reconnecting renews both.
 */
function tokenLine(found: Check, token: TokenData, now: number): CheckLine {
  const key = 'token'
  const tokenEnds = token.expires_at || Number.POSITIVE_INFINITY
  const dataEnds = token.data_access_expires_at || Number.POSITIVE_INFINITY
  const endsAt = Math.min(tokenEnds, dataEnds) * 1000
  if (endsAt === Number.POSITIVE_INFINITY) {
    const text =
      token.expires_at === undefined ? metaSentences.tokenValid : metaSentences.tokenWithoutEnd
    return { key, level: 'ok', text }
  }
  found.tokenEndsAt = endsAt
  const day = localDay(endsAt, zone)
  if (endsAt - now > accessEndsSoonMs) {
    return { key, level: 'ok', text: metaSentences.tokenUntil(day) }
  }
  const text =
    tokenEnds <= dataEnds
      ? metaSentences.tokenEnds(day)
      : now < endsAt
        ? metaSentences.readingEnds(day)
        : metaSentences.readingEnded(day)
  return { key, level: 'warning', text }
}
