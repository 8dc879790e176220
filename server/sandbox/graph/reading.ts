import type { Faults } from '../faults.ts'
import type { Network } from '../state/network.ts'
import type { Tag, TokenRow } from '../state/rows.ts'
import type { GraphCall } from './call.ts'
import { needsPageToken, notPermitted } from './errors.ts'

/** What every answer needs: the network, who asks, with which token, and at what instant. */
export type Reading = {
  network: Network
  faults: Faults
  call: GraphCall
  token: TokenRow
  now: number
}

export function hasScope(reading: Reading, scope: string): boolean {
  return reading.token.scopes.includes(scope)
}

/** People's names are given to the page's own token, and to an app with Advanced Access. */
export function seesNames(reading: Reading): boolean {
  if (reading.token.kind !== 'page' || reading.token.access !== 'all') return false
  return !reading.faults.holds(['nameless', 'development'], reading.call)
}

/** Whether what visitors wrote is given at all. */
export function seesVisitors(reading: Reading): boolean {
  return reading.token.access !== 'none' && hasScope(reading, 'pages_read_user_content')
}

/** @throws GraphError 10 without one of these permissions. */
export function requireScopes(reading: Reading, ...scopes: string[]): void {
  const lacking = scopes.find(scope => !hasScope(reading, scope))
  if (lacking !== undefined) throw notPermitted(lacking)
}

/** A page token is asked for the lists of a page's posts. */
export function requirePosts(reading: Reading): void {
  if (reading.token.kind !== 'page') throw needsPageToken()
  if (!hasScope(reading, 'pages_read_engagement') || reading.token.access === 'none') {
    throw notPermitted('pages_read_engagement')
  }
}

export function requireVisitors(reading: Reading): void {
  requirePosts(reading)
  if (!seesVisitors(reading)) throw notPermitted('pages_read_user_content')
}

/** `from`: the page, or the person if the token may know; otherwise absent. */
export function identity(
  reading: Reading,
  page: string,
  author: number | null,
): { name: string; id: string } | undefined {
  const { people } = reading.network
  if (author === null) {
    const row = people.page(page)
    return row && { name: row.name, id: row.id }
  }
  if (!seesNames(reading)) return undefined
  return { name: people.person(author).name, id: people.scopedId(page, author) }
}

/** Mentions, without those of people the token may not know. */
export function mentions(reading: Reading, tags: readonly Tag[]): readonly Tag[] | undefined {
  const known = seesNames(reading) ? tags : tags.filter(tag => tag.type === 'page')
  return known.length > 0 ? known : undefined
}
