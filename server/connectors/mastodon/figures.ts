import { z } from 'zod'
import type { Port } from '../connector.ts'
import { orFailure, orNull } from '../network/error.ts'
import { count } from '../network/exchange.ts'
import { noFigures } from '../rules/figures.ts'
import { apiOf, pathOf } from './api.ts'

/** https://docs.joinmastodon.org/entities/Status/ */
const counted = z.object({ favourites_count: count, reblogs_count: count, replies_count: count })

/** Who sees or opens a post Mastodon counts nowhere. */
export const figures: Port['figures'] = async (call, remoteId) => {
  const api = apiOf(call)
  return await orFailure(call, async () => {
    const row = await orNull(() => api.get(counted, pathOf(remoteId)))
    return (
      row && {
        ...{ kind: 'figures', ...noFigures },
        reactions: row.favourites_count,
        comments: row.replies_count,
        shares: row.reblogs_count,
      }
    )
  })
}
