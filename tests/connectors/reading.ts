import sharp from 'sharp'
import type {
  Call,
  Connector,
  IncomingConversation,
  Publication,
  WebhookEvent,
} from '../../server/connectors/connector.ts'

import { servePicture } from '../support/network/serve-picture.ts'

/** All that is new, as the poll reads it: until `done`, and no more than a few calls of it. */
export async function receiveAll(
  receive: NonNullable<Connector['receive']>,
  call: Call,
  from: string | null,
  told: readonly WebhookEvent[] = [],
) {
  const conversations: IncomingConversation[] = []
  let cursor = from
  for (let calls = 0; calls < 100; calls++) {
    const page = await receive(call, cursor, calls === 0 ? told : [])
    if (page.kind !== 'page') throw new Error(page.reason.fr)
    conversations.push(...page.conversations)
    cursor = page.cursor
    if (page.done) return { conversations, cursor }
  }
  throw new Error('receive is never done')
}

/** What ingestion would keep of it: each message as it was read last, with its thread. */
export function kept(conversations: IncomingConversation[]): Map<string, unknown> {
  return new Map(
    conversations.flatMap(({ messages, ...thread }) =>
      messages.map(message => [message.remoteId, { thread: thread.remoteId, ...message }] as const),
    ),
  )
}

export async function publications(connector: Connector): Promise<Publication[]> {
  const text = 'Marché de Noël : samedi à 10 h,\nplace de l’église 🎄'
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: '#463' } })
  const bytes = new Uint8Array(await picture.jpeg().toBuffer())
  const url = await servePicture(bytes)
  const image = { bytes, type: 'image/jpeg', alt: 'Des chalets sous la neige', url }
  const plain = { text, link: null, images: [] }
  const { images, needsImage } = connector.manifest.limits
  return [
    ...(needsImage ? [] : [plain]),
    ...(images > 0 ? [{ ...plain, images: [image] }] : []),
    ...(images > 1 && needsImage ? [{ ...plain, images: [image, image] }] : []),
  ]
}
