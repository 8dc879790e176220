import { signal } from '@preact/signals'
import type { AlertLineShape, AlertNoticeShape } from '../server/alerts/shapes.ts'
import { alone } from './alone.ts'
import { api } from './api.ts'
import { recall, remember } from './preferences.ts'
import { me } from './session.ts'

/** Notices that this person has not dismissed, and in which somebody still waits; oldest first. */
export const alerts = signal<AlertNoticeShape[]>([])

/** `seen`: done with, in whichever tab; `notified`: the browser's notification was shown, or not allowed. */
type Mark = 'seen' | 'notified'

/** What this tab knows; where storage is forbidden there is nothing else. */
const marks = new Map<string, number>()
let latest = 0

function keyOf(mark: Mark): string {
  return `tambour.alerts.${mark}.${me.value?.user.id ?? ''}`
}

function read(mark: Mark): number | null {
  const key = keyOf(mark)
  const stored = recall(key)
  const known = [marks.get(key) ?? Number.NaN, stored === null ? Number.NaN : Number(stored)]
  const ids = known.filter(id => Number.isInteger(id))
  return ids.length === 0 ? null : Math.max(...ids)
}

function write(mark: Mark, id: number): void {
  const key = keyOf(mark)
  marks.set(key, id)
  remember(key, String(id))
}

/** Another tab may have gone further meanwhile: a mark never goes back. */
function advance(mark: Mark, id: number): void {
  write(mark, Math.max(id, read(mark) ?? 0))
}

/**
 * Asks who was told of since the last notice that is done with. Whoever comes for the first time
 * begins with what comes next. `open` goes to the screen of a notification that is clicked.
 * Without an answer what is shown stays: the stream asks again once it is heard.
 */
export async function loadAlerts(open: (href: string) => void): Promise<void> {
  const turn = ++latest
  const seen = read('seen')
  const answer = await api('GET /alerts', { query: { after: seen } }).catch(() => null)
  if (answer === null || turn !== latest) return
  if (seen === null || answer.last < seen) {
    // Or the installation begins anew, from a backup perhaps.
    write('seen', answer.last)
    write('notified', answer.last)
    alerts.value = []
    return
  }
  const shown = answer.notices.filter(({ lines }) => lines.some(line => line.waiting))
  advance('seen', (shown[0]?.id ?? answer.last + 1) - 1)
  alerts.value = shown
  forgetSeen()
  await notify(open)
}

/** Drops what another tab has dismissed. */
export function forgetSeen(): void {
  const seen = read('seen') ?? 0
  alerts.value = alerts.value.filter(({ id }) => id > seen)
}

/** In every tab, and for good. */
export function dismissAlerts(): void {
  advance('seen', Math.max(0, ...alerts.value.map(({ id }) => id)))
  alerts.value = []
}

/** Leaves nothing for whoever uses this machine next. */
export function clearAlerts(): void {
  latest++
  alerts.value = []
}

/** Whoever still waits in these notices, once each, with the longest wait told of them. */
export function waitingLines(notices: readonly AlertNoticeShape[]): AlertLineShape[] {
  const lines = new Map<number, AlertLineShape>()
  for (const line of notices.flatMap(notice => notice.lines)) {
    const known = lines.get(line.message)
    if (line.waiting && (known?.minutes ?? 0) < line.minutes) lines.set(line.message, line)
  }
  return [...lines.values()].sort((a, b) => a.openedAt.localeCompare(b.openedAt))
}

/** One browser notification for what is new, however many tabs are open. */
async function notify(open: (href: string) => void): Promise<void> {
  await alone('tambour.alerts', async () => {
    const told = read('notified') ?? 0
    const fresh = alerts.value.filter(({ id }) => id > told)
    const last = fresh.at(-1)
    if (last === undefined) return
    advance('notified', last.id)
    const { showNotification } = await import('./notification.ts')
    showNotification(last.id, waitingLines(fresh), open)
  })
}
