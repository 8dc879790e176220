import { useLocation } from 'preact-iso'
import type { ConversationFilter } from '../../server/inbox/shapes-conversation.ts'

/** What can be listed: conversations, or the register of official requests in their place. */
export type Filter = ConversationFilter | 'requests'

const names: Record<Filter, string> = {
  waiting: 'attente',
  held: 'en-suspens',
  mine: 'a-moi',
  unlikely: 'sans-doute',
  old: 'anciens',
  all: 'tous',
  excluded: 'ecartes',
  requests: 'demandes',
}

/** In the order in which they are offered. */
export const filters = [
  'waiting',
  'held',
  'mine',
  'unlikely',
  'old',
  'all',
  'excluded',
  'requests',
] as const satisfies Filter[]

/** Which conversations are listed. */
export type Choice = { filter: Filter; channel: number | null; search: string }

/** Anyone who looks for something looks in all of them. */
const usual = (search: string): Filter => (search === '' ? 'waiting' : 'all')

/** What the address says is listed, so that it can be kept, sent, and gone back from. */
export function useChoice(): Choice & {
  /** The query of a link that keeps it, with its « ? »; empty for what is usual. */
  kept: string
  /** The address of the same screen with another choice. */
  addressOf: (changed: Partial<Choice>) => string
} {
  const { path, query } = useLocation()
  const search = query.q ?? ''
  const named = filters.find(one => names[one] === query.filtre)
  const choice: Choice = {
    filter: named ?? usual(search),
    channel: Number(query.canal) || null,
    search,
  }
  return {
    ...choice,
    kept: queryOf(choice),
    addressOf: changed => path + queryOf({ ...choice, ...changed }),
  }
}

function queryOf({ filter, channel, search }: Choice): string {
  const query = new URLSearchParams()
  if (search !== '') query.set('q', search)
  if (filter !== usual(search)) query.set('filtre', names[filter])
  if (channel !== null) query.set('canal', String(channel))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/**
 * Whether the conversation that opens was reached by `j` or `k`: then the cursor stays out of the
 * answer, or the next `j` would be written in it.
 */
export const arrival = { byKey: false }
