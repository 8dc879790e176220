import type { Call, Check, CheckLine } from '../connector.ts'
import { type Graph, rowsOf, shaped } from '../meta/client.ts'
import { GraphError, isRefused } from '../meta/graph-error.ts'
import { permissionLines } from '../meta/permissions.ts'
import { metaSentences } from '../meta/sentences.ts'
import { checkOn, checkToken, identityRow, refusePage } from '../meta/token.ts'
import { edge, isOfPage } from '../meta/wire.ts'
import { network } from './network.ts'
import { writerRow } from './payload.ts'
import { needed } from './permissions.ts'
import { facebookSentences } from './sentences.ts'
import { webhooksLine } from './subscription.ts'

/**
 * Asks Facebook, without changing anything there: is it a page's token, of this page, until when,
 * with which permissions; are private conversations and people's names given? What makes the rest
 * impossible ends it, with one line that says so.
 */
export function check(call: Call): Promise<Check> {
  return checkOn(network, call, async (graph, found) => {
    const { scopes, app } = await checkToken(graph, call, found)
    if (found.state !== 'working') return
    await checkPage(graph, found)
    if (found.state !== 'working') return
    found.lines.push(...permissionLines(needed, scopes))
    const mayRead = (scope: string) => scopes === null || scopes.includes(scope)
    if (mayRead('pages_messaging')) found.lines.push(await conversationsLine(graph))
    const names = mayRead('pages_read_user_content') ? await readNames(graph) : null
    if (names !== null) found.lines.push(names.line)
    found.lines.push(modeLine(names?.people ?? 0))
    if (mayRead('pages_manage_metadata')) found.lines.push(await webhooksLine(graph, call, app))
  })
}

async function checkPage(graph: Graph, found: Check): Promise<void> {
  try {
    const page = shaped(identityRow, await graph.get(graph.page, { fields: 'id,name,link' }))
    found.name = page.name ?? null
    found.url = page.link ?? `https://www.facebook.com/${page.id}`
    const text = page.name
      ? facebookSentences.pageNamedConnected(page.name)
      : facebookSentences.pageConnected(graph.page)
    found.lines.push({ key: 'page', level: 'ok', text })
  } catch (error) {
    if (!(error instanceof GraphError && isRefused(error))) throw error
    refusePage(found, graph.page)
  }
}

async function conversationsLine(graph: Graph): Promise<CheckLine> {
  const key = 'conversations'
  try {
    const query = () => ({ platform: 'messenger', fields: 'id', limit: 1 })
    for await (const { data } of graph.pages(`${graph.page}/conversations`, query)) {
      if (data.length > 0) return { key, level: 'ok', text: metaSentences.privateRead }
    }
    return { key, level: 'warning', text: facebookSentences.noPrivateSeen }
  } catch (error) {
    if (!(error instanceof GraphError && error.problem === 'permission')) throw error
    return { key, level: 'warning', text: metaSentences.privateRefused(network.name) }
  }
}

/** Whether Facebook says who comments, and how many people it named of the latest ones. */
async function readNames(graph: Graph): Promise<{ line: CheckLine; people: number }> {
  const key = 'names'
  try {
    const fields = 'id,comments.filter(stream).order(reverse_chronological).limit(5){id,from}'
    const query = { fields, limit: 10 }
    const posts = shaped(edge, await graph.get(`${graph.page}/feed`, query)).data
    const comments = rowsOf(graph, writerRow, posts)
      .flatMap(post => post.comments?.data ?? [])
      .filter(row => !isOfPage(row, graph.page))
    if (comments.length === 0) {
      const text = facebookSentences.nobodyCommented
      return { line: { key, level: 'info', text }, people: 0 }
    }
    const people = new Set(comments.flatMap(row => row.from?.id ?? [])).size
    if (people > 0) {
      const text = facebookSentences.namesRead
      return { line: { key, level: 'ok', text }, people }
    }
    const text = facebookSentences.namesUnread
    return { line: { key, level: 'warning', text }, people: 0 }
  } catch (error) {
    if (!(error instanceof GraphError && error.problem === 'permission')) throw error
    const text = metaSentences.commentsRefused(network.name)
    return { line: { key: 'comments', level: 'warning', text }, people: 0 }
  }
}

/** In a commune nobody gives so many people a role on an application. */
const morePeopleThanRoles = 5

/**
 * Meta tells nowhere in which mode an app is: none of the fields of its Application node does. In
 * development mode it names only people who have a role on it, so that many names are a sign.
 * https://developers.facebook.com/docs/development/build-and-test/app-modes
 */
function modeLine(named: number): CheckLine {
  const key = 'mode'
  if (named >= morePeopleThanRoles) {
    return { key, level: 'ok', text: facebookSentences.modeLive }
  }
  return { key, level: 'info', text: facebookSentences.modeUntold }
}
