import { describe, expect, it } from 'vitest'
import { comment, removeComment } from '../../server/approval/discussion.ts'
import { approvalMails } from '../../server/approval/mail.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import { createApp } from '../../server/http/app.ts'
import { nextRoundAt, sendMails } from '../../server/mail/outbox.ts'
import {
  announce,
  approvalWorld,
  deputy,
  mayor,
  statesOf,
  theRequest,
  waiting,
} from '../support/approval.ts'
import { anApprover, needApproval } from '../support/builders/approval.ts'
import { anEventEdit } from '../support/builders/events.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { MINUTE } from '../support/publishing.ts'

/** Bruno has asked, and everybody who decides got the mail. */
async function aWorld(kind: DatabaseKind = 'sqlite') {
  const world = await approvalWorld(kind)
  const { context, mailer, clock, communeId } = world
  const app = await createApp(context, 'tests')
  const event = await announce(world)
  const send = () => sendMails(context, approvalMails)
  await send()
  const { id: request } = await theRequest(world)
  /** The link of the mayor’s newest mail. */
  const link = () => {
    const mail = mailer.mails.findLast(({ to, text }) => to === mayor.email && /valider/.test(text))
    return /\/valider\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
  }
  const page = async (at = link()) => await (await app.request(at)).text()
  const press = async (fields: Record<string, string>, at = link()) =>
    await app.request(at, { method: 'POST', body: new URLSearchParams(fields) })
  const writes = async ({ actor, userId }: typeof world.bruno, text: string, at = request) =>
    await comment(context, communeId, at, { name: actor, email: null, userId }, text)
  /** Who gets what within the minute after which nothing can be taken back. */
  const told = async () => {
    const before = mailer.mails.length
    clock.advance(MINUTE)
    await send()
    return mailer.mails.slice(before)
  }
  const names = async () => (await told()).map(({ to }) => to.split(/[.@]/)[0]).sort()
  return { ...world, world, event, request, link, page, press, writes, told, names, send }
}

describe('what is asked about something that is to be approved', () => {
  itOnBoth('goes by mail to who prepared it, and the answer comes by mail', async kind => {
    const { world, page, press, writes, told, request, event, link } = await aWorld(kind)
    expect(await page()).toContain('<summary>Poser une question</summary>')
    const asked = await press({ question: 'La salle est-elle <b>réservée</b> ?' })
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `${link()}#echanges`])
    // Pressed twice, it is asked once.
    await press({ question: 'La salle est-elle <b>réservée</b> ?' })
    expect(await page()).toContain('La salle est-elle &lt;b&gt;réservée&lt;/b&gt; ?</blockquote>')
    const [mail, ...more] = await told()
    expect(more).toEqual([])
    expect(mail?.to).toMatch(/^bruno/)
    expect(mail?.subject.replaceAll('\u00a0', ' ')).toMatch(/^Question : Feux de la Saint-Jean/)
    expect(mail?.text).toContain('Claude Martin\u00a0: «\u00a0La salle est-elle')
    expect(mail?.text).not.toContain('/valider/')

    const first = link()
    await writes(world.bruno, 'Oui, depuis mars.')
    const [answer, ...others] = await told()
    expect(others).toEqual([])
    expect(answer?.to).toBe(mayor.email)
    expect(answer?.subject).toMatch(/^Réponse/)
    expect(answer?.text).toContain('Bruno\u00a0: «\u00a0Oui, depuis mars.\u00a0»')
    // What one wrote oneself is not told again.
    expect(answer?.text).not.toContain('réservée')
    expect(link()).not.toBe(first)
    expect((await theRequest(world)).comments).toMatchObject([
      { by: 'Claude Martin', email: mayor.email, decides: true, canRemove: false },
      { by: 'Bruno', email: null, decides: false, text: 'Oui, depuis mars.' },
    ])
    // It decides nothing, changes nothing of what was shown, and either link decides.
    expect(await statesOf(world, event.deliveries)).toEqual(Array(2).fill('awaiting-approval'))
    expect(await page()).toContain('<summary>Répondre</summary>')
    const hash = /name="hash" value="(\w+)"/.exec(await page())?.[1] ?? ''
    expect((await press({ decision: 'approve', hash }, first)).status).toBe(303)
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
    expect(await page()).toContain('Oui, depuis mars.')
    const late = await press({ question: 'Trop tard ?' })
    expect(late.status).toBe(409)
    // What was typed is not gone.
    expect(await late.text()).toMatch(/La décision est prise[\s\S]*Trop tard ?/)
    await expect(writes(world.bruno, 'Merci.')).rejects.toMatchObject({ kind: 'conflict' })
    const lines = await world.context.db
      .selectFrom('journal')
      .select(['actor', 'action'])
      .where('action', '=', 'approval.commented')
      .orderBy('id')
      .execute()
    expect(lines.map(({ actor }) => actor)).toEqual([`Claude Martin (${mayor.email})`, 'Bruno'])
    expect(request).toBeGreaterThan(0)
  })

  it('is told to everybody who takes part, and to all who decide where another begins', async () => {
    const { world, writes, names, press } = await aWorld()
    await writes(world.bruno, 'La photo vous convient-elle ?')
    expect(await names()).toEqual(['carole', 'maire'])
    await press({ question: 'À moi, oui.' })
    expect(await names()).toEqual(['bruno'])
    await writes(world.carole, 'À moi aussi.')
    expect(await names()).toEqual(['bruno', 'maire'])
    await writes(world.anne, 'Parfait.')
    expect(await names()).toEqual(['bruno', 'carole', 'maire'])
  })

  it('comes in one mail where several things were written one after the other', async () => {
    const { press, told } = await aWorld()
    await press({ question: 'La salle est-elle réservée ?' })
    await press({ question: 'Et la buvette ?' })
    const [mail, ...more] = await told()
    expect(more).toEqual([])
    expect(mail?.text).toMatch(/réservée[\s\S]*buvette/)
  })

  it('can be taken back for a minute by who wrote it, and nobody is told', async () => {
    const { world, context, writes, names, request, clock } = await aWorld()
    const ofThe = async () => (await theRequest(world)).comments.map(({ id }) => id)
    await writes(world.carole, 'Euh.')
    const [id = 0] = await ofThe()
    await expect(removeComment(context, world.bruno, request, id)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect((await theRequest(world)).comments).toMatchObject([{ canRemove: true }])
    clock.advance(MINUTE - 1)
    await removeComment(context, world.carole, request, id)
    expect(await names()).toEqual([])
    expect(await ofThe()).toEqual([])
    await writes(world.carole, 'La salle ?')
    const [late = 0] = await ofThe()
    expect(await names()).toEqual(['bruno'])
    await expect(removeComment(context, world.carole, request, late)).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it('is told all the same where a newer one, which would have told it too, is taken back', async () => {
    const { world, context, writes, request, clock, press, send } = await aWorld()
    await press({ question: 'La salle est-elle réservée ?' })
    clock.advance(MINUTE / 2)
    await writes(world.carole, 'Euh.')
    const [, { id = 0 } = {}] = (await theRequest(world)).comments
    clock.advance(MINUTE / 2)
    await send()
    await removeComment(context, world.carole, request, id)
    clock.advance(MINUTE / 2)
    await send()
    expect(world.mailer.mails.at(-1)).toMatchObject({
      to: expect.stringMatching(/^bruno/),
      text: expect.stringContaining('réservée'),
    })
    expect(world.mailer.mails.at(-1)?.text).not.toContain('Euh')
  })

  it('is not told to who asked it by a link, at the address of their account', async () => {
    const { world, context, names, press, writes } = await aWorld()
    // Named by an address first, and given an account afterwards.
    await context.db
      .updateTable('user')
      .set({ email: mayor.email })
      .where('id', '=', world.bruno.userId ?? '')
      .execute()
    await press({ question: 'La salle ?' })
    expect(await names()).toEqual([])
    await writes(world.bruno, 'Je demande au club.')
    expect(await names()).toEqual([])
    await writes(world.carole, 'Elle est libre.')
    expect(await names()).toEqual(['maire'])
  })

  it('stands beside what is asked for anew, and goes with it', async () => {
    const { world, context, page, press, told, event, send } = await aWorld()
    await press({ question: 'Où se gare-t-on ?' })
    const hash = /name="hash" value="(\w+)"/.exec(await page())?.[1] ?? ''
    await press({ decision: 'changes', comment: 'Ajoutez le parking.', hash })
    await told()
    await editEvent(context, world.bruno, event.id, anEventEdit({ place: 'Le stade' }))
    await send()
    const [anew] = await waiting(world)
    expect(anew).toMatchObject({ state: 'open', comments: [{ text: 'Où se gare-t-on ?' }] })
    expect(await page()).toContain('Où se gare-t-on ?')
    await context.db.deleteFrom('event').where('id', '=', event.id).execute()
    expect(await context.db.selectFrom('approvalComment').selectAll().execute()).toEqual([])
  })

  it('goes on while other words are wanted, also for who has no account', async () => {
    const { world, page, press, writes, told, mailer, link } = await aWorld()
    const hash = /name="hash" value="(\w+)"/.exec(await page())?.[1] ?? ''
    await press({ decision: 'changes', comment: 'Ajoutez le parking.', hash })
    const before = link()
    await writes(world.bruno, 'Lequel des deux ?')
    const mails = await told()
    expect(mails.map(({ to }) => to)).toContain(mayor.email)
    expect(link()).not.toBe(before)
    expect(mailer.mails.at(-1)?.text).not.toContain('sert une fois')
    const shown = await page()
    expect(shown).toContain('Modification demandée')
    expect(shown).toContain('<summary>Répondre</summary>')
    expect(shown).not.toContain('name="decision"')
    expect((await press({ question: ' ' })).status).toBe(409)
    expect((await press({ question: 'Celui de l’école.' })).status).toBe(303)
    expect(await page()).toContain('Celui de l’école.')
    expect((await told()).map(({ to }) => to)).toEqual([expect.stringMatching(/^bruno/)])
  })

  it('is kept on the page where it could not be sent, and refused when it is empty', async () => {
    const { press, world, context, page } = await aWorld()
    const empty = await press({ question: '   ' })
    expect(empty.status).toBe(409)
    const text = await empty.text()
    expect(text).toContain('Écrivez quelques mots.')
    expect(text).toMatch(/<details open>\s*<summary>Poser une question/)
    expect((await press({ question: 'x'.repeat(2001) })).status).toBe(409)
    await needApproval(context, world.anne, { roles: [], approvers: [anApprover(deputy)] })
    expect((await press({ question: 'Et moi ?' })).status).toBe(404)
    expect(await page()).not.toContain('Et moi')
  })

  it('may be as long as its field lets it be, with the ends of lines that a form sends', async () => {
    const { press, world } = await aWorld()
    const typed = `Une\n${'\n'.repeat(500)}${'x'.repeat(1495)}`
    expect((await press({ question: typed.replaceAll('\n', '\r\n') })).status).toBe(303)
    expect((await theRequest(world)).comments).toMatchObject([{ text: typed }])
  })

  it('wakes the outbox when its minute is over', async () => {
    const { press, context, clock } = await aWorld()
    await press({ question: 'La salle est-elle réservée ?' })
    expect(await nextRoundAt(context, approvalMails)).toBe(clock.now() + MINUTE)
  })
})
