import type { CheckLine } from '../../channels/rules/channel.ts'
import type { Call, Check } from '../connector.ts'
import { orElse } from '../network/error.ts'
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
export async function check(call: Call): Promise<Check> {
  const found: Check = { lines: [], name: null, url: null, tokenEndsAt: null, state: 'working' }
  const end = (state: Check['state'], key: string, text: Check['lines'][number]['text']): Check => {
    return { ...found, state, lines: [{ key, level: 'error', text }] }
  }
  const api = apiOf(call)
  return await orElse(
    async () => {
      const known = { _fields: 'name,home,namespaces,authentication' }
      const told = await api.get(site, '/', known, 'public')
      if (!told.namespaces.includes('wp/v2')) return end('reauthorize', 'network', says.noApi)
      if (told.authentication['application-passwords'] === undefined) {
        return end('reauthorize', 'token', says.passwordsDisabled)
      }
      const { name, capabilities: may } = await api.get(user, '/wp/v2/users/me', {
        context: 'edit',
      })
      if (!may.publish_posts) return end('reauthorize', 'publishing', says.mayNotPublish(name))
      const lines: Check['lines'] = [
        { key: 'account', level: 'ok', text: says.connected(textOf(told.name), name) },
        may.upload_files
          ? { key: 'pictures', level: 'ok', text: says.uploads }
          : { key: 'pictures', level: 'warning', text: says.mayNotUpload },
        may.moderate_comments
          ? { key: 'moderation', level: 'ok', text: says.commentsRead }
          : { key: 'moderation', level: 'warning', text: says.mayNotModerate },
      ]
      const hasCalendar = told.namespaces.includes(namespace)
      if (hasCalendar && !isChosen(call.config)) {
        lines.push({ key: 'calendar', level: 'ok', text: says.hasCalendar })
      }
      if (isChosen(call.config)) lines.push({ key: 'calendar', ...calendarOf(hasCalendar, may) })
      return { ...found, name: textOf(told.name) || told.home, url: told.home, lines }
    },
    ({ reason, problem }) => {
      if (problem.what === 'missing') return end('reauthorize', 'network', says.noApi)
      return problem.what === 'dead'
        ? end('reauthorize', 'token', reason)
        : end('unreachable', 'network', reason)
    },
  )
}

/** Whether announcements can be events; comments are read, and the others are posts, all the same. */
function calendarOf(isThere: boolean, may: Record<string, boolean>): Omit<CheckLine, 'key'> {
  if (!isThere) return { level: 'warning', text: says.noCalendar }
  return may.publish_tribe_events
    ? { level: 'ok', text: says.usesCalendar }
    : { level: 'warning', text: says.mayNotUseCalendar }
}
