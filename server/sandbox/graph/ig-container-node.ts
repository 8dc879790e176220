import sharp from 'sharp'
import { type AccountRow, type ContainerRow, containerLife } from '../state/instagram.ts'
import { app } from '../state/network.ts'
import { flag } from './call.ts'
import { badParameter, GraphError, notFound } from './errors.ts'
import type { NodeType } from './node.ts'
import { type Reading, requireScopes } from './reading.ts'

const longestCaption = 2_200
const longestAlt = 1_000
const mostHashtags = 30
const mostMentions = 20
const heaviest = 8 * 1024 * 1024
const ratios = { least: 4 / 5, most: 1.91 }
const scopes = ['instagram_basic', 'instagram_content_publish']

/** https://developers.facebook.com/docs/instagram-platform/reference/ig-container */
export const igContainer: NodeType<ContainerRow> = {
  name: 'IGContainer',
  defaults: '',
  fields: {
    status_code: (reading, row) => {
      const status = statusOf(row, reading.now)
      reading.network.instagram.lookAt(row.id)
      return status
    },
    status: (reading, row) => {
      const status = statusOf(row, reading.now)
      return status === 'ERROR' ? `Error: ${row.failed}` : `${status}: Media status.`
    },
  },
  edges: {},
}

type ContainerStatus = 'EXPIRED' | 'ERROR' | 'FINISHED' | 'IN_PROGRESS' | 'PUBLISHED'

function statusOf(row: ContainerRow, now: number): ContainerStatus {
  if (row.media !== null) return 'PUBLISHED'
  if (now - row.createdAt > containerLife) return 'EXPIRED'
  if (row.looks > 0) return 'IN_PROGRESS'
  return row.failed === null ? 'FINISHED' : 'ERROR'
}

/** `POST /{ig}/media`. https://developers.facebook.com/docs/instagram-platform/content-publishing */
export async function createContainer(reading: Reading, account: AccountRow): Promise<unknown> {
  requireScopes(reading, ...scopes)
  const { call, network, now } = reading
  const { instagram } = network
  const caption = call.params.get('caption') ?? ''
  requireCaption(caption)
  const common = {
    account: account.id,
    caption,
    createdAt: now,
    looks: instagram.looks,
    failed: instagram.failure,
  }
  if (call.params.get('media_type') === 'CAROUSEL') {
    const children = childrenOf(reading, account)
    return { id: instagram.addContainer({ ...common, picture: null, children, isItem: false }) }
  }
  const alt = call.params.get('alt_text') ?? ''
  if (alt.length > longestAlt) throw badParameter(`alt_text may have ${longestAlt} characters`)
  const picture = instagram.pictures.add({
    ...(await fetchPicture(call.params.get('image_url') ?? '')),
    ...{ page: account.id, caption: '', alt: alt || null, createdAt: now, app: app.id },
  })
  const isItem = flag(call.params, 'is_carousel_item') ?? false
  return { id: instagram.addContainer({ ...common, picture, children: null, isItem }) }
}

/** `POST /{ig}/media_publish`: the one step that shows something to anybody. */
export function publishContainer(reading: Reading, account: AccountRow): unknown {
  requireScopes(reading, ...scopes)
  const { instagram } = reading.network
  const id = reading.call.params.get('creation_id') ?? ''
  const container = instagram.container(id)
  if (container?.account !== account.id || container.isItem || container.media !== null)
    throw refused('unknown', id)
  const status = statusOf(container, reading.now)
  if (status === 'IN_PROGRESS') throw refused('notReady')
  if (status === 'EXPIRED') throw refused('expired')
  if (status === 'ERROR') throw refused('failed')
  if (instagram.usage(account.id, reading.now) >= instagram.quota) throw refused('dayIsFull')
  const media = instagram.addMedia({
    account: account.id,
    caption: container.caption,
    createdAt: reading.now,
    app: app.id,
  })
  const items = container.children?.map(instagram.container) ?? [container]
  const pictures = items.flatMap(item => item?.picture ?? [])
  instagram.pictures.attach(media, pictures)
  instagram.markPublished(container.id, media)
  return { id: media }
}

function childrenOf(reading: Reading, account: AccountRow): string[] {
  const list = (reading.call.params.get('children') ?? '').split(',')
  if (list.length < 2 || list.length > 10) throw refused('carousel')
  return list.map(one => {
    const item = reading.network.instagram.container(one)
    if (item?.account !== account.id || !item.isItem) throw notFound('POST', one)
    const status = statusOf(item, reading.now)
    if (status === 'FINISHED') return item.id
    throw refused('notReady')
  })
}

function requireCaption(caption: string): void {
  const count = (sign: RegExp) => caption.match(sign)?.length ?? 0
  const isTooMuch =
    caption.length > longestCaption ||
    count(/#[\p{L}\p{N}_]+/gu) > mostHashtags ||
    count(/@[\w.]+/g) > mostMentions
  if (isTooMuch) throw refused('caption')
}

/** Really fetched, as Meta does; only from this machine: no call of the sandbox leaves it. */
async function fetchPicture(address: string) {
  const url = URL.parse(address)
  const isHere = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  const response = isHere ? await fetch(url).catch(() => undefined) : undefined
  if (!response?.ok) throw refused('unfetched', address)
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length > heaviest) throw refused('tooHeavy')
  const read = await sharp(bytes)
    .metadata()
    .catch(() => undefined)
  if (read?.format !== 'jpeg') throw refused('notJpeg')
  const ratio = read.width / read.height
  // A hundredth: what was made to fit is whole pixels.
  if (ratio < ratios.least - 0.01 || ratio > ratios.most + 0.01) throw refused('ratio')
  return { bytes, type: 'image/jpeg', width: read.width, height: read.height }
}

/**
 * Instagram's refusals, by what is wrong: code, subcode, title and words.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes
 */
const refusals = {
  notReady: [
    9007,
    2207027,
    'Media ID is not available',
    'The media is not ready for publishing, please wait for a moment',
  ],
  expired: [
    -2,
    2207020,
    'The media has expired',
    'The media you are trying to access has expired. Please try to upload again.',
  ],
  failed: [-1, 2207032, 'Create media fail', 'Create media fail, please try to re-create media'],
  dayIsFull: [
    9,
    2207042,
    'Application request limit reached',
    'You reached maximum number of posts that is allowed to be published by Content Publishing API.',
  ],
  carousel: [
    100,
    2207028,
    'Invalid parameter',
    'Your post won’t work as a carousel. Carousels need at least 2 photos/videos and no more than 10 photos/videos.',
  ],
  caption: [
    36004,
    2207010,
    'Caption too long',
    'The submitted media has a caption that is too long. The caption may have 2,200 characters, 30 hashtags and 20 @ mentions.',
  ],
  tooHeavy: [
    36000,
    2207004,
    'Image size too large',
    'The image is too large to download. It should be less than 8 MiB.',
  ],
  notJpeg: [
    36001,
    2207005,
    'Image format not supported',
    'The image format is not supported. Please check spec for supported formats.',
  ],
  ratio: [
    36003,
    2207009,
    'Invalid aspect ratio',
    'The submitted image has an aspect ratio that is not allowed: it must be between 4:5 and 1.91:1.',
  ],
  unknown: [
    24,
    2207006,
    'The requested resource does not exist',
    'The media with {} cannot be found.',
  ],
  unfetched: [
    9004,
    2207052,
    'Media download has failed',
    'The media could not be fetched from this URI: {}',
  ],
} as const

/** @param which what it is about, where its words have a place for it */
function refused(why: keyof typeof refusals, which = ''): GraphError {
  const [code, subcode, userTitle, words] = refusals[why]
  const userMessage = words.replace('{}', which)
  return new GraphError(400, { message: userTitle, code, subcode, userTitle, userMessage })
}
