import { describe, expect, it } from 'vitest'
import { channelRow } from '../../server/channels/channels.ts'
import { connectChannel } from '../../server/channels/connect-channel.ts'
import type { IncomingMessage } from '../../server/connectors/connector.ts'
import type { Context } from '../../server/context.ts'
import type { NewRow } from '../../server/database/schema.ts'
import { previewDigest } from '../../server/digest/send-digest.ts'
import { digestShape } from '../../server/digest/shapes.ts'
import { addRecipient } from '../../server/digest/store.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { replyFigures } from '../../server/reply-times/reply-report.ts'
import { aChannelToConnect } from '../support/builders/channels.ts'
import { anEvent } from '../support/builders/events.ts'
import { aCommune } from '../support/builders/people.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { fakeConnector } from '../support/network/fake-connector.ts'

const at = (iso: string) => Date.parse(iso)
/** A Monday, an hour before the digest. */
const monday = '2026-06-08T05:00:00Z'
const lastWeek = '2026-W23'
const resident = 'Josiane Testard'

type House = { context: Context; communeId: number; channelId: number }

describe('the weekly digest', () => {
  async function house(kind: DatabaseKind = 'sqlite'): Promise<House> {
    const clock = testClock('2026-05-01T08:00:00Z')
    const context = await testContext({
      clock,
      database: kind,
      connectors: { fake: fakeConnector() },
      settings: { publicUrl: 'https://tambour.exemple.fr' },
    })
    const { id: communeId } = await aCommune(context.db, { name: 'Saint-Rémi & Bussy' })
    const { id: channelId } = await connectChannel(
      context,
      { communeId, actor: 'Anne' },
      aChannelToConnect({ connector: 'fake' }),
    )
    clock.set(monday)
    return { context, communeId, channelId }
  }

  /** A citizen who wrote, and maybe got an answer, each in a conversation of their own. */
  async function talk(
    { context, communeId, channelId }: House,
    asked: string,
    answered: string | null,
  ): Promise<void> {
    const base = {
      parentRemoteId: null,
      attachments: [],
      mentions: [],
      url: null,
      automatic: false,
      hidden: false,
    }
    const question: IncomingMessage = {
      ...base,
      remoteId: `q ${asked}`,
      direction: 'inbound',
      author: { remoteId: `c ${asked}`, name: resident },
      text: `Bonjour, ici ${resident}, quand passe la benne ?`,
      sentAt: at(asked),
    }
    const reply: IncomingMessage[] =
      answered === null
        ? []
        : [
            {
              ...base,
              remoteId: `r ${asked}`,
              direction: 'outbound',
              author: null,
              text: 'Mardi.',
              sentAt: at(answered),
            },
          ]
    const { createdAt } = await channelRow(context, communeId, channelId)
    await ingest(context, { id: channelId, communeId, createdAt }, [
      {
        remoteId: `t ${asked}`,
        visibility: 'private',
        subject: resident,
        url: null,
        messages: [question, ...reply],
      },
    ])
  }

  async function deliver(
    { context, communeId, channelId }: House,
    part: Partial<NewRow<'delivery'>> & Pick<NewRow<'delivery'>, 'state' | 'dueAt'>,
  ): Promise<void> {
    const text = 'Le loto des aînés aura lieu dans la salle des fêtes, venez nombreux et à l’heure'
    const post = await aPost(context.db, communeId, { text })
    await aDelivery(context.db, post, channelId, { dueLocal: '2026-06-04T18:30', ...part })
  }

  async function announce({ context, communeId }: House, title: string, startLocal: string) {
    await anEvent(context.db, communeId, { title, startLocal, place: 'salle des fêtes', text: '' })
  }

  it('says of an empty week that there was no message', async () => {
    const { context, communeId } = await house()
    const digest = await previewDigest(context, communeId)
    expect(digestShape.parse(digest)).toEqual(digest)
    expect(digest).toMatchObject({
      week: lastWeek,
      from: '2026-06-01',
      to: '2026-06-07',
      recipients: [],
    })
    expect(digest.subject).toMatch(/: aucun message$/)
    expect(plain(digest.text)).toContain('Semaine calme : aucun message à traiter')
    expect(digest.html).not.toMatch(/NaN|undefined|null/)
    expect(digest.text).not.toMatch(/NaN|undefined|null/)
  })

  it('gives the figures that the screens give', async () => {
    const all = await house()
    const { context, communeId } = all
    await talk(all, '2026-05-26T08:00:00Z', '2026-05-26T08:30:00Z')
    await talk(all, '2026-05-27T08:00:00Z', null)
    await talk(all, '2026-06-02T08:00:00Z', '2026-06-02T08:09:00Z')
    await talk(all, '2026-06-03T08:00:00Z', '2026-06-03T08:40:00Z')
    await talk(all, '2026-06-04T08:00:00Z', null)
    // Sunday evening: its time has not begun.
    await talk(all, '2026-06-07T19:00:00Z', null)
    const period = { from: '2026-06-01', to: '2026-06-07' }
    const { summary } = await replyFigures(context, communeId, period)
    expect(summary).toMatchObject({ onTime: 1, counted: 3, waiting: 1, missed: 1 })
    const { subject, text } = await previewDigest(context, communeId, lastWeek)
    expect(plain(subject)).toBe(
      'Saint-Rémi & Bussy, semaine 23 : 1 sur 3 dans l’objectif, 2 sans réponse',
    )
    expect(plain(text)).toContain(
      [
        '1 sur 3 en 15 min d’ouverture : objectif manqué, 90 % visés',
        '  soit 33 %, ↗ en hausse ; la semaine d’avant : 0 sur 2 (0 %)',
      ].join('\n'),
    )
    expect(plain(text)).toContain(
      [
        '2 sans réponse',
        '  dont 1 encore dans les temps',
        '  et 1 plus ancien, d’avant cette semaine',
      ].join('\n'),
    )
  })

  it('has twelve weeks in its picture, also where its days are no week', async () => {
    const all = await house()
    await talk(all, '2026-05-27T09:00:00Z', '2026-05-27T09:05:00Z')
    await talk(all, '2026-06-02T09:00:00Z', '2026-06-02T09:05:00Z')
    for (const edition of [lastWeek, '2026-06-03']) {
      const { html } = await previewDigest(all.context, all.communeId, edition)
      expect(plain(html), edition).toContain('Les 12 dernières semaines')
    }
  })

  it('counts what came out in its week, and names what did not', async () => {
    const all = await house()
    const { context, communeId } = all
    const sunday = at('2026-06-07T21:59:59Z')
    await deliver(all, { state: 'verified', dueAt: sunday, publishedAt: sunday })
    await deliver(all, {
      state: 'published',
      dueAt: sunday,
      publishedAt: at('2026-05-31T22:00:00Z'),
    })
    await deliver(all, { state: 'published', dueAt: sunday, publishedAt: sunday + 1000 })
    await deliver(all, { state: 'failed', dueAt: sunday, reason: 'L’image est trop lourde.' })
    await deliver(all, { state: 'failed', dueAt: sunday + 1000, reason: 'une autre semaine' })
    await deliver(all, { state: 'awaiting-approval', dueAt: at('2026-06-20T08:00:00Z') })
    const { text } = await previewDigest(context, communeId, lastWeek)
    expect(plain(text)).toContain('- 2 publiées, 1 à reprendre, 1 à valider.')
    expect(plain(text).replaceAll(/\n +/g, ' ')).toContain(
      'jeudi 4 juin · Le loto des aînés aura lieu dans la salle des fêtes, venez…, sur Page de la mairie : échec. L’image est trop lourde.',
    )
    expect(text).not.toContain('une autre semaine')
  })

  it('tells the events of the 14 days after its week', async () => {
    const all = await house()
    await announce(all, 'Dimanche d’avant', '2026-06-07T15:00')
    await announce(all, 'Premier jour', '2026-06-08T00:00')
    await announce(all, 'Dernier jour', '2026-06-21T20:30')
    await announce(all, 'Trop tard', '2026-06-22T00:00')
    const { text } = await previewDigest(all.context, all.communeId, lastWeek)
    expect(plain(text)).toContain(
      [
        '- lundi 8 juin à 0 h · Premier jour, salle des fêtes',
        '- dimanche 21 juin à 20 h 30 · Dernier jour, salle des fêtes',
      ].join('\n'),
    )
    expect(text).not.toMatch(/Dimanche d’avant|Trop tard/)
  })

  itOnBoth(
    'tells what was offered to neighbours in its week, and nothing where nothing was',
    async kind => {
      const all = await house(kind)
      const { context, communeId } = all
      expect((await previewDigest(context, communeId, lastWeek)).text).not.toContain('VOISINS')
      await announce(all, 'Lavoir', '2026-06-09T18:30')
      const { id: eventId } = await context.db
        .selectFrom('event')
        .select('id')
        .executeTakeFirstOrThrow()
      const saturday = at('2026-06-06T08:00:00Z')
      for (const [index, hours] of [2, 28, 40, null].entries()) {
        const partner = { communeId, name: `Voisine ${index}`, mode: 'mail', createdAt: 0 } as const
        const offer = { eventId, withPlan: 0, tellsFrom: 0, proposedBy: 'Anne' } as const
        const acceptedAt = hours === null ? null : saturday + hours * 3_600_000
        // The third says yes once the week is over, the fourth nothing.
        const isAccepted = acceptedAt !== null
        const { id: partnerId } = await context.db
          .insertInto('partner')
          .values(partner)
          .returning('id')
          .executeTakeFirstOrThrow()
        const { id: shareId } = await context.db
          .insertInto('share')
          .values({
            ...offer,
            communeId,
            partnerId,
            key: `key ${index}`,
            state: isAccepted ? 'accepted' : 'proposed',
            proposedAt: saturday,
            answeredAt: acceptedAt,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        if (acceptedAt === null) continue
        const step = { what: 'accepted', by: 'Marie', via: 'link' } as const
        await context.db
          .insertInto('shareStep')
          .values({ shareId, at: acceptedAt, ...step })
          .execute()
      }
      const { text, html } = await previewDigest(context, communeId, lastWeek)
      expect(plain(text)).toContain('VOISINS\n- 1 événement proposé à 4 voisins : accepté 2 fois.')
      expect(plain(html)).toContain('1 événement proposé à 4 voisins : accepté 2 fois.')
      const english = await previewDigest(context, communeId, lastWeek, 'en')
      expect(plain(english.text)).toContain('1 event proposed to 4 neighbours: accepted 2 times.')
      const next = await previewDigest(context, communeId, '2026-W24')
      expect(plain(next.text)).toContain(
        'Ce qui avait été proposé avant cette semaine : accepté 1 fois.',
      )
    },
  )

  it('names no resident and fetches nothing', async () => {
    const all = await house()
    await talk(all, '2026-06-02T08:00:00Z', null)
    await talk(all, '2026-05-19T08:00:00Z', null)
    const { subject, html, text } = await previewDigest(all.context, all.communeId, lastWeek)
    for (const part of [subject, html, text]) {
      expect(part).not.toMatch(/Josiane|Testard|benne/)
    }
    expect(html).not.toMatch(/<img src="(?!data:)|<script|<link|url\(|@import|background-image/i)
    const addresses = [...`${html}\n${text}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(([one]) => one)
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses) {
      expect(address).toMatch(/^https:\/\/tambour\.exemple\.fr\//)
    }
    expect(html).toContain('Saint-Rémi &amp; Bussy')
    expect(html).not.toContain('Saint-Rémi & Bussy')
    expect(new TextEncoder().encode(html).length).toBeLessThan(60_000)
  })

  it('is written as French is printed', async () => {
    const all = await house()
    await talk(all, '2026-06-02T08:00:00Z', '2026-06-02T08:09:00Z')
    await deliver(all, { state: 'failed', dueAt: at('2026-06-04T16:30:00Z'), reason: 'refus' })
    await announce(all, 'Lavoir', '2026-06-09T18:30')
    const { subject, html, text } = await previewDigest(all.context, all.communeId, lastWeek)
    const words = html.replace(/<style>.*?<\/style>/s, '').replaceAll(/<[^>]*>/g, '\n')
    for (const part of [subject, text, words]) {
      // An ordinary space before these would let them begin a line.
      expect(part).not.toMatch(/ [:;!?»%]/)
      expect(part).not.toMatch(/« |\d (min|h|%|sur)\b/)
      expect(part).not.toContain("'")
    }
    expect(text).toContain('9\u00a0min')
    expect(text).toContain('18\u00a0h\u00a030')
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(72)
  })

  it('links to the reply times of its week', async () => {
    const { context, communeId } = await house()
    const { html, text } = await previewDigest(context, communeId, lastWeek)
    const address = 'https://tambour.exemple.fr/delais?du=2026-06-01&au=2026-06-07'
    expect(text).toContain(address)
    expect(html).toContain(`href="${address.replace('&', '&amp;')}"`)
  })

  it('shows the week under way, and refuses those to come and those that never are', async () => {
    const { context, communeId } = await house()
    expect((await previewDigest(context, communeId, '2026-W24')).from).toBe('2026-06-08')
    for (const week of ['2026-W25', '2025-W53', 'W23']) {
      await expect(previewDigest(context, communeId, week)).rejects.toMatchObject({
        kind: 'bad-request',
      })
    }
  })

  it('shows who reads it, in this commune alone', async () => {
    const { context, communeId } = await house()
    await addRecipient(context.db, communeId, ' Maire@Exemple.fr', 0)
    await addRecipient(context.db, communeId, 'maire@exemple.fr', 1)
    const other = await aCommune(context.db, { name: 'Bussy', hours: [] })
    const none = { state: 'none', sentAt: null, reason: null }
    expect((await previewDigest(context, communeId)).recipients).toEqual([
      { email: 'maire@exemple.fr', ...none },
    ])
    expect((await previewDigest(context, other.id)).recipients).toEqual([])
  })
})

/** With ordinary spaces, to be compared with what a keyboard writes. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ')
}
