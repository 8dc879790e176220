import type { AlertLineShape, AlertNoticeShape } from '../../server/alerts/shapes.ts'
import { api } from '../api.ts'
import { recall, remember } from '../preferences.ts'
import { me } from '../session.ts'
import { alone } from './alone.ts'

/** What this tab knows where storage is forbidden. */
const known = new Map<string, number>()

/** The newest notice of which this person's browser has told, or had not to tell. */
function notifiedKey(): string {
  return `tambour.alerts.notified.${me.value?.user.id ?? ''}.${me.value?.commune.id ?? ''}`
}

function lastNotified(): number | null {
  const stored = recall(notifiedKey())
  const ids = [
    known.get(notifiedKey()) ?? Number.NaN,
    stored === null ? Number.NaN : Number(stored),
  ]
  const all = ids.filter(id => Number.isInteger(id))
  return all.length === 0 ? null : Math.max(...all)
}

function write(id: number): void {
  known.set(notifiedKey(), id)
  remember(notifiedKey(), String(id))
}

/**
 * One browser notification for who was told of since the last, however many tabs are open. Anyone who
 * comes for the first time begins with what comes next. `open` goes to the screen of a notification
 * that is clicked. Without an answer the stream asks again once it is heard.
 */
export async function notifyAlerts(open: (href: string) => void): Promise<void> {
  const before = lastNotified()
  const answer = await api('GET /alerts', { query: { after: before } }).catch(() => null)
  if (answer === null) return
  if (before === null || answer.last < before) {
    // Or the installation begins anew, from a backup perhaps.
    write(answer.last)
    return
  }
  await alone('tambour.alerts', async () => {
    // Another tab may have been quicker.
    const fresh = answer.notices.filter(({ id }) => id > (lastNotified() ?? 0))
    const last = fresh.at(-1)
    if (last === undefined) return
    write(last.id)
    const { showNotification } = await import('./notification.ts')
    await showNotification(last.id, waitingLines(fresh), open)
  })
}

/** Those who still wait in these notices, once each, with the longest wait told of them. */
function waitingLines(notices: readonly AlertNoticeShape[]): AlertLineShape[] {
  const lines = new Map<number, AlertLineShape>()
  for (const line of notices.flatMap(notice => notice.lines)) {
    const found = lines.get(line.message)
    if (line.waiting && (found?.minutes ?? -1) < line.minutes) lines.set(line.message, line)
  }
  return [...lines.values()].sort((a, b) => a.openedAt.localeCompare(b.openedAt))
}
