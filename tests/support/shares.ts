import { createEvent } from '../../server/events/plan-event.ts'
import { createApp } from '../../server/http/app.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { type PartnerNew, partnerNew } from '../../server/partners/shapes.ts'
import { shareMails } from '../../server/shares/mail.ts'
import { proposeEvent } from '../../server/shares/propose.ts'
import { feast } from './approval.ts'
import { anOffer } from './builders/partners.ts'
import type { DatabaseKind } from './database/databases.ts'
import { type FakeMailer, fakeMailer } from './fake-mailer.ts'
import { publishingWorld, type World } from './publishing.ts'

/** A commune with an event and a neighbour that is written to by mail. */
export type ShareWorld = World & { mailer: FakeMailer; event: number; partner: number }

export const lepine = {
  name: 'L’Épine',
  inseeCode: '51231',
  contacts: [{ name: 'Marie Petit', email: 'mairie@lepine.example' }],
}

export async function shareWorld(
  kind: DatabaseKind = 'sqlite',
  patch: Partial<PartnerNew> = {},
): Promise<ShareWorld> {
  const world = await publishingWorld(kind, {
    settings: { publicUrl: 'https://tambour.exemple.fr' },
  })
  const { context, by } = world
  const mailer = fakeMailer()
  context.mailer = mailer
  const { id: event } = await createEvent(context, by, { ...feast, times: [] })
  const { id: partner } = await addPartner(context, by, partnerNew.parse({ ...lepine, ...patch }))
  return { ...world, mailer, event, partner }
}

export const send = ({ context }: Pick<World, 'context'>) => sendMails(context, shareMails)

/** The event is offered, and the mail has left. */
export async function offered(world: ShareWorld) {
  const { context, by, event, partner } = world
  const { shares } = await proposeEvent(context, by, anOffer({ event, partners: [partner] }))
  await send(world)
  const [share] = shares
  if (share === undefined) throw new Error('nothing was offered')
  return share
}

/** The page of the last mail's link. */
export async function linkPageOf(world: ShareWorld) {
  const app = await createApp(world.context, 'tests')
  const path = linkIn(world, 'partage')
  return async (method: string, body?: Record<string, string>, at = path) => {
    const response = await app.request(at, {
      method,
      ...(body && { body: new URLSearchParams(body) }),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    return { status: response.status, headers: response.headers, text, bytes }
  }
}

export function linkIn({ mailer }: ShareWorld, page: 'partage' | 'voisin'): string {
  const text = mailer.mails.at(-1)?.text ?? ''
  const found = new RegExp(`https://[^/]+(/${page}/\\S+)`).exec(text)?.[1]
  if (found === undefined) throw new Error(`no link to ${page} in: ${text}`)
  return found
}

/** Typography aside. */
export const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
