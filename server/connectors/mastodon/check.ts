import type { Check, Port } from '../connector.ts'
import { orUnfit, unfit, working } from '../network/check.ts'
import { orElse } from '../network/error.ts'
import { list } from '../network/exchange.ts'
import { type Api, accountIn, apiOf } from './api.ts'
import { manifest } from './manifest.ts'
import { account, instance } from './payload.ts'
import { mastodonSentences as says } from './sentences.ts'

/**
 * Asks the server, without changing anything there: is the token one of this account, may it read
 * notifications, and does the server take as much as we write? What makes the rest impossible ends
 * it, with one line that says so.
 */
export const check: Port['check'] = call => {
  const api = apiOf(call)
  return orUnfit(says.noApi, async () => {
    const own = await api.get(account, '/api/v1/accounts/verify_credentials')
    const typed = accountIn(call.config.account ?? '')
    if (typed?.user.toLowerCase() !== own.username.toLowerCase()) {
      return unfit('reauthorize', 'account', says.othersToken(own.username))
    }
    const name = own.display_name || own.username
    await api.get(list, '/api/v1/notifications', { limit: 1 })
    return working(
      [
        { key: 'account', level: 'ok', text: says.connected(name) },
        { key: 'mentions', level: 'ok', text: says.mentionsRead },
        ...(await limitsLine(api)),
      ],
      name,
      own.url,
    )
  })
}

/** Not every server of its kind tells its limits. */
async function limitsLine(api: Api): Promise<Check['lines']> {
  const answer = await orElse(
    () => api.get(instance, '/api/v2/instance'),
    () => null,
  )
  if (answer === null) return []
  const { max_characters: signs, max_media_attachments: pictures } = answer.configuration.statuses
  const { textLength, images } = manifest.limits
  const level = signs < textLength || pictures < images ? 'warning' : 'ok'
  return [{ key: 'limits', level, text: says.limits(signs, pictures) }]
}

/** https://docs.joinmastodon.org/entities/Account/#followers_count */
export const followers: Port['followers'] = call => {
  return orElse(
    async () =>
      (await apiOf(call).get(account, '/api/v1/accounts/verify_credentials')).followers_count,
    () => null,
  )
}
