import { describe, expect, it } from 'vitest'
import { approvalMails } from '../../server/approval/mail.ts'
import { reconnectChannel } from '../../server/channels/connect-channel.ts'
import { channelMails } from '../../server/channels/mail.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import { nextRoundAt, sendMails } from '../../server/mail/outbox.ts'
import { mailsAbout } from '../../server/mail/rows.ts'
import type { Actor } from '../../server/people/rules/role.ts'
import { setLanguage, updateMember } from '../../server/people/store/members.ts'
import {
  cancelDelivery,
  confirmDelivery,
  readDeliveryAgain,
  retryDelivery,
} from '../../server/publishing/deliveries.ts'
import { deliveryMails } from '../../server/publishing/mail.ts'
import { resumeChannel } from '../../server/publishing/publishable-channels.ts'
import { moveDelivery } from '../../server/publishing/store/move-deliveries.ts'
import { today } from '../../server/today/today.ts'
import { addMember } from '../support/alerts.ts'
import { announce, approvalWorld, feast } from '../support/approval.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  type FakeMailer,
  fakeMailer,
  refused,
  refusedForNow,
  unknown,
} from '../support/fake-mailer.ts'
import {
  addChannel,
  due,
  HOUR,
  MINUTE,
  plan,
  publishingWorld,
  run,
  runUntil,
  type World,
} from '../support/publishing.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

type MailWorld = World & {
  mailer: FakeMailer
  anne: Actor
  bruno: Actor
  channels: number[]
}

const SECOND = 1000
const DAY = 24 * HOUR

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ')
const send = ({ context }: World) => sendMails(context, deliveryMails)
/** What people read, once the others of the same post had their time. */
async function sendAfter(world: World, ms = 5 * SECOND): Promise<void> {
  await send(world)
  world.clock.advance(ms)
  await send(world)
}
const subjects = ({ mailer }: MailWorld) =>
  mailer.mails.map(({ to, subject }) => `${to.split('.')[0]} ${plain(subject)}`)
async function rows({ context: { db } }: World, id: number): Promise<string[]> {
  const found = await Promise.all(
    (
      await db
        .selectFrom('deliveryIssue')
        .select(['id', 'kind'])
        .where('deliveryId', '=', id)
        .orderBy('id')
        .execute()
    ).map(async issue => {
      const mails = await mailsAbout(db, deliveryMails, String(issue.id))
      return mails.map(({ email, state }) => `${issue.kind} ${email.split('.')[0]} ${state}`)
    }),
  )
  return found.flat()
}

describe('mails about deliveries', () => {
  /** Anne administers, Bruno plans, Carole reads; five channels of one network. */
  async function house(database: DatabaseKind = 'sqlite'): Promise<MailWorld> {
    const world = await publishingWorld(database, {
      settings: { publicUrl: 'https://tambour.exemple.fr' },
    })
    const { context, communeId } = world
    const mailer = fakeMailer()
    context.mailer = mailer
    const actor = async (name: string, role: 'administrator' | 'officer' | 'councillor') => ({
      communeId,
      userId: await addMember(context, communeId, name, role),
      actor: name,
    })
    const anne = await actor('Anne', 'administrator')
    const bruno = await actor('Bruno', 'officer')
    await actor('Carole', 'councillor')
    const channels: number[] = []
    for (const page of ['a', 'b', 'c', 'd', 'e']) channels.push(await addChannel(world, page))
    return { ...world, by: bruno, mailer, anne, bruno, channels }
  }
  /** One channel, one delivery of Bruno's that meets this. */
  async function deliveryIssues(
    database: DatabaseKind,
    ...scripts: MailWorld['network']['onPublish']
  ) {
    const world = await house(database)
    const [id = 0] = await plan(world, world.channels.slice(0, 1), due)
    world.clock.set(due)
    world.network.onPublish.push(...scripts)
    await run(world)
    return { ...world, id }
  }

  function refuseOn({ network }: World, ...pages: string[]) {
    network.refusing = new Set(pages)
  }

  itOnBoth(
    'say in one mail what failed, why, what is online and where it is mended',
    async kind => {
      const world = await house(kind)
      const { id, deliveries } = await createEvent(world.context, world.bruno, {
        ...feast,
        channels: world.channels,
        times: ['2026-06-05T18:00'],
      })
      world.clock.set(paris('2026-06-05T18:00'))
      refuseOn(world, 'c')
      await run(world)
      await sendAfter(world)
      await sendAfter(world)
      expect(subjects(world)).toEqual([
        'anne Publication en échec : Feux de la Saint-Jean, sur Page c, Saint-Rémi',
        'bruno Publication en échec : Feux de la Saint-Jean, sur Page c, Saint-Rémi',
      ])
      const [mail] = world.mailer.mails
      expect(mail).toMatchObject({
        headers: { 'Auto-Submitted': 'auto-generated' },
        messageId: expect.stringMatching(/^<delivery\.1\.[0-9a-f]{16}@tambour\.exemple\.fr>$/),
      })
      const failed = deliveries[2]?.id
      expect(plain(mail?.text)).toBe(`Saint-Rémi

Feux de la Saint-Jean
Prévue vendredi 5 juin 2026 à 18 h

Page c : n’est pas partie.
Le réseau refuse ce texte.

4 publications sur 5 sont en ligne : Page a, Page b, Page d et Page e.
Elles ne repartent pas : seul ce qui manque est à reprendre.

Voir et réessayer :
https://tambour.exemple.fr/evenements/${id}#publication-${failed}

-- 
Vous recevez ce message parce que vous avez préparé cette publication,
ou que vous administrez Tambour.
`)
      expect(mail?.html).toContain(
        `href="https://tambour.exemple.fr/evenements/${id}#publication-${failed}"`,
      )
      expect(mail?.html).toContain('<html lang="fr">')
    },
  )

  it('are English to anyone who reads the screens in English, and to nobody else', async () => {
    const world = await house()
    await setLanguage(world.context.db, world.bruno.userId ?? '', 'en')
    const ids = await plan(world, world.channels.slice(0, 2), due)
    refuseOn(world, 'b')
    world.clock.set(due)
    await run(world)
    await sendAfter(world)
    const [french, english] = world.mailer.mails
    expect(french?.html).toContain('<html lang="fr">')
    expect(english?.html).toContain('<html lang="en">')
    expect(english?.subject).toBe('Publication failed: La fête est samedi., on Page b, Saint-Rémi')
    // The reason that the fake network gives is French alone.
    expect(english?.text).toBe(`Saint-Rémi

La fête est samedi.
Planned for Tuesday 2 June 2026 at 10:05

Page b: did not go out.
Le réseau refuse ce texte.

1 of 2 publications is online: Page a. It is not sent again: only what
is missing is to be done.

See and try again:
https://tambour.exemple.fr/#publication-${ids[1]}

-- 
You get this message because you prepared this publication, or because
you administer Tambour.
`)
  })

  itOnBoth('wait five seconds for the other channels of the same post', async kind => {
    const world = await house(kind)
    const ids = await plan(world, world.channels.slice(0, 3), due)
    const [first = 0, second = 0] = ids
    const later = due + 4 * SECOND
    await moveDelivery(world.context.db, second, { state: 'scheduled' }, { nextAt: later })
    refuseOn(world, 'a', 'b')
    world.clock.set(due)
    await run(world)
    await send(world)
    expect(world.mailer.mails).toEqual([])
    expect(await nextRoundAt(world.context, deliveryMails)).toBe(due + 5 * SECOND)
    world.clock.set(later)
    await run(world)
    await send(world)
    world.clock.advance(SECOND)
    await send(world)
    expect(subjects(world)).toEqual([
      'anne Publication en échec : La fête est samedi., sur 2 canaux, Saint-Rémi',
      'bruno Publication en échec : La fête est samedi., sur 2 canaux, Saint-Rémi',
    ])
    expect(plain(world.mailer.mails[0]?.text)).toContain('1 publication sur 3 est en ligne')
    expect(plain(world.mailer.mails[0]?.text)).toContain(
      `https://tambour.exemple.fr/#publication-${first}`,
    )
    world.clock.advance(MINUTE)
    await send(world)
    expect(world.mailer.mails).toHaveLength(2)
  })

  it('tell once of what is online and not seen as it should be', async () => {
    const world = await house()
    const [id = 0] = await plan(world, world.channels.slice(0, 1), due)
    world.network.onVerify.push('different', 'different')
    world.clock.set(due)
    await run(world)
    await sendAfter(world)
    expect(subjects(world)).toEqual([
      'anne Publication à vérifier : La fête est samedi., sur Page a, Saint-Rémi',
      'bruno Publication à vérifier : La fête est samedi., sur Page a, Saint-Rémi',
    ])
    const text = plain(world.mailer.mails[0]?.text)
    expect(text).toContain('Page a : en ligne, mais pas comme prévu.\nLe texte a été coupé.')
    const { deliveryIssues } = await today(world.context, world.communeId)
    expect(deliveryIssues).toMatchObject([{ id, state: 'published' }])
    await readDeliveryAgain(world.context, world.bruno, id)
    await run(world)
    await sendAfter(world)
    expect(world.mailer.mails).toHaveLength(2)
    world.clock.advance(8 * DAY)
    expect((await today(world.context, world.communeId)).deliveryIssues).toEqual([])
  })

  it('leave looking its time before a person is asked', async () => {
    const world = await deliveryIssues('sqlite', 'lose')
    world.network.onFind.push('unreadable', 'unreadable')
    await runUntil(world, due + 30 * SECOND)
    expect(await rows(world, world.id)).toEqual([])
    const settled = await deliveryIssues('sqlite', 'accept-then-lose')
    expect(await rows(settled, settled.id)).toEqual([])
    await sendAfter(settled, 10 * MINUTE)
    expect(settled.mailer.mails).toEqual([])
  })

  it('ask of what nobody knows after ninety seconds, unless a look has found it', async () => {
    const world = await house()
    const [asked = 0] = await plan(world, world.channels.slice(0, 1), due)
    world.clock.set(due)
    world.network.onPublish.push('lose')
    world.network.onFind.push(...Array.from({ length: 9 }, () => 'unreadable' as const))
    await run(world)
    await send(world)
    world.clock.advance(89 * SECOND)
    await send(world)
    expect(world.mailer.mails).toEqual([])
    world.clock.advance(SECOND)
    await send(world)
    expect(subjects(world)[1]).toBe(
      'bruno Publication à vérifier : La fête est samedi., sur Page a, Saint-Rémi',
    )
    await confirmDelivery(world.context, world.bruno, asked)
    const [found = 0] = await plan(world, world.channels.slice(1, 2), world.clock.now() + MINUTE)
    world.clock.advance(MINUTE)
    world.network.onPublish.push('accept-then-lose')
    world.network.onFind.splice(0)
    world.network.onFind.push('unreadable')
    await run(world)
    await send(world)
    await runUntil(world, world.clock.now() + 2 * MINUTE)
    await send(world)
    expect(await rows(world, found)).toEqual([
      'unconfirmed anne dropped',
      'unconfirmed bruno dropped',
    ])
    expect(world.mailer.mails).toHaveLength(2)
  })

  it('are dropped when it was mended before', async () => {
    const world = await deliveryIssues('sqlite', 'refuse')
    await send(world)
    await retryDelivery(world.context, world.bruno, world.id)
    await run(world)
    world.clock.advance(5 * SECOND)
    await send(world)
    expect(await rows(world, world.id)).toEqual(['failed anne dropped', 'failed bruno dropped'])
    expect(world.mailer.mails).toEqual([])
  })

  itOnBoth(
    'tell anew when it fails anew because a person asked for it, and not otherwise',
    async kind => {
      const world = await deliveryIssues(kind, 'refuse')
      await sendAfter(world)
      world.clock.advance(DAY)
      await sendAfter(world)
      expect(world.mailer.mails).toHaveLength(2)
      await retryDelivery(world.context, world.bruno, world.id)
      world.network.onPublish.push('refuse')
      await run(world)
      await sendAfter(world)
      expect(world.mailer.mails).toHaveLength(4)
      await cancelDelivery(world.context, world.bruno, world.id)
      await sendAfter(world)
      expect(world.mailer.mails).toHaveLength(4)
    },
  )

  itOnBoth(
    'tell of what was missed while the server was off, a whole day in one mail',
    async kind => {
      const world = await house(kind)
      for (let hours = 0; hours < 5; hours++) {
        await plan(world, world.channels.slice(0, 2), due + hours * HOUR, { lateRule: 'miss' })
      }
      world.clock.set(due + DAY)
      await run(world)
      await sendAfter(world)
      expect(subjects(world)).toEqual([
        'anne À regarder : 5 publications, Saint-Rémi',
        'bruno À regarder : 5 publications, Saint-Rémi',
      ])
      const text = plain(world.mailer.mails[1]?.text) ?? ''
      expect(text).toContain('5 publications ne sont pas en ligne comme prévu.')
      expect(text.match(/Voir et publier/g)).toHaveLength(5)
      expect(text).toContain('Aucune des 2 publications prévues à cette heure n’est en ligne.')
      expect(world.mailer.mails[1]?.html.match(/class="button"/g)).toHaveLength(5)
    },
  )

  itOnBoth(
    'tell who planned of a pause that stops it; administrators hear of the pause',
    async kind => {
      const world = await deliveryIssues(kind, 'die-token')
      await sendMails(world.context, channelMails)
      await sendAfter(world)
      expect(subjects(world)).toEqual([
        'anne « Page a » est en pause : à reconnecter, Saint-Rémi',
        'bruno Publication en attente : La fête est samedi., sur Page a, Saint-Rémi',
      ])
      expect(plain(world.mailer.mails[1]?.text)).toContain('Voir et reconnecter le canal')
      await reconnectChannel(world.context, world.anne, world.channels[0] ?? 0, {
        token: 'neuf',
      })
      await resumeChannel(world.context)
      await run(world)
      await sendAfter(world)
      expect(world.mailer.mails).toHaveLength(2)
    },
  )

  it('leave to those who approve what nobody approved in time', async () => {
    const world = { ...(await approvalWorld()), channels: [] }
    const { deliveries } = await announce(world)
    world.clock.set(paris('2026-06-05T18:00'))
    await run(world)
    await sendMails(world.context, approvalMails)
    await sendAfter(world)
    const missed = world.mailer.mails.filter(({ subject }) => /manquée|faute de/.test(subject))
    expect(missed.map(({ to, subject }) => `${to.split(/[.@]/)[0]} ${plain(subject)}`)).toEqual([
      'maire Non publié, faute de validation : Feux de la Saint-Jean, Saint-Rémi',
      'carole Non publié, faute de validation : Feux de la Saint-Jean, Saint-Rémi',
      'adjointe Non publié, faute de validation : Feux de la Saint-Jean, Saint-Rémi',
      'bruno Non publié, faute de validation : Feux de la Saint-Jean, Saint-Rémi',
      'anne Publication manquée : Feux de la Saint-Jean, sur Page village, Saint-Rémi',
    ])
    expect(await rows(world, deliveries[0] ?? 0)).toEqual(['missed anne sent'])
  })

  itOnBoth(
    'are on disk before the mail server is called, and not sent again when it was cut off',
    async kind => {
      const world = await deliveryIssues(kind, 'refuse')
      await updateMember(world.context.db, world.communeId, world.anne.userId ?? '', {
        role: 'officer',
      })
      world.mailer.says = async () => {
        expect(await rows(world, world.id)).toEqual(['failed bruno sending'])
        throw new Error('the power went off')
      }
      await send(world)
      world.clock.advance(5 * SECOND)
      await expect(send(world)).rejects.toThrow('the power went off')
      world.mailer.says = () => ({ kind: 'sent' })
      await send(world)
      expect(await rows(world, world.id)).toEqual(['failed bruno sending'])
      world.clock.advance(10 * MINUTE)
      await send(world)
      expect(await rows(world, world.id)).toEqual(['failed bruno unconfirmed'])
      expect(world.mailer.mails).toHaveLength(1)
    },
  )

  itOnBoth('leave once when two processes look at the same time', async kind => {
    const world = await deliveryIssues(kind, 'refuse')
    await Promise.all([send(world), send(world)])
    world.clock.advance(5 * SECOND)
    await Promise.all([send(world), send(world), send(world)])
    const recipients = subjects(world).map(line => line.split(' ')[0])
    expect(recipients.sort(), 'either may be first: two processes').toEqual(['anne', 'bruno'])
  })

  it('are tried again when the server refuses for a while, as the same mail', async () => {
    const world = await house()
    await plan(world, world.channels, due)
    world.clock.set(due)
    world.network.onPublish.push('refuse', 'refuse', 'refuse')
    await run(world)
    await updateMember(world.context.db, world.communeId, world.anne.userId ?? '', {
      role: 'officer',
    })
    world.mailer.says = () => refusedForNow
    await sendAfter(world)
    expect(await nextRoundAt(world.context, deliveryMails)).toBe(world.clock.now() + MINUTE)
    world.mailer.says = () => ({ kind: 'sent' })
    world.clock.advance(MINUTE)
    await send(world)
    expect(world.mailer.mails).toHaveLength(2)
    expect(new Set(world.mailer.mails.map(({ messageId }) => messageId)).size).toBe(1)
    expect(new Set(subjects(world)).size).toBe(1)
  })

  it.each([
    ['refused for good', refused, 'failed'],
    ['perhaps arrived', unknown, 'unconfirmed'],
  ] as const)('are not tried again when they were %s', async (_what, outcome, state) => {
    const world = await deliveryIssues('sqlite', 'refuse')
    world.mailer.says = () => outcome
    await sendAfter(world)
    world.clock.advance(HOUR)
    await send(world)
    expect(world.mailer.mails).toHaveLength(2)
    expect(await rows(world, world.id)).toEqual([`failed anne ${state}`, `failed bruno ${state}`])
  })

  it('are written by no installation without a mail server, and told later while they are news', async () => {
    const world = await deliveryIssues('sqlite', 'refuse')
    world.context.mailer = null
    await sendAfter(world)
    expect(await rows(world, world.id)).toEqual([])
    expect(await nextRoundAt(world.context, deliveryMails)).toBeNull()
    world.context.mailer = world.mailer
    await sendAfter(world)
    expect(world.mailer.mails).toHaveLength(2)
    const [old = 0] = await plan(world, world.channels.slice(1, 2), world.clock.now() + MINUTE)
    world.clock.advance(MINUTE)
    world.network.onPublish.push('refuse')
    await run(world)
    world.clock.advance(7 * DAY)
    await sendAfter(world)
    expect(await rows(world, old)).toEqual([])
    expect(world.mailer.mails).toHaveLength(2)
  })

  itOnBoth('are not for who has left, nor for another commune', async kind => {
    const world = await deliveryIssues(kind, 'refuse')
    await send(world)
    const { db } = world.context
    await db.deleteFrom('member').where('userId', '=', world.bruno.userId).execute()
    world.clock.advance(5 * SECOND)
    await send(world)
    expect(await rows(world, world.id)).toEqual(['failed anne sent', 'failed bruno dropped'])
    expect(world.mailer.mails.map(({ to }) => to.split('.')[0])).toEqual(['anne'])
  })

  it('stop between two when they are told to', async () => {
    const world = await deliveryIssues('sqlite', 'refuse')
    await send(world)
    world.clock.advance(5 * SECOND)
    await sendMails(world.context, deliveryMails, () => true)
    expect(world.mailer.mails).toEqual([])
  })
})
