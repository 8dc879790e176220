import type { Sentence } from '../../language/sentence.ts'
import { textRoom } from '../../language/text-length.ts'
import type {
  Call,
  Done,
  Found,
  Outcome,
  Publication,
  PublishedImage,
  Verification,
} from '../connector.ts'
import { NetworkError, orElse, orFailure, orOutcome, orUnclear } from '../network/error.ts'
import { type Api, apiOf } from './api.ts'
import { manifest } from './manifest.ts'
import { account, made, media, type StatusRow, status, statuses } from './payload.ts'
import { mastodonSentences as says } from './sentences.ts'
import { isText } from './text.ts'

/** A picture is ready at once or within seconds: looks at it, and how long before the next one, ms. */
const looksAfter = [500, 1_000, 2_000, 4_000, 8_000]

export type Pause = (ms: number) => Promise<void>
const wait: Pause = ms => new Promise(resolve => setTimeout(resolve, ms))

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
  const text = wordsOf(variant)
  if (textRoom(`${warning}${text}`, manifest.limits) < 0) {
    const reason = says.textTooLong(manifest.limits.textLength)
    return { kind: 'failed', reason, retryAt: null }
  }
  const api = apiOf(call)
  const pictures = await orFailure(call, async () => {
    const ids: string[] = []
    for (const image of variant.images) {
      // snac2 keeps files by their names: two of one name would be one.
      ids.push(await upload(api, image, `${key}-${ids.length}`, pause))
    }
    return ids
  })
  if (!Array.isArray(pictures)) return pictures
  const post = {
    status: text,
    visibility,
    language: 'fr',
    ...(warning === '' ? {} : { spoiler_text: warning }),
    ...(pictures.length === 0 ? {} : { media_ids: pictures }),
  }
  return await send(api, call, post, key)
}

/** One attempt at a post, or at an answer. */
export async function send(api: Api, call: Call, post: object, key: string): Promise<Outcome> {
  return await orOutcome(call, async () => {
    const { id, url } = await api.post(made, '/api/v1/statuses', post, key)
    return { kind: 'published', remoteId: id, url: url ?? null }
  })
}

/** What is longer than Mastodon takes is cut: a shorter description is better than none. */
const longestAlt = 1_500

async function upload(api: Api, { bytes, type, alt }: PublishedImage, name: string, pause: Pause) {
  const form = new FormData()
  const file = new Blob([Uint8Array.from(bytes)], { type })
  form.set('file', file, `${name}.${type.replace('image/', '')}`)
  form.set('description', alt.slice(0, longestAlt))
  const { id, url } = await api.post(media, '/api/v2/media', form)
  if (url !== null) return id
  for (const pauseMs of looksAfter) {
    await pause(pauseMs)
    if ((await api.get(media, `/api/v1/media/${id}`)).url !== null) return id
  }
  throw new NetworkError(says.pictureLate, { what: 'passing', retryAt: null })
}

/** A link that the text does not have stands at its end. */
function wordsOf({ text, link }: Publication): string {
  return link === null || text.includes(link) ? text : `${text}\n\n${link}`
}

/** The two clocks may differ by this much, ms. */
export const skewMs = 2 * 60_000

/** Posts of a list, at most. */
const atOnce = 40

/** Among what the account published since. */
export function find(
  call: Call,
  variant: Publication,
  _key: string,
  since: number,
): Promise<Found> {
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
          isText(row, wordsOf(variant)),
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

function foundAs(row: StatusRow, { images }: Publication): Found {
  if (row.media_attachments.length !== images.length) {
    return { kind: 'unclear', reason: says.otherPictures }
  }
  return { kind: 'found', remoteId: row.id, url: row.url }
}

/** Reads the post back as the public sees it; where strangers may not ask, as the account does. */
export function verify(call: Call, variant: Publication, remoteId: string): Promise<Verification> {
  const api = apiOf(call)
  const path = pathOf(remoteId)
  return orElse(
    async () => {
      const row = await api.get(status, path, {}, 'public').catch(error => {
        if (error instanceof NetworkError && error.problem.what === 'dead') {
          return api.get(status, path)
        }
        throw error
      })
      return compare(row, variant)
    },
    ({ reason, problem }) => ({
      kind: 'not-yet',
      reason: problem.what === 'missing' ? says.notYet : reason,
    }),
  )
}

function compare(row: StatusRow, variant: Publication): Verification {
  const different = (reason: Sentence): Verification => ({ kind: 'different', reason })
  if (!isPublic(row)) return different(says.notPublic)
  if (!isText(row, wordsOf(variant))) return different(says.textDiffers)
  const shown = row.media_attachments
  if (shown.length !== variant.images.length) return different(says.picturesDiffer)
  const isSaid = variant.images.every(
    ({ alt }, index) => (shown[index]?.description ?? '') === alt.slice(0, longestAlt),
  )
  return isSaid ? { kind: 'verified' } : different(says.altDiffers)
}

export function isPublic({ visibility }: Pick<StatusRow, 'visibility'>): boolean {
  return visibility === 'public' || visibility === 'unlisted'
}

/** Brings the post's text up to date. Pictures that are not named again would go. */
export function amend(call: Call, variant: Publication, remoteId: string): Promise<Done> {
  const api = apiOf(call)
  return orFailure(call, async () => {
    const path = pathOf(remoteId)
    const { media_attachments: shown, spoiler_text: warning } = await api.get(status, path)
    await api.put(path, {
      status: wordsOf(variant),
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
export function withdraw(call: Call, remoteId: string): Promise<Done> {
  const api = apiOf(call)
  const path = pathOf(remoteId)
  const unlessMissing = (act: () => Promise<unknown>): Promise<boolean> =>
    orElse(
      async () => {
        await act()
        return true
      },
      error => {
        if (error.problem.what === 'missing') return false
        throw error
      },
    )
  return orFailure(call, async (): Promise<Done> => {
    const isDone = await unlessMissing(() => api.delete(path))
    if (isDone || !(await unlessMissing(() => api.get(status, path)))) return { kind: 'done' }
    return { kind: 'failed', reason: says.notRemoved, retryAt: null }
  })
}

function pathOf(remoteId: string): string {
  return `/api/v1/statuses/${encodeURIComponent(remoteId)}`
}
