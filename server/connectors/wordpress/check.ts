import type { Check, CheckLine, Port } from '../connector.ts'
import { orUnfit, unfit, working } from '../network/check.ts'
import { apiOf } from './api.ts'
import { isChosen, namespace } from './event.ts'
import { site, user } from './payload.ts'
import { wordpressSentences as says } from './sentences.ts'
import { textOf } from './text.ts'

/**
 * Asks the site, without changing anything there: does it have an API that takes application
 * passwords, and what may this user do? What makes publishing impossible ends it, with one line
 * that says so.
 */
export const check: Port['check'] = call => {
  const api = apiOf(call)
  return orUnfit(says.noApi, async () => {
    const known = { _fields: 'name,home,namespaces,authentication' }
    const index = await api.get(site, '/', known, 'public')
    if (!index.namespaces.includes('wp/v2')) return unfit('reauthorize', 'network', says.noApi)
    if (index.authentication['application-passwords'] === undefined) {
      return unfit('reauthorize', 'token', says.passwordsDisabled)
    }
    const { name: own, capabilities: may } = await api.get(user, '/wp/v2/users/me', {
      context: 'edit',
    })
    if (!may.publish_posts) return unfit('reauthorize', 'publishing', says.mayNotPublish(own))
    const lines: Check['lines'] = [
      { key: 'account', level: 'ok', text: says.connected(textOf(index.name), own) },
      may.upload_files
        ? { key: 'pictures', level: 'ok', text: says.uploads }
        : { key: 'pictures', level: 'warning', text: says.mayNotUpload },
      may.moderate_comments
        ? { key: 'moderation', level: 'ok', text: says.commentsRead }
        : { key: 'moderation', level: 'warning', text: says.mayNotModerate },
    ]
    const hasCalendar = index.namespaces.includes(namespace)
    if (hasCalendar && !isChosen(call.config)) {
      lines.push({ key: 'calendar', level: 'ok', text: says.hasCalendar })
    }
    if (isChosen(call.config)) lines.push({ key: 'calendar', ...calendarOf(hasCalendar, may) })
    const name = textOf(index.name) || index.home
    return working(lines, name, index.home)
  })
}

/** Whether announcements can be events; comments are read, and the others are posts, all the same. */
function calendarOf(isThere: boolean, may: Record<string, boolean>): Omit<CheckLine, 'key'> {
  if (!isThere) return { level: 'warning', text: says.noCalendar }
  return may.publish_tribe_events
    ? { level: 'ok', text: says.usesCalendar }
    : { level: 'warning', text: says.mayNotUseCalendar }
}
