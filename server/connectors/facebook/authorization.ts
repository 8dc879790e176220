import type { Sentence } from '../../language/sentence.ts'
import type { Authorization, Authorized, Call, Identity, NotAuthorized } from '../connector.ts'
import {
  createGraph,
  type Graph,
  limited,
  type Query,
  rowsOf,
  shaped,
  version,
} from '../meta/client.ts'
import { sentence } from '../meta/explain.ts'
import { GraphError } from '../meta/graph-error.ts'
import { metaSentences } from '../meta/sentences.ts'
import { wholeShare } from '../meta/share.ts'
import { network } from './network.ts'
import { type AccountRow, accountRow, appRow, exchanged, grantedRow } from './payload.ts'
import { asked, refusedPermissions } from './permissions.ts'
import { facebookSentences } from './sentences.ts'

/** The commune's application at Meta, through which a page is connected without a token in sight. */
export const authorization: Authorization = {
  label: facebookSentences.application,
  network: 'Facebook',
  fields: [
    {
      key: 'app_id',
      label: metaSentences.appNumber,
      help: facebookSentences.appNumberHelp,
      secret: false,
      required: true,
    },
    {
      key: 'app_secret',
      label: metaSentences.appSecret,
      help: facebookSentences.ownSecretHelp,
      secret: true,
      required: true,
    },
    {
      key: 'verify_token',
      label: metaSentences.verifyWord,
      help: facebookSentences.ownWordHelp,
      secret: true,
      required: false,
      suggestion: 'random',
    },
  ],
  verify,
  address(call, { redirect, state }) {
    const query = new URLSearchParams({
      client_id: idOf(call),
      redirect_uri: redirect,
      state,
      scope: asked.join(','),
      response_type: 'code',
      // What was refused once is asked again, and not passed over.
      auth_type: 'rerequest',
    })
    return `${dialogOf(call.apiUrl)}/${version}/dialog/oauth?${query}`
  },
  exchange,
}

/** Meta's dialog stands beside its API, on www; what stands in for the one stands in for the other. */
function dialogOf(apiUrl: string): string {
  return apiUrl.replace(/\/+$/, '').replace(/^https:\/\/graph\./, 'https://www.')
}

async function verify(call: Call): Promise<{ kind: 'known'; name: string } | NotAuthorized> {
  const id = idOf(call)
  const graph = asApp(call)
  try {
    if (!/^\d+$/.test(id)) throw new GraphError('parameter', { message: 'no number' })
    const app = shaped(appRow, await graph.get(id, { fields: 'id,name' }))
    return { kind: 'known', name: app.name ?? id }
  } catch (error) {
    return refusalOf(error, facebookSentences.unknownApplication)
  }
}

async function exchange(
  call: Call,
  { redirect, query }: { redirect: string; query: Record<string, string> },
): Promise<Authorized> {
  const { code, error } = query
  if (error === 'access_denied') {
    return { kind: 'refused', reason: facebookSentences.accessDenied }
  }
  if (code === undefined || code === '') {
    return { kind: 'refused', reason: facebookSentences.returnWithoutCode }
  }
  try {
    const token = await tokenOf(call, { redirect_uri: redirect, code })
    const query = { grant_type: 'fb_exchange_token', fb_exchange_token: token }
    return await everythingOf(call, await tokenOf(call, query))
  } catch (error) {
    const refused = refusalOf(error, facebookSentences.returnRefused)
    // A key that was changed at Meta looks like a passing problem (code 1): ask, to say it plainly.
    const known = await verify(call)
    return known.kind === 'refused' ? known : refused
  }
}

/** A person's token, for a code or for a shorter-lived one. */
async function tokenOf(call: Call, query: Query): Promise<string> {
  const secret = call.secrets.app_secret?.trim() ?? ''
  const app = { client_id: idOf(call), client_secret: secret }
  const answer = await asApp(call).get('oauth/access_token', { ...app, ...query })
  return shaped(exchanged, answer).access_token
}

/** Every page that the person may manage, once each, and what was not allowed. */
async function everythingOf(call: Call, token: string): Promise<Authorized> {
  const graph = createGraph({ ...call, secrets: { ...call.secrets, token } }, wholeShare, 'person')
  const missing = refusedPermissions(await permissionsOf(graph))
  const accounts = new Map<string, AccountRow>()
  const keep = (row: AccountRow) => {
    if (row.access_token !== undefined && !accounts.has(row.id)) accounts.set(row.id, row)
  }
  for await (const row of listOf(graph, 'me/accounts', 'id,name,access_token,tasks')) keep(row)
  try {
    for await (const { id } of listOf(graph, 'me/businesses', 'id')) {
      for (const edge of ['owned_pages', 'client_pages']) {
        for await (const row of listOf(graph, `${id}/${edge}`, 'id,name,access_token')) keep(row)
      }
    }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    // Without the permission there is nothing more to say than that it is missing.
    if (!['permission', 'parameter', 'missing'].includes(error.problem)) {
      const why = sentence(error, 'read', network)
      missing.push(facebookSentences.businessesUnread(why))
    }
  }
  missing.push(...graph.gaps())
  const identities = [...accounts.values()].map(row => identityOf(call, row))
  return { kind: 'authorized', identities, missing }
}

async function permissionsOf(graph: Graph): Promise<Set<string>> {
  const granted = new Set<string>()
  for await (const { data } of graph.pages('me/permissions', () => ({}))) {
    for (const { permission, status } of rowsOf(graph, grantedRow, data)) {
      if (status === 'granted') granted.add(permission)
    }
  }
  return granted
}

async function* listOf(graph: Graph, path: string, fields: string): AsyncGenerator<AccountRow> {
  const query = (share: number) => ({ fields, limit: limited(100, share) })
  for await (const { data } of graph.pages(path, query)) yield* rowsOf(graph, accountRow, data)
}

function identityOf(call: Call, { id, name, access_token: token, tasks }: AccountRow): Identity {
  const lacking = tasks === undefined ? [] : duties.filter(({ task }) => !tasks.includes(task))
  return {
    name: name ?? id,
    config: { page: id, app_id: idOf(call) },
    secrets: { ...call.secrets, ...(token === undefined ? {} : { token }) },
    missing: lacking.map(({ not }) => not),
  }
}

/** https://developers.facebook.com/docs/pages-api/overview#tasks */
const duties = [
  { task: 'CREATE_CONTENT', not: facebookSentences.mayNotPublish },
  { task: 'MODERATE', not: facebookSentences.mayNotModerate },
  { task: 'MESSAGING', not: facebookSentences.mayNotMessage },
]

function idOf({ config }: Call): string {
  return config.app_id?.trim() ?? ''
}

/** The app itself, as `{app-id}|{app-secret}`. */
function asApp(call: Call): Graph {
  const token = `${idOf(call)}|${call.secrets.app_secret?.trim() ?? ''}`
  return createGraph({ ...call, secrets: { token } }, wholeShare, 'app')
}

/** @param otherwise what to say of a question that Meta understood, and to which it says no. */
function refusalOf(error: unknown, otherwise: Sentence): NotAuthorized {
  if (!(error instanceof GraphError)) throw error
  const isNo = ['misconfigured', 'permission', 'parameter', 'missing', 'reauthorize'].includes(
    error.problem,
  )
  if (isNo) return { kind: 'refused', reason: otherwise }
  return {
    kind: 'passing',
    reason: facebookSentences.startAgain(sentence(error, 'read', network)),
  }
}
