import type { Authorization, Call, NotAuthorized } from '../connector.ts'
import { accessSentences } from '../meta/access-sentences.ts'
import { GraphError } from '../meta/answer.ts'
import { createGraph, type Graph, type Query, shaped, version } from '../meta/client.ts'
import { wholeShare } from '../meta/cursor.ts'
import { applicationFields } from '../meta/manifest.ts'
import { loginOn, refusalOf } from '../meta/person.ts'
import { createGuide } from './guide.ts'
import { network } from './network.ts'
import { appRow, exchanged } from './payload.ts'
import { facebookSentences } from './sentences.ts'

/** Every page that the person may manage. */
export const login = loginOn(network, ({ id, name }) => ({ name: name ?? id }))

/** The commune's application at Meta, through which a page is connected without a token in sight. */
export const authorization = {
  label: facebookSentences.application,
  network: 'Facebook',
  redirectHelp: facebookSentences.redirectHelp,
  fields: applicationFields(true, {
    number: facebookSentences.appNumberHelp,
    secret: facebookSentences.ownSecretHelp,
    word: facebookSentences.ownWordHelp,
  }),
  guide: createGuide(idOf, asApp),
  verify,
  address(call, { redirect, state, permissions }) {
    const query = new URLSearchParams({
      client_id: idOf(call),
      redirect_uri: redirect,
      state,
      scope: permissions.join(','),
      response_type: 'code',
      // What was refused once is asked again, and not passed over.
      auth_type: 'rerequest',
    })
    return `${dialogOf(call.apiUrl)}/${version}/dialog/oauth?${query}`
  },
  exchange,
} satisfies Authorization

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
    return refusalOf(error, facebookSentences.unknownApplication, network)
  }
}

async function exchange(
  call: Call,
  { redirect, query }: { redirect: string; query: Record<string, string> },
): Promise<{ kind: 'person'; token: string } | NotAuthorized> {
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
    return { kind: 'person', token: await tokenOf(call, query) }
  } catch (error) {
    const refused = refusalOf(error, accessSentences.returnRefused, network)
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

function idOf({ config }: Call): string {
  return config.app_id?.trim() ?? ''
}

/** The app itself, as `{app-id}|{app-secret}`. */
function asApp(call: Call): Graph {
  const token = `${idOf(call)}|${call.secrets.app_secret?.trim() ?? ''}`
  return createGraph({ ...call, secrets: { token } }, wholeShare, 'app')
}
