import type { CheckLine } from '../connector.ts'
import { accessSentences } from '../meta/access-sentences.ts'
import { edge } from '../meta/answer.ts'
import { checkOn, conversationsLine, identified, orRefused, refuse } from '../meta/check.ts'
import { type Graph, shaped } from '../meta/client.ts'
import { network } from './network.ts'
import { type Account, findAccount } from './payload.ts'
import { publicationsLeft } from './publish.ts'
import { instagramSentences } from './sentences.ts'

/** Also whether a professional account is linked to the page, and how much it may still publish today. */
export const check = checkOn(network, {
  async identify(graph, found, { may, permissions }) {
    if (!may('instagram_basic')) {
      found.lines.push(...permissions)
      found.state = 'reauthorize'
      return null
    }
    const account = await findAccount(graph)
    if (account === null) {
      refuse(found, 'account', instagramSentences.noAccount)
      return null
    }
    const { id, username } = account
    const name = username === '' ? id : username
    const text = instagramSentences.accountLinked(name)
    identified(found, 'account', name, `https://www.instagram.com/${username}/`, text)
    return account
  },
  async *lines(graph, account, { may }) {
    if (may('instagram_manage_comments')) yield commentsLine(graph, account)
    if (may('instagram_manage_messages')) {
      yield conversationsLine(network, graph, instagramSentences.noPrivateSeen)
    }
    if (may('instagram_content_publish')) yield quotaLine(graph, account)
  },
})

/** Instagram names everybody who comments, where it gives comments at all. */
function commentsLine(graph: Graph, account: Account): Promise<CheckLine> {
  return orRefused<CheckLine>(
    async () => {
      const query = { fields: 'id,comments.limit(1){id,username}', limit: 5 }
      shaped(edge, await graph.get(`${account.id}/media`, query))
      return { key: 'names', level: 'ok', text: instagramSentences.namesRead }
    },
    () => {
      const text = accessSentences.commentsRefused(network.name)
      return { key: 'comments', level: 'warning', text }
    },
  )
}

function quotaLine(graph: Graph, account: Account): Promise<CheckLine> {
  const key = 'quota'
  return orRefused<CheckLine>(
    async () => {
      const limit = await publicationsLeft(graph, account)
      if (limit === null) return { key, level: 'warning', text: instagramSentences.quotaUntold }
      const { left, total } = limit
      const text = instagramSentences.quotaLeft(Math.max(0, left), total)
      return { key, level: left > 0 ? 'ok' : 'warning', text }
    },
    () => ({ key, level: 'warning', text: instagramSentences.mayNotPublish }),
  )
}
