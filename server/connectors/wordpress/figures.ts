import { z } from 'zod'
import type { Port } from '../connector.ts'
import { orFailure, orNull } from '../network/error.ts'
import { noFigures } from '../rules/figures.ts'
import { apiOf } from './api.ts'
import { idIn, isPublished } from './event.ts'

const state = z.object({ status: z.string() })

/**
 * The comments that readers see under a post. Who reads it WordPress counts nowhere, and of an event of
 * The Events Calendar it counts nothing.
 * https://developer.wordpress.org/rest-api/reference/comments/#list-comments
 */
export const figures: Port['figures'] = async (call, remoteId) => {
  const api = apiOf(call)
  const event = idIn(remoteId)
  return await orFailure(call, async () => {
    if (event !== null)
      return (await isPublished(api, event)) ? { kind: 'figures', ...noFigures } : null
    // WordPress counts 0 comments under a post that is not there.
    const post = await orNull(() => api.get(state, `/wp/v2/posts/${remoteId}`))
    if (post?.status !== 'publish') return null
    const comments = await api.total('/wp/v2/comments', { post: remoteId, status: 'approve' })
    return { kind: 'figures', ...noFigures, comments }
  })
}
