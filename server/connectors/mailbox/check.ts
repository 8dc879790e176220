import type { Call, Port } from '../connector.ts'
import { working } from '../network/check.ts'
import { orElse } from '../network/error.ts'
import { accessOf, ownOf } from './access/access.ts'
import { foldersOf } from './folder/folders.ts'
import { mailboxSentences as says } from './sentences.ts'
import { strangersFor } from './servers.ts'
import { withMailbox } from './session.ts'
import { withSmtp } from './smtp.ts'

/**
 * Opens the mailbox and the server that sends, without changing anything there. What makes the rest
 * impossible ends it, with one line that says so.
 */
export const check: Port['check'] = async call => {
  const found = working([])
  return await orElse(
    async () => {
      const strangers = await strangersOf(call)
      if (Object.keys(strangers).length > 0) {
        const hosts = Object.values(strangers).map(place => place.replace(/:\d+$/, ''))
        const text = says.strangers([...new Set(hosts)])
        const lines = [{ key: 'access', level: 'error' as const, text }]
        return { ...found, state: 'reauthorize' as const, lines, fill: strangers }
      }
      const own = await withMailbox(call, async ({ imap, own, place }) => {
        found.name = call.config.name?.trim() || own.address
        const { folders, missing } = await foldersOf(imap, call)
        const text = says.opened(own.address, place.host)
        found.lines.push({ key: 'imap', level: 'ok', text })
        for (const [index, gap] of missing.entries()) {
          found.lines.push({ key: `folder${index}`, level: 'warning', text: gap })
        }
        const sent = folders.find(({ role }) => role === 'sent')
        found.lines.push(
          sent
            ? { key: 'sent', level: 'ok', text: says.sentRead(sent.path) }
            : { key: 'sent', level: 'warning', text: says.noSent },
        )
        return own
      })
      await withSmtp(call, own, async ({ place }) => {
        found.lines.push({ key: 'smtp', level: 'ok', text: says.sends(place.host) })
      })
      const { by } = accessOf(call)
      if (by === 'token') found.lines.push({ key: 'renewal', level: 'warning', text: says.notKept })
      if (by === 'renewed') found.lines.push({ key: 'renewal', level: 'ok', text: says.renews })
      return found
    },
    ({ reason, problem }) => ({
      ...found,
      state: problem.what === 'passing' ? 'unreachable' : 'reauthorize',
      lines: [{ key: 'access', level: 'error', text: reason }],
    }),
  )
}

async function strangersOf({ config }: Call) {
  const own = ownOf(config)
  return own === null ? {} : await strangersFor(config, own.domain)
}
