import { describe, expect, it } from 'vitest'
import { type Decider, decide } from '../../server/approval/decide.ts'
import { approvalMails } from '../../server/approval/mail.ts'
import { publishUrgently } from '../../server/approval/urgent.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import { removeSeries } from '../../server/events/series.ts'
import { nextRoundAt, sendMails } from '../../server/mail/outbox.ts'
import { setLanguage } from '../../server/people/store/members.ts'
import {
  type ApprovalWorld,
  announce,
  approvalWorld,
  deputy,
  mayor,
  theRequest,
  waiting,
} from '../support/approval.ts'
import { anApprover, needApproval } from '../support/builders/approval.ts'
import { anEventEdit } from '../support/builders/events.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { refusedForNow } from '../support/fake-mailer.ts'
import { HOUR, MINUTE, run } from '../support/publishing.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const send = ({ context }: ApprovalWorld) => sendMails(context, approvalMails)
const subjects = ({ mailer }: ApprovalWorld) =>
  mailer.mails.map(({ to, subject }) => `${to.split(/[.@]/)[0]} ${subject.split('\u00a0:')[0]}`)
const linkOf = (text: string) => /https:\S+\/valider\/(\S+)/.exec(text)?.[1]
/** What the engine and the job would do, hour by hour: all is due at a full hour here. */
async function live(world: ApprovalWorld, until: string): Promise<void> {
  while (world.clock.now() < paris(until)) {
    world.clock.advance(HOUR)
    await run(world)
    await send(world)
  }
}
const byMayor: Decider = { name: mayor.name, email: mayor.email, userId: null, via: 'link' }

describe('mails about approval', () => {
  const aWorld = (kind: DatabaseKind = 'sqlite') => approvalWorld(kind)

  it('ask once, with everything that would be said, and a link that is kept nowhere', async () => {
    const world = await aWorld()
    await announce(world)
    await send(world)
    await send(world)
    expect(subjects(world)).toEqual(['maire À valider', 'carole À valider'])
    const [mail] = world.mailer.mails
    expect(mail?.subject.replaceAll('\u00a0', ' ')).toBe(
      'À valider : Feux de la Saint-Jean, Saint-Rémi',
    )
    const token = linkOf(mail?.text ?? '') ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(
      mail?.text
        .replace(token, 'MOT')
        .replace(/agenda\/feux-de-la-saint-jean-\w{8}/, 'agenda/FEUX')
        .replaceAll(/[\u00a0\u202f]/g, ' '),
    ).toBe(`Saint-Rémi

Bruno demande votre validation pour « Feux de la Saint-Jean ».

Sans validation, la première publication, prévue le vendredi 5 juin 2026
à 18 h, ne partira pas.

Feux de la Saint-Jean : samedi 20 juin 2026 à 21 h, Place de la Mairie

Valider, refuser, demander une modification ou poser une question :
https://tambour.exemple.fr/valider/MOT

Ce lien est le vôtre : il sert une fois, jusqu’au vendredi 5 juin 2026 à
18 h. Ne le transférez pas.

Vendredi 5 juin 2026 à 18 h, sur Page village :
Samedi 13 juin 2026 à 18 h, sur Page village :

    Feux de la Saint-Jean

    Samedi 20 juin 2026 à 21 h
    Place de la Mairie

    Le comité des fêtes vous invite.

    https://tambour.exemple.fr/agenda/FEUX

-- 
Vous recevez ce message parce que la mairie vous a confié la validation
de ses publications.
`)
    expect(mail?.html).toContain(`/valider/${token}#refuser`)
    expect(mail?.html).toContain(`/valider/${token}#modifier`)
    expect(mail?.headers).toEqual({ 'Auto-Submitted': 'auto-generated' })
    // The people of the commune also see it in Tambour.
    expect(world.mailer.mails[1]?.text).toContain('https://tambour.exemple.fr/evenements/')
    const rows = await world.context.db.selectFrom('mail').selectAll().execute()
    const links = await world.context.db.selectFrom('approvalLink').selectAll().execute()
    expect(links).toHaveLength(2)
    expect(JSON.stringify([...rows, ...links])).not.toContain(token)
    expect(new Set(world.mailer.mails.map(({ text }) => linkOf(text))).size).toBe(2)
  })

  itOnBoth('are on disk before they leave, and leave once from two processes', async kind => {
    const world = await aWorld(kind)
    await announce(world)
    world.mailer.says = async () => {
      const rows = await world.context.db.selectFrom('mail').selectAll().execute()
      expect(rows.some(({ state, attempts }) => state === 'sending' && attempts === 1)).toBe(true)
      return { kind: 'sent' }
    }
    await Promise.all([send(world), send(world), send(world)])
    expect(subjects(world).sort()).toEqual(['carole À valider', 'maire À valider'])
  })

  it('are tried again with another link when the server refuses for a while', async () => {
    const world = await aWorld()
    await announce(world)
    world.mailer.says = () => refusedForNow
    await send(world)
    world.mailer.says = () => ({ kind: 'sent' })
    world.clock.advance(MINUTE)
    await send(world)
    const toMayor = world.mailer.mails.filter(({ to }) => to === mayor.email)
    expect(toMayor).toHaveLength(2)
    expect(new Set(toMayor.map(({ messageId }) => messageId)).size).toBe(1)
    expect(new Set(toMayor.map(({ text }) => linkOf(text))).size).toBe(2)
  })

  it('are not sent again when the sending was cut off', async () => {
    const world = await aWorld()
    await announce(world)
    world.mailer.says = () => {
      throw new Error('the power went off')
    }
    await expect(send(world)).rejects.toThrow('the power went off')
    world.mailer.says = () => ({ kind: 'sent' })
    world.clock.advance(10 * MINUTE)
    await send(world)
    expect(world.mailer.mails.filter(({ to }) => to === mayor.email)).toHaveLength(1)
  })

  it('do not ask at night, unless it is due before the morning', async () => {
    const world = await aWorld()
    world.clock.set(paris('2026-06-02T22:30'))
    await announce(world)
    await send(world)
    expect(world.mailer.mails).toEqual([])
    expect(await nextRoundAt(world.context, approvalMails)).toBe(paris('2026-06-03T07:00'))
    await announce(world, { title: 'Route coupée', times: ['2026-06-03T06:30'] })
    await send(world)
    expect(subjects(world)).toEqual(['maire À valider', 'carole À valider'])
    expect(world.mailer.mails[0]?.subject).toContain('Route coupée')
  })

  it('ask the substitute, remind everybody by day, and tell what was missed', async () => {
    const world = await aWorld()
    await announce(world, { times: ['2026-06-05T09:00'] })
    const story: string[] = []
    world.mailer.says = ({ to, subject }) => {
      const at = new Date(world.clock.now() + 2 * HOUR).toISOString().slice(8, 16)
      story.push(`${at} ${to.split(/[.@]/)[0]} ${subject.split('\u00a0:')[0]}`)
      return { kind: 'sent' }
    }
    await send(world)
    await live(world, '2026-06-06T12:00')
    expect(story).toEqual([
      '02T10:00 maire À valider',
      '02T10:00 carole À valider',
      '03T10:00 adjointe À valider, sans réponse à ce jour',
      '04T09:00 maire À valider avant l’heure prévue',
      '04T09:00 carole À valider avant l’heure prévue',
      '04T09:00 adjointe À valider avant l’heure prévue',
      '04T09:00 bruno Toujours sans validation',
      '04T20:00 maire À valider avant l’heure prévue',
      '04T20:00 carole À valider avant l’heure prévue',
      '04T20:00 adjointe À valider avant l’heure prévue',
      '04T20:00 bruno Toujours sans validation',
      '05T09:00 maire Non publié, faute de validation',
      '05T09:00 carole Non publié, faute de validation',
      '05T09:00 adjointe Non publié, faute de validation',
      '05T09:00 bruno Non publié, faute de validation',
    ])
    const toBruno = world.mailer.mails.filter(({ to }) => to.startsWith('bruno'))
    expect(toBruno.map(({ text }) => linkOf(text))).toEqual([undefined, undefined, undefined])
  })

  it('ask the substitute first, and the absent one later', async () => {
    const world = await aWorld()
    await needApproval(world.context, world.anne, {
      roles: [],
      approvers: [
        anApprover({
          ...mayor,
          substitute: deputy,
          absentFrom: '2026-06-01',
          absentTo: '2026-06-10',
        }),
      ],
      substituteHours: 4,
    })
    await announce(world)
    await send(world)
    expect(subjects(world)).toEqual(['adjointe À valider'])
    world.clock.advance(4 * HOUR)
    await send(world)
    expect(subjects(world).slice(1)).toEqual(['maire À valider, sans réponse à ce jour'])
  })

  it('say nothing more once it is decided; anyone who asked learns what is wanted', async () => {
    const world = await aWorld()
    const event = await announce(world, { times: ['2026-06-05T18:00'] })
    await send(world)
    const { id, hash } = await theRequest(world)
    await decide(world.context, world.communeId, id, byMayor, {
      decision: 'changes',
      comment: 'Ajoutez le parking.',
      hash,
    })
    await send(world)
    expect(world.mailer.mails).toHaveLength(2)
    world.clock.advance(MINUTE)
    await send(world)
    expect(subjects(world).slice(2)).toEqual(['bruno Modification demandée'])
    expect(world.mailer.mails[2]?.text).toContain('Ajoutez le parking.')
    // Nobody but Bruno can do anything about it.
    await live(world, '2026-06-05T15:00')
    expect(subjects(world).slice(3)).toEqual(['bruno À modifier avant l’heure prévue'])
    await editEvent(world.context, world.bruno, event.id, anEventEdit({ place: 'Le stade' }))
    await send(world)
    expect(subjects(world).slice(4)).toEqual(['maire À valider', 'carole À valider'])
  })

  itOnBoth('tell of an urgent publication afterwards, with its reason', async kind => {
    const world = await aWorld(kind)
    const event = await announce(world)
    await send(world)
    const { id } = await theRequest(world)
    await publishUrgently(world.context, world.bruno, id, {
      reason: 'Route coupée ce soir',
      deliveries: event.deliveries,
    })
    await send(world)
    expect(subjects(world).slice(2)).toEqual([
      'maire Publication urgente, sans validation',
      'carole Publication urgente, sans validation',
      'adjointe Publication urgente, sans validation',
    ])
    const text = world.mailer.mails[2]?.text.replaceAll(/\s+/g, ' ') ?? ''
    expect(text).toContain('Bruno fait publier « Feux de la Saint-Jean » en urgence')
    expect(text).toContain('Route coupée ce soir')
    expect(text).toContain('Vendredi 5 juin 2026 à 18 h, sur Page village')
    expect(linkOf(text)).toBeUndefined()
  })

  it('are English to anyone who reads the screens in English, French without an account', async () => {
    const world = await aWorld()
    const { db } = world.context
    await setLanguage(db, world.carole.userId ?? '', 'en')
    await announce(world)
    await send(world)
    expect(subjects(world)[0]).toBe('maire À valider')
    const english = world.mailer.mails[1]
    const token = linkOf(english?.text ?? '') ?? ''
    expect(english?.subject).toBe('To approve: Feux de la Saint-Jean, Saint-Rémi')
    expect(english?.html).toContain('<html lang="en">')
    expect(
      english?.text
        .replace(token, 'WORD')
        .replace(/agenda\/feux-de-la-saint-jean-\w{8}/, 'agenda/FEUX')
        .replaceAll(/[\u00a0\u202f]/g, ' '),
    ).toBe(`Saint-Rémi

Bruno asks for your approval of “Feux de la Saint-Jean”.

Without approval, the first publication, planned for Friday 5 June 2026
at 18:00, will not go out.

Feux de la Saint-Jean: Saturday 20 June 2026 at 21:00, Place de la
Mairie

Approve, refuse, ask for changes or ask a question:
https://tambour.exemple.fr/valider/WORD

This link is yours: it works once, until Friday 5 June 2026 at 18:00. Do
not forward it.

Friday 5 June 2026 at 18:00, on Page village:
Saturday 13 June 2026 at 18:00, on Page village:

    Feux de la Saint-Jean

    Samedi 20 juin 2026 à 21 h
    Place de la Mairie

    Le comité des fêtes vous invite.

    https://tambour.exemple.fr/agenda/FEUX

In Tambour:
https://tambour.exemple.fr/evenements/1

-- 
You get this message because the mairie has asked you to approve its
publications.
`)
  })

  it('are dropped where nothing is left to approve, or their reader approves no more', async () => {
    const world = await aWorld()
    world.clock.set(paris('2026-06-02T23:00'))
    const event = await announce(world)
    await send(world)
    await needApproval(world.context, world.anne, { roles: [], approvers: [anApprover(deputy)] })
    world.clock.set(paris('2026-06-03T07:00'))
    await send(world)
    expect(subjects(world)).toEqual(['adjointe À valider'])
    await removeSeries(world.context, world.bruno, event.id, 'this')
    await live(world, '2026-06-05T20:00')
    expect(world.mailer.mails).toHaveLength(1)
    expect(await waiting(world)).toEqual([])
  })

  it('wait for a mail server', async () => {
    const world = await aWorld()
    await announce(world)
    world.context.mailer = null
    await send(world)
    expect(await nextRoundAt(world.context, approvalMails)).toBeNull()
    world.context.mailer = world.mailer
    await send(world)
    expect(world.mailer.mails).toHaveLength(2)
  })
})

describe('a season that is planned at once', () => {
  itOnBoth('is asked of each in one mail, with a link for every event', async kind => {
    const world = await approvalWorld(kind)
    for (const title of ['Loto', 'Bal', 'Brocante', 'Marché']) {
      await announce(world, { title, times: ['2026-06-10T18:00'] })
    }
    await setLanguage(world.context.db, world.carole.userId ?? '', 'en')
    await send(world)
    expect(world.mailer.mails.map(({ to }) => to.split(/[.@]/)[0])).toEqual(['maire', 'carole'])
    const [mail, english] = world.mailer.mails
    expect(english?.subject).toBe('To approve: 4\u00a0requests, Saint-Rémi')
    expect(english?.text).toContain(
      '4\u00a0requests for approval are waiting for your answer (Bruno).',
    )
    expect(mail?.subject.replaceAll('\u00a0', ' ')).toBe('À valider : 4 demandes, Saint-Rémi')
    const links = [...(mail?.text ?? '').matchAll(/\/valider\/([\w-]{43})/g)].map(([, one]) => one)
    expect(new Set(links).size).toBe(4)
    for (const one of links) expect(mail?.html).toContain(`/valider/${one}"`)
    const text = mail?.text.replaceAll(/[\u00a0\u202f]/g, ' ') ?? ''
    expect(text).toContain('4 demandes de validation attendent votre réponse (Bruno).')
    expect(text).toContain('Loto\nSamedi 20 juin 2026 à 21 h, Place de la Mairie\nPremière')
    const rows = await world.context.db.selectFrom('mail').select('state').execute()
    expect(rows.map(({ state }) => state)).toEqual(Array(8).fill('sent'))
    await send(world)
    expect(world.mailer.mails).toHaveLength(2)
    world.clock.advance(24 * HOUR)
    await send(world)
    expect(subjects(world).slice(2)).toEqual(['adjointe À valider, sans réponse à ce jour'])
  })

  it('is tried again as a whole when the server refuses for a while', async () => {
    const world = await approvalWorld()
    for (const title of ['Loto', 'Bal', 'Brocante', 'Marché']) await announce(world, { title })
    world.mailer.says = () => refusedForNow
    await send(world)
    world.mailer.says = () => ({ kind: 'sent' })
    world.clock.advance(MINUTE)
    await send(world)
    const toMayor = world.mailer.mails.filter(({ to }) => to === mayor.email)
    expect(toMayor).toHaveLength(2)
    expect(new Set(toMayor.map(({ messageId }) => messageId)).size).toBe(1)
  })
})
