import { z } from 'zod'
import type { Sentence } from '../../language/sentence.ts'
import { textRoom } from '../../language/text-length.ts'
import type { Call, Found, Outcome, Port, Publication, PublishedImage } from '../connector.ts'
import {
  failedFor,
  NetworkError,
  orFailure,
  orNotYet,
  orNull,
  orOutcome,
  orUnclear,
} from '../network/error.ts'
import { count } from '../network/exchange.ts'
import {
  asStrangers,
  formOf,
  looksAfter,
  type Pause,
  skewMs,
  verifiedUnless,
  wait,
  withLink,
} from '../network/publishing.ts'
import { noFigures } from '../rules/figures.ts'
import { type Api, apiOf, pathOf } from './api.ts'
import { manifest } from './manifest.ts'
import { account, isPublic, made, media, type StatusRow, status, statuses } from './payload.ts'
import { mastodonSentences as says } from './sentences.ts'
import { isText } from './text.ts'

/**
 * Publishes a text with up to four pictures. A picture that no post shows is thrown away by the
 * server, so whatever fails before the post may be done again. Of two posts with the same key within
 * an hour Mastodon makes one; others ignore it, and what got lost is `unknown`, for `find` to settle.
 * https://docs.joinmastodon.org/methods/statuses/#create
 */
export async function publish(
  call: Call,
  variant: Publication,
  key: string,
  pause: Pause = wait,
): Promise<Outcome> {
  const { warning = '', visibility = 'public' } = call.config
  const text = withLink(variant)
  if (textRoom(`${warning}${text}`, manifest.limits) < 0) return tooLong
  const api = apiOf(call)
  const pictures = await orFailure(call, async () => {
    const ids: string[] = []
    for (const image of variant.images) {
      // snac2 keeps files by their names: two of one name would be one.
      ids.push(await upload(api, image, `${key}-${ids.length}`, pause))
    }
    return ids
  })
  if ('kind' in pictures) return pictures
  const shown = pictures.length > 0 && { media_ids: pictures }
  return await send(call, { status: text, visibility, ...shown }, warning, key)
}

export const tooLong = failedFor(says.textTooLong(manifest.limits.textLength))

/** One attempt at a post, or at an answer. */
export function send(call: Call, post: object, warning: string, key: string): Promise<Outcome> {
  const body = { ...post, language: 'fr', ...(warning !== '' && { spoiler_text: warning }) }
  return orOutcome(call, async () => {
    const { id, url } = await apiOf(call).post(made, '/api/v1/statuses', body, key)
    return { kind: 'published', remoteId: id, url }
  })
}

/** What is longer than Mastodon takes is cut: a shorter description is better than none. */
const longestAlt = 1_500

async function upload(api: Api, image: PublishedImage, name: string, pause: Pause) {
  const form = formOf(image, name)
  form.set('description', image.alt.slice(0, longestAlt))
  const { id, url } = await api.post(media, '/api/v2/media', form)
  if (url !== null) return id
  for (const pauseMs of looksAfter) {
    await pause(pauseMs)
    if ((await api.get(media, `/api/v1/media/${id}`)).url !== null) return id
  }
  throw new NetworkError(says.pictureLate, { what: 'passing', retryAt: null })
}

/** Posts of a list, at most. */
const atOnce = 40

/** Among what the account published since. */
export const find: Port['find'] = (call, variant, _key, since) => {
  const api = apiOf(call)
  return orUnclear(async () => {
    const { id } = await api.get(account, '/api/v1/accounts/verify_credentials')
    for (let from: string | undefined; ; ) {
      const query = { limit: atOnce, max_id: from, exclude_reblogs: 'true' }
      const rows = await api.get(statuses, `/api/v1/accounts/${id}/statuses`, query)
      const same = rows.find(
        row =>
          row.created_at >= since - skewMs &&
          row.in_reply_to_id == null &&
          isText(row, withLink(variant)),
      )
      if (same !== undefined) return foundAs(same, variant)
      const last = rows.at(-1)
      const isEnd = last === undefined || rows.length < atOnce
      if (isEnd || last.created_at < since - skewMs) return { kind: 'absent' }
      if (last.id === from) {
        // snac2 gives its latest 256, whatever it is asked: what is older cannot be seen.
        const isWhole = rows.length > atOnce && rows.length < 256
        return isWhole ? { kind: 'absent' } : { kind: 'unclear', reason: says.notAllShown }
      }
      from = last.id
    }
  })
}

function foundAs({ id, url, media_attachments: shown }: StatusRow, { images }: Publication): Found {
  return shown.length === images.length
    ? { kind: 'found', remoteId: id, url }
    : { kind: 'unclear', reason: says.otherPictures }
}

/** Reads the post back as the public sees it; where strangers may not ask, as the account does. */
export const verify: Port['verify'] = (call, variant, remoteId) => {
  const api = apiOf(call)
  return orNotYet(says.notYet, async () => {
    const row = await asStrangers(as => api.get(status, pathOf(remoteId), {}, as))
    return verifiedUnless(whatDiffers(row, variant))
  })
}

function whatDiffers(row: StatusRow, variant: Publication): Sentence | null {
  if (!isPublic(row)) return says.notPublic
  if (!isText(row, withLink(variant))) return says.textDiffers
  const shown = row.media_attachments
  if (shown.length !== variant.images.length) return says.picturesDiffer
  const isSaid = variant.images.every(
    ({ alt }, index) => (shown[index]?.description ?? '') === alt.slice(0, longestAlt),
  )
  return isSaid ? null : says.altDiffers
}

/** Brings the post's text up to date. Pictures that are not named again would go. */
export const amend: Port['amend'] = (call, variant, remoteId) => {
  const api = apiOf(call)
  const path = pathOf(remoteId)
  return orFailure(call, async () => {
    const { media_attachments: shown, spoiler_text: warning } = await api.get(status, path)
    await api.change('PUT', path, {
      status: withLink(variant),
      language: 'fr',
      ...(warning !== '' && { spoiler_text: warning }),
      ...(shown.length > 0 && { media_ids: shown.map(({ id }) => id) }),
    })
    return { kind: 'done' }
  })
}

/**
 * Removes the post; what the server does not have any more is gone. A server that has it still, and
 * knows no removing (snac2), says that it finds nothing as well.
 */
export const withdraw: Port['withdraw'] = (call, remoteId) => {
  const api = apiOf(call)
  const path = pathOf(remoteId)
  return orFailure(call, async () => {
    const isRemoved = (await orNull(() => api.change('DELETE', path))) !== null
    const isThere = !isRemoved && (await orNull(() => api.get(status, path))) !== null
    return isThere ? failedFor(says.notRemoved) : { kind: 'done' }
  })
}

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
