import sharp from 'sharp'
import { app } from '../state/network.ts'
import type { CommentRow, PageRow, PostRow, Tag } from '../state/rows.ts'
import { readMentions } from '../state/tags.ts'
import { pageOf } from '../state/writing.ts'
import { flag, isRecord, parseJson, textIn } from './call.ts'
import {
  badParameter,
  GraphError,
  mayNotModerate,
  mayNotPublish,
  needsPageToken,
  notFound,
} from './errors.ts'
import { hasScope, type Reading } from './reading.ts'

const longestPost = 63_206
const longestComment = 8_000
const heaviestPhoto = 10_000_000

/** `POST /{page}/feed`. https://developers.facebook.com/docs/graph-api/reference/page/feed */
export function publishPost(reading: Reading, page: PageRow): unknown {
  requirePublishing(reading)
  const { params } = reading.call
  const { text, tags } = typedText(reading, page, params.get('message') ?? '', longestPost)
  const link = params.get('link') || null
  if (link !== null && !/^https?:$/.test(URL.parse(link)?.protocol ?? ''))
    throw badParameter('link URL is not properly formatted')
  const photos = attachedMedia(reading)
  if (text === '' && link === null && photos.length === 0) {
    throw badParameter('Missing message or attachment')
  }
  return { id: addPost(reading, page, { text, tags, link, photos }) }
}

/** `POST /{page}/photos`. https://developers.facebook.com/docs/graph-api/reference/page/photos */
export async function publishPhoto(reading: Reading, page: PageRow): Promise<unknown> {
  requirePublishing(reading)
  const { params, files } = reading.call
  const bytes = new Uint8Array((await files.get('source')?.arrayBuffer()) ?? [])
  const size = await measure(bytes)
  const caption = params.get('caption') ?? params.get('message') ?? ''
  const { text, tags } = typedText(reading, page, caption, longestPost)
  const isPublished = flag(params, 'published') ?? true
  const id = reading.network.photos.add({
    page: page.id,
    bytes,
    ...size,
    caption: text,
    alt: params.get('alt_text_custom') || null,
    createdAt: reading.now,
    app: app.id,
  })
  if (!isPublished) return { id }
  return { id, post_id: addPost(reading, page, { text, tags, link: null, photos: [id] }) }
}

/** `POST /{post|comment}/comments`. */
export function publishComment(
  reading: Reading,
  { page }: PostRow | CommentRow,
  on: { post: string; parent: string | null },
): unknown {
  requireModerating(reading)
  const typed = reading.call.params.get('message') ?? ''
  const { text, tags } = typedText(reading, pageOf(reading.network, page), typed, longestComment)
  if (text === '') throw badParameter('Missing message or attachment')
  const by = { author: null, createdAt: reading.now, app: app.id }
  const id = reading.network.posts.addComment({ page, ...on, ...by, text, tags })
  reading.network.news.tell({ page, of: 'comment', did: 'add', id })
  return { id }
}

/** `POST /{post|comment}`: `is_hidden`, or another `message` for what this app has written. */
export function change(
  reading: Reading,
  of: 'post' | 'comment',
  row: PostRow | CommentRow,
): unknown {
  const hidden = flag(reading.call.params, 'is_hidden')
  const message = reading.call.params.get('message')
  if (hidden === undefined && message === undefined) throw badParameter('Nothing to change')
  requireModerating(reading)
  if (hidden !== undefined) {
    if (row.author === null && of === 'comment') throw mayNotModerate()
    reading.network.posts.hide(row.id, hidden)
    reading.network.news.tell({
      page: row.page,
      of,
      did: hidden ? 'hide' : 'unhide',
      id: row.id,
    })
  }
  if (message !== undefined) {
    if (row.author !== null || row.app !== app.id) throw mayNotModerate()
    const { text, tags } = typedText(
      reading,
      pageOf(reading.network, row.page),
      message,
      longestPost,
    )
    reading.network.posts.edit(row.id, text, tags)
  }
  return { success: true }
}

/** `DELETE /{post}`. */
export function removePost(reading: Reading, { id }: PostRow): unknown {
  requirePublishing(reading)
  reading.network.posts.remove(id, reading.now)
  return { success: true }
}

function requirePublishing(reading: Reading): void {
  if (reading.token.kind !== 'page') throw needsPageToken()
  const isAllowed =
    hasScope(reading, 'pages_manage_posts') && hasScope(reading, 'pages_read_engagement')
  if (!isAllowed) throw mayNotPublish()
}

function requireModerating(reading: Reading): void {
  if (reading.token.kind !== 'page') throw needsPageToken()
  if (!hasScope(reading, 'pages_manage_engagement')) throw mayNotModerate()
}

function addPost(
  reading: Reading,
  page: PageRow,
  content: { text: string; tags: Tag[]; link: string | null; photos: string[] },
): string {
  const { posts, photos } = reading.network
  const id = posts.addPost({
    page: page.id,
    owner: page.id,
    placement: 'page',
    author: null,
    text: content.text,
    tags: content.tags,
    link: content.link,
    createdAt: reading.now,
    published: flag(reading.call.params, 'published') ?? true,
    app: app.id,
    audience: isLive(reading) ? 'public' : 'roles',
  })
  photos.attach(id, content.photos)
  reading.network.news.tell({ page: page.id, of: 'post', did: 'add', id })
  return id
}

function isLive({ token, faults, call }: Reading): boolean {
  return token.live && !faults.holds(['development'], call)
}

function typedText(reading: Reading, page: PageRow, typed: string, longest: number) {
  if (typed.length > longest) {
    throw badParameter(`The message is ${typed.length} characters long, and may have ${longest}`)
  }
  return readMentions(reading.network.people, page, typed)
}

/** `attached_media=[{"media_fbid":"…"}]`. */
function attachedMedia(reading: Reading): string[] {
  const list = parseJson(reading.call.params.get('attached_media') ?? '[]', 'attached_media')
  if (!Array.isArray(list)) throw badParameter('Param attached_media must be an array.')
  return list.map(item => {
    const id = isRecord(item) ? textIn(item, 'media_fbid') : undefined
    const photo = id === undefined ? undefined : reading.network.photos.one(id)
    if (!photo || photo.page !== reading.token.page) throw notFound('POST', id ?? '')
    return photo.id
  })
}

async function measure(bytes: Uint8Array) {
  if (bytes.length === 0 || bytes.length > heaviestPhoto) throw badPhoto()
  const read = await sharp(bytes)
    .metadata()
    .catch(() => undefined)
  if (!read || !['jpeg', 'png', 'gif', 'webp', 'tiff'].includes(read.format)) throw badPhoto()
  return { type: `image/${read.format}`, width: read.width, height: read.height }
}

const badPhoto = () =>
  new GraphError(400, {
    message: '(#324) Missing or invalid image file',
    code: 324,
    subcode: 2069019,
    userTitle: 'Impossible de charger la photo',
    userMessage:
      'La photo doit être au format JPEG, PNG, GIF, TIFF ou WebP et peser moins de 10 Mo.',
  })
