import type { Call, Check, CheckLine } from '../connector.ts'
import { type Graph, shaped } from '../meta/client.ts'
import { GraphError, isRefused } from '../meta/graph-error.ts'
import { permissionLines } from '../meta/permissions.ts'
import { metaSentences } from '../meta/sentences.ts'
import { checkOn, checkToken, refuse, refusePage } from '../meta/token.ts'
import { edge } from '../meta/wire.ts'
import { network } from './network.ts'
import { type Account, findAccount } from './parse.ts'
import { needed } from './permissions.ts'
import { publicationsLeft } from './publish.ts'
import { instagramSentences } from './sentences.ts'

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
      refuse(found, 'account', instagramSentences.noAccount)
      return null
    }
    found.name = account.username === '' ? account.id : account.username
    found.url = `https://www.instagram.com/${account.username}/`
    const text = instagramSentences.accountLinked(found.name)
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
    return { key: 'names', level: 'ok', text: instagramSentences.namesRead }
  } catch (error) {
    if (!(error instanceof GraphError && isRefused(error))) throw error
    const text = metaSentences.commentsRefused(network.name)
    return { key: 'comments', level: 'warning', text }
  }
}

async function conversationsLine(graph: Graph): Promise<CheckLine> {
  const key = 'conversations'
  try {
    const query = { platform: 'instagram', fields: 'id', limit: 1 }
    const { data } = shaped(edge, await graph.get(`${graph.page}/conversations`, query))
    if (data.length > 0) return { key, level: 'ok', text: metaSentences.privateRead }
    return { key, level: 'warning', text: instagramSentences.noPrivateSeen }
  } catch (error) {
    if (!(error instanceof GraphError && isRefused(error))) throw error
    return { key, level: 'warning', text: metaSentences.privateRefused(network.name) }
  }
}

async function quotaLine(graph: Graph, account: Account): Promise<CheckLine> {
  const key = 'quota'
  try {
    const limit = await publicationsLeft(graph, account)
    if (limit === null) {
      const text = instagramSentences.quotaUntold
      return { key, level: 'warning', text }
    }
    const { left, total } = limit
    const text = instagramSentences.quotaLeft(Math.max(0, left), total)
    return { key, level: left > 0 ? 'ok' : 'warning', text }
  } catch (error) {
    if (!(error instanceof GraphError && isRefused(error))) throw error
    const text = instagramSentences.mayNotPublish
    return { key, level: 'warning', text }
  }
}
