import type { Check, Port } from '../connector.ts'
import { unfit, working } from '../network/check.ts'
import { orElse } from '../network/error.ts'
import { apiOf } from './api.ts'
import { notifications, profile } from './payload.ts'
import { blueskySentences as says } from './sentences.ts'

/** https://bsky.app/settings/app-passwords gives such ones, which do less than the account's own. */
const appPassword = /^[a-z\d]{4}(?:-[a-z\d]{4}){3}$/

/**
 * Asks the server, without changing anything there: does it know this account and its password, and
 * may it read what the account is told? What makes the rest impossible ends it, with one line.
 */
export const check: Port['check'] = call => {
  const api = apiOf(call)
  return orElse(
    async () => {
      const { did: actor, handle } = await api.signIn()
      const { displayName, labels } = await api.get(profile, 'app.bsky.actor.getProfile', { actor })
      const name = displayName || handle
      const url = `https://bsky.app/profile/${handle}`
      await api.get(notifications, 'app.bsky.notification.listNotifications', { limit: 1 })
      const lines: Check['lines'] = [
        { key: 'account', level: 'ok', text: says.connected(name) },
        { key: 'mentions', level: 'ok', text: says.mentionsRead },
      ]
      if (!appPassword.test(call.secrets.password?.trim() ?? '')) {
        lines.push({ key: 'password', level: 'warning', text: says.ownPassword })
      }
      if (labels.some(({ val }) => val === '!no-unauthenticated')) {
        lines.push({ key: 'audience', level: 'warning', text: says.membersOnly })
      }
      return working(lines, name, url)
    },
    ({ reason, problem: { what } }) =>
      unfit(what === 'passing' ? 'unreachable' : 'reauthorize', 'account', reason),
  )
}

/** https://docs.bsky.app/docs/api/app-bsky-actor-get-profile */
export const followers: Port['followers'] = call => {
  const api = apiOf(call)
  return orElse(
    async () => {
      const { did: actor } = await api.session()
      return (await api.get(profile, 'app.bsky.actor.getProfile', { actor })).followersCount
    },
    () => null,
  )
}
