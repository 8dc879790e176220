import type { CheckLine } from '../../channels/rules/channel.ts'
import { frenchNumber } from '../../language/french.ts'
import type { Call, Check } from '../connector.ts'
import { type Graph, shaped } from '../meta/client.ts'
import { GraphError, isRefused } from '../meta/graph-error.ts'
import { permissionLines } from '../meta/permissions.ts'
import { checkOn, checkToken, refuse, refusePage } from '../meta/token.ts'
import { edge } from '../meta/wire.ts'
import { type Account, findAccount, noAccount } from './account.ts'
import { network } from './network.ts'
import { needed } from './permissions.ts'
import { publicationsLeft } from './publish.ts'

/**
 * Asks, without changing anything there: is it a token of this page, until when; is a professional
 * account linked to the page; with which permissions; are private conversations given; how much can
 * still be published today? What makes the rest impossible ends it, with one line that says so.
 */
export function check(call: Call): Promise<Check> {
  return checkOn(network, call, async (graph, found) => {
    const { scopes } = await checkToken(graph, call, found)
    if (found.state !== 'working') return
    const mayUse = (scope: string) => scopes === null || scopes.includes(scope)
    const permissions = permissionLines(needed, scopes)
    if (!mayUse('instagram_basic')) {
      found.lines.push(...permissions)
      found.state = 'reauthorize'
      return
    }
    const account = await checkAccount(graph, found)
    if (account === null) return
    found.lines.push(...permissions)
    if (mayUse('instagram_manage_comments')) found.lines.push(await commentsLine(graph, account))
    if (mayUse('instagram_manage_messages')) found.lines.push(await conversationsLine(graph))
    if (mayUse('instagram_content_publish')) found.lines.push(await quotaLine(graph, account))
  })
}

async function checkAccount(graph: Graph, found: Check): Promise<Account | null> {
  try {
    const account = await findAccount(graph)
    if (account === null) {
      refuse(found, 'account', noAccount)
      return null
    }
    found.name = account.username === '' ? account.id : account.username
    found.url = `https://www.instagram.com/${account.username}/`
    const text = `Le compte professionnel « ${found.name} » est relié à la page.`
    found.lines.push({ key: 'account', level: 'ok', text })
    return account
  } catch (error) {
    if (!(error instanceof GraphError && isRefused(error))) throw error
    refusePage(found, graph.page)
    return null
  }
}

/** Instagram names whoever comments, where it gives comments at all. */
async function commentsLine(graph: Graph, account: Account): Promise<CheckLine> {
  try {
    const query = { fields: 'id,comments.limit(1){id,username}', limit: 5 }
    shaped(edge, await graph.get(`${account.id}/media`, query))
    return { key: 'names', level: 'ok', text: 'Les commentaires sont lus avec le nom des comptes.' }
  } catch (error) {
    if (!(error instanceof GraphError && isRefused(error))) throw error
    const text =
      'Instagram refuse l’accès aux commentaires : ils ne sont pas lus, et leurs délais ne sont pas mesurés.'
    return { key: 'comments', level: 'warning', text }
  }
}

async function conversationsLine(graph: Graph): Promise<CheckLine> {
  const key = 'conversations'
  try {
    const query = { platform: 'instagram', fields: 'id', limit: 1 }
    const { data } = shaped(edge, await graph.get(`${graph.page}/conversations`, query))
    if (data.length > 0) return { key, level: 'ok', text: 'Les messages privés sont lus.' }
    const text =
      'Aucun message privé n’est visible. C’est normal si le compte n’en a jamais reçu ; sinon, autorisez dans l’application Instagram « l’accès aux messages » pour les outils connectés, ou demandez à Meta l’« accès avancé » pour l’application.'
    return { key, level: 'warning', text }
  } catch (error) {
    if (!(error instanceof GraphError && isRefused(error))) throw error
    const text =
      'Instagram refuse l’accès aux messages privés : ils ne sont ni lus ni mesurés, et l’on ne peut pas y répondre d’ici.'
    return { key, level: 'warning', text }
  }
}

async function quotaLine(graph: Graph, account: Account): Promise<CheckLine> {
  const key = 'quota'
  try {
    const limit = await publicationsLeft(graph, account)
    if (limit === null) {
      const text = 'Instagram ne dit pas combien de publications il prend encore aujourd’hui.'
      return { key, level: 'warning', text }
    }
    const { left, total } = limit
    const text = `Instagram prend encore ${frenchNumber(Math.max(0, left))} publications sur les ${frenchNumber(total)} qu’il permet en 24 heures.`
    return { key, level: left > 0 ? 'ok' : 'warning', text }
  } catch (error) {
    if (!(error instanceof GraphError && isRefused(error))) throw error
    const text = 'Instagram refuse de publier sur ce compte depuis une application.'
    return { key, level: 'warning', text }
  }
}
