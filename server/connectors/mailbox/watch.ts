import type { Port } from '../connector.ts'
import { asFailure, orElse } from '../network/error.ts'
import { withMailbox } from './session.ts'

/** Servers end a line that says nothing for half an hour (RFC 2177): it says something before. */
const renewedMs = 9 * 60_000

/** Holds IDLE on INBOX; null at once where the server has none. */
export const watch: Port['watch'] = async (call, onNews, signal) => {
  return await orElse(
    () =>
      withMailbox(
        call,
        async ({ imap }) => {
          if (!imap.capabilities.has('IDLE')) return null
          await imap.mailboxOpen('INBOX', { readOnly: true })
          imap.on('exists', ({ count, prevCount }) => {
            if (count > prevCount) onNews()
          })
          const end = () => imap.close()
          signal.addEventListener('abort', end, { once: true })
          try {
            // Where IDLE is refused there is none.
            while (!signal.aborted && imap.usable && (await imap.idle()) !== false);
          } catch (error) {
            if (!signal.aborted) throw error
          } finally {
            signal.removeEventListener('abort', end)
          }
          return null
        },
        { idleMs: renewedMs },
      ),
    error => (signal.aborted ? null : asFailure(error, call)),
  )
}
