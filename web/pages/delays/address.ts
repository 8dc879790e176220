import { paths } from '../../paths.ts'
import type { ListKey } from './lists.ts'
import type { Period } from './periods.ts'

export type DelaysQuery = Period & { channel: number | null; list?: ListKey | null }

/** The address of this screen for a period, a channel and an open list. */
export function delaysAddress({ from, to, channel, list = null }: DelaysQuery): string {
  const search = new URLSearchParams({ du: from, au: to })
  if (channel !== null) search.set('canal', String(channel))
  if (list !== null) search.set('liste', list)
  return `${paths.delays}?${search}`
}

/** The address of the list behind a figure, or of the screen without one. */
export type AddressOf = (list: ListKey | null) => string
