import { z } from 'zod'
import { localDay } from '../../language/french.ts'
import type { Sentence } from '../../language/sentence.ts'
import type { Call, Check, CheckLine, Port } from '../connector.ts'
import { working } from '../network/check.ts'
import { accessEndsSoonMs } from '../rules/access-end.ts'
import { accessSentences } from './access-sentences.ts'
import { isRefused } from './answer.ts'
import { orElse, sentence } from './attempt.ts'
import { createGraph, type Graph, type Query, shaped } from './client.ts'
import type { Network } from './network.ts'

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
 * @param firstNotice the same for somebody who connects for the first time.
 */
export function refuse(found: Check, key: string, text: Sentence, firstNotice = text): void {
  found.lines.push({ key, level: 'error', text })
  found.state = 'reauthorize'
  found.firstNotice = firstNotice
}

/** What the token is good for, as far as Meta tells; where it does not, anything may be asked. */
type Access = {
  permissions: CheckLine[]
  may(scope: string): boolean
  /** The number of the token's app. */
  app: string | null
}

/** What differs between the networks that are checked by the same questions. */
type Checking<Self> = {
  /** Whose channel it is: named in what was found. Null: that ended the check. */
  identify(graph: Graph, found: Check, access: Access): Promise<Self | null>
  /** What is said of it beside its token and permissions. */
  lines(graph: Graph, self: Self, access: Access, call: Call): AsyncGenerator<CheckLine>
}

/**
 * Asks without changing anything there: is it a token of this page, until when, whose channel is it,
 * with which permissions, and what is given? What makes the rest impossible ends it, with one line
 * that says so.
 */
export function checkOn<Self>(
  network: Network,
  { identify, lines }: Checking<Self>,
): Port['check'] {
  return async call => {
    const found = working([])
    await orUnreachable(network, found, async () => {
      const graph = createGraph(call)
      const access = await checkToken(network, graph, call, found)
      if (found.state !== 'working') return
      const self = await orRefused(
        () => identify(graph, found, access),
        () => {
          refuse(found, 'page', accessSentences.opensNoPage(graph.page))
          return null
        },
      )
      if (self === null) return
      found.lines.push(...access.permissions)
      for await (const line of lines(graph, self, access, call)) found.lines.push(line)
    })
    return found
  }
}

/** Names whose channel it is. */
export function identified(
  found: Check,
  key: string,
  name: string | null,
  url: string,
  text: Sentence,
) {
  Object.assign(found, { name, url })
  found.lines.push({ key, level: 'ok', text })
}

/** What `ask` gives, or what is said where Meta refuses it. @throws GraphError of anything else */
export function orRefused<T>(ask: () => Promise<T>, tell: () => T): Promise<T> {
  return orElse(ask, error => {
    if (isRefused(error)) return tell()
    throw error
  })
}

/** Whether private conversations are given. @param noneSeen what is said where there is none */
export function conversationsLine(
  { name, platform }: Network,
  graph: Graph,
  noneSeen: Sentence,
): Promise<CheckLine> {
  const line = (level: CheckLine['level'], text: Sentence) => ({
    key: 'conversations',
    level,
    text,
  })
  return orRefused(
    async () => {
      const query = () => ({ platform, fields: 'id', limit: 1 })
      for await (const { data } of graph.pages(`${graph.page}/conversations`, query)) {
        if (data.length > 0) return line('ok', accessSentences.privateRead)
      }
      return line('warning', noneSeen)
    },
    () => line('warning', accessSentences.privateRefused(name)),
  )
}

async function orUnreachable(
  network: Network,
  found: Check,
  act: () => Promise<void>,
): Promise<void> {
  await orElse(act, error => {
    const isDead = error.problem === 'reauthorize' || error.problem === 'misconfigured'
    const key = isDead ? 'token' : 'network'
    found.lines.push({ key, level: 'error', text: sentence(error, 'read', network) })
    found.state = isDead ? 'reauthorize' : 'unreachable'
    if (error.problem === 'reauthorize') {
      found.firstNotice =
        error.code === 210
          ? accessSentences.firstWrongKind
          : accessSentences.firstToken(error.subcode)
    }
  })
}

/** One line for each permission that is missing, and one for those that are there. */
function permissionLines({ needed }: Network, scopes: string[] | null): CheckLine[] {
  const line = (level: CheckLine['level'], text: Sentence, key = 'permissions') => ({
    key,
    level,
    text,
  })
  if (scopes === null) return [line('warning', accessSentences.permissionsUntold)]
  const missing = needed.filter(({ scope }) => !scopes.includes(scope))
  if (missing.length === 0) return [line('ok', accessSentences.allPermissions)]
  const granted = needed.filter(({ scope }) => scopes.includes(scope)).map(({ scope }) => scope)
  return [
    ...missing.map(({ scope, level, without }) =>
      line(level, accessSentences.permissionMissing(scope, without), scope),
    ),
    ...(granted.length > 0 ? [line('ok', accessSentences.permissionsGranted(granted))] : []),
  ]
}

/**
 * Whether the token is one of this page, and until when: a line, or what ends the check.
 * @throws GraphError
 */
async function checkToken(
  network: Network,
  graph: Graph,
  call: Call,
  found: Check,
): Promise<Access> {
  const accessOf = (scopes: string[] | null, app: string | null): Access => ({
    permissions: permissionLines(network, scopes),
    may: scope => scopes === null || scopes.includes(scope),
    app,
  })
  const token = await describeToken(graph, call)
  if (token === null) {
    const me = shaped(identityRow, await graph.get('me', { fields: 'id,name' }))
    if (me.id !== graph.page) {
      const whose = me.name ?? me.id
      refuse(
        found,
        'token',
        accessSentences.othersToken(graph.page, whose),
        accessSentences.firstOthersToken(graph.page, whose),
      )
    }
    return accessOf(null, call.config.app_id?.trim() || null)
  }
  if (!token.is_valid) {
    const subcode = token.error?.subcode ?? null
    refuse(found, 'token', accessSentences.deadToken(subcode), accessSentences.firstToken(subcode))
  } else if (token.type === 'USER') {
    refuse(found, 'token', accessSentences.wrongKind, accessSentences.firstWrongKind)
  } else if (token.profile_id !== undefined && token.profile_id !== graph.page) {
    refuse(found, 'page', accessSentences.otherPage(token.profile_id, graph.page))
  } else {
    found.lines.push(tokenLine(found, token, call.now))
  }
  return accessOf(token.scopes ?? null, token.app_id ?? null)
}

/** What `debug_token` says of the token, or null where it may not be asked. */
async function describeToken(graph: Graph, call: Call) {
  const { app_id: id } = call.config
  const { token = '', app_secret: secret } = call.secrets
  const query: Query = { input_token: token.trim() }
  if (id && secret) query.access_token = `${id.trim()}|${secret.trim()}`
  return await orRefused<TokenData | null>(
    async () => shaped(tokenRow, await graph.get('debug_token', query)).data,
    () => null,
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
      token.expires_at === undefined ? accessSentences.tokenValid : accessSentences.tokenWithoutEnd
    return { key, level: 'ok', text }
  }
  found.tokenEndsAt = endsAt
  const day = localDay(endsAt, zone)
  if (endsAt - now > accessEndsSoonMs) {
    return { key, level: 'ok', text: accessSentences.tokenUntil(day) }
  }
  const text =
    tokenEnds <= dataEnds
      ? accessSentences.tokenEnds(day)
      : now < endsAt
        ? accessSentences.readingEnds(day)
        : accessSentences.readingEnded(day)
  return { key, level: 'warning', text }
}
