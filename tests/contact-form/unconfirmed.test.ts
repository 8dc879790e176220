import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { alertsFor, raiseAlerts } from '../../server/alerts/alerts.ts'
import { alertMails } from '../../server/alerts/mail.ts'
import { answerMails } from '../../server/contact-form/mail.ts'
import { conversationShape } from '../../server/inbox/shapes-conversation.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import type { Role } from '../../server/people/rules/role.ts'
import { todayShape } from '../../server/today/shapes.ts'
import { addTestPerson } from '../support/app.ts'
import { type FormHouse, formHouse, writeByForm } from '../support/contact-form.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { plain } from '../support/shares.ts'

const minute = 60_000
const words = 'Nous venons demain.'

/**
 * Jeanne wrote, was answered two minutes later, or after what happened `before`, and the line broke
 * after the text had left.
 */
async function cutOff(
  database: DatabaseKind = 'sqlite',
  before = async ({ clock }: FormHouse): Promise<void> => clock.advance(2 * minute),
) {
  const here = await formHouse(database)
  const asked = await writeByForm(here)
  await before(here)
  await answerIt(here, asked)
  const [, answer] = (await read(here, asked.conversation)).messages
  return { here, ...asked, answer: answer?.id ?? 0 }
}

async function answerIt(
  here: FormHouse,
  { conversation, message }: { conversation: number; message: number },
) {
  const body = { message, text: words, key: 'answer-1' }
  await here.ask('POST', `/api/conversations/${conversation}/replies`, { as: 'responder', body })
  here.smtp.next = 'lose answer'
  here.clock.advance(1_000)
  await round(here)
  await round(here)
}

async function alertsOf({ context, communeId }: FormHouse, after = 0) {
  const { userId } = await context.db
    .selectFrom('member')
    .select('userId')
    .orderBy('userId')
    .executeTakeFirstOrThrow()
  return await alertsFor(context, { communeId, userId }, after)
}

const round = async ({ context }: FormHouse) => await sendMails(context, answerMails)

async function read({ ask }: FormHouse, id: number) {
  const { json } = await ask('GET', `/api/conversations/${id}`, { as: 'responder' })
  return conversationShape.parse(json)
}

async function today({ ask }: FormHouse) {
  return todayShape.parse((await ask('GET', '/api/today', { as: 'responder' })).json)
}

const again = (here: FormHouse, id: number, as: Role = 'responder') =>
  here.ask('POST', `/api/messages/${id}/send-again`, { as })

const arrived = (here: FormHouse, id: number, said: boolean, as: Role = 'responder') =>
  here.ask('POST', `/api/messages/${id}/arrived`, { as, body: { arrived: said } })

async function journal({ context }: FormHouse) {
  const lines = await context.db
    .selectFrom('journal')
    .select(['action', 'detail'])
    .where('subject', 'like', 'message:%')
    .orderBy('id')
    .execute()
  return lines.map(({ action, detail }) => [action, JSON.parse(detail ?? 'null')])
}

const idsOf = ({ smtp }: FormHouse) =>
  smtp.mails.map(({ text }) => /^Message-ID: (\S+)/im.exec(text)?.[1])

describe('an answer of the form whose mail was cut off after its text', () => {
  itOnBoth('is said to be in doubt, and who wrote waits on since they wrote', async kind => {
    const { here, conversation, message, page } = await cutOff(kind)
    const { messages, episodes, waiting } = await read(here, conversation)
    expect(messages.map(({ direction, arrival }) => [direction, arrival])).toEqual([
      ['inbound', null],
      ['outbound', 'unconfirmed'],
    ])
    expect(waiting).toBe(1)
    expect(episodes).toMatchObject([{ openedBy: message, closedAt: null, state: 'waiting' }])
    const shown = await today(here)
    expect(shown.waitingCount).toBe(1)
    expect(shown.unconfirmed).toMatchObject([{ conversation, author: 'Jeanne Petit', text: words }])
    // It may have arrived: its page goes on showing it, and no mail leaves by itself.
    expect(await (await here.app.request(page)).text()).toContain(words)
    here.clock.advance(60 * minute)
    await round(here)
    expect(here.smtp.mails).toHaveLength(1)
  })

  it('leaves once more under the same Message-ID, however often that is asked for', async () => {
    const { here, conversation, answer } = await cutOff()
    here.clock.advance(5 * minute)
    const pressed = await Promise.all([again(here, answer), again(here, answer)])
    expect(pressed.map(({ status }) => status)).toEqual([200, 200])
    expect((await read(here, conversation)).messages[1]?.arrival).toBe('sending')
    expect((await today(here)).unconfirmed).toEqual([])
    await Promise.all([round(here), round(here)])
    await round(here)
    expect((await again(here, answer)).status).toBe(409)
    await round(here)
    const [first, second, ...more] = idsOf(here)
    expect(second).toBe(first)
    expect(more).toEqual([])
    // Of the first nobody knows: it was answered when the second was taken.
    const { messages, episodes, waiting } = await read(here, conversation)
    expect(messages[1]?.arrival).toBeNull()
    expect(waiting).toBe(0)
    expect(episodes).toMatchObject([{ state: 'answered', elapsedMs: 7 * minute + 1_000 }])
    expect((await journal(here)).filter(([action]) => action === 'message.answered-again')).toEqual(
      [['message.answered-again', { mail: true }]],
    )
  })

  it('is in doubt again where the second mail is cut off too', async () => {
    const { here, conversation, answer } = await cutOff()
    await again(here, answer)
    here.smtp.next = 'lose mail'
    await round(here)
    await round(here)
    expect((await read(here, conversation)).messages[1]?.arrival).toBe('unconfirmed')
    expect((await today(here)).unconfirmed).toHaveLength(1)
  })

  it('is in doubt again, with a word, where the second mail is refused for good', async () => {
    const { here, conversation, answer } = await cutOff()
    await again(here, answer)
    here.smtp.next = 'refuse'
    await round(here)
    await round(here)
    const { messages } = await read(here, conversation)
    expect(messages.map(({ arrival }) => arrival)).toEqual([null, 'unconfirmed', null])
    expect(messages[2]?.text).toContain('n’a pas pu être remise')
  })

  itOnBoth(
    'counts since it was written once somebody says that it arrived, and that is undone',
    async kind => {
      const { here, conversation, answer } = await cutOff(kind)
      here.clock.advance(20 * minute)
      const said = await arrived(here, answer, true)
      expect(said.status).toBe(200)
      expect(conversationShape.parse(said.json)).toMatchObject({
        waiting: 0,
        episodes: [{ state: 'answered', elapsedMs: 2 * minute }],
      })
      expect((await today(here)).unconfirmed).toEqual([])
      await arrived(here, answer, true)
      await round(here)
      expect((await read(here, conversation)).messages[1]).toMatchObject({
        arrival: 'confirmed',
        overrides: [{ act: 'arrived', by: expect.any(String) }],
      })
      expect((await again(here, answer)).status).toBe(409)

      await arrived(here, answer, false)
      await round(here)
      expect(await read(here, conversation)).toMatchObject({
        waiting: 1,
        episodes: [{ state: 'missed', closedAt: null }],
        messages: [{}, { arrival: 'unconfirmed' }],
      })
      expect((await journal(here)).slice(1)).toEqual([
        ['message.arrived', { arrived: true }],
        ['message.arrived', { arrived: false }],
      ])
      expect(here.smtp.mails).toHaveLength(1)
    },
  )

  itOnBoth(
    'is alerted once to each person, who had been told before that Jeanne waits',
    async kind => {
      const tell = async ({ context }: FormHouse) => {
        // Two workers in one moment.
        await Promise.all([raiseAlerts(context), raiseAlerts(context)])
        await Promise.all([sendMails(context, alertMails), sendMails(context, alertMails)])
      }
      const { here, conversation, answer } = await cutOff(kind, async house => {
        await addTestPerson(house, 'Bruno', 'officer')
        house.clock.advance(9 * minute)
        await tell(house)
        expect(house.smtp.mails).toHaveLength(2)
      })
      for (let look = 0; look < 2; look += 1) await tell(here)
      const mails = here.smtp.mails.slice(3)
      expect(mails.flatMap(({ to }) => to).toSorted()).toEqual([
        'anne@exemple.fr',
        'bruno@exemple.fr',
      ])
      for (const { text } of mails) {
        const parsed = await simpleParser(text)
        expect(plain(parsed.text ?? '')).toContain('peut-être pas arrivée')
        expect(plain(parsed.html || '')).toContain('peut-être pas arrivée')
        expect(parsed.text).toContain(`/messages/${conversation}`)
      }
      expect((await alertsOf(here, 1)).notices).toMatchObject([
        { lines: [{ conversation, minutes: 0, inDoubt: true, waiting: true }] },
      ])
      await again(here, answer)
      await round(here)
      await round(here)
      await tell(here)
      expect(here.smtp.mails).toHaveLength(6)
    },
  )

  it('is alerted in the morning where it was found at night, and not once it is settled', async () => {
    const house = await formHouse()
    house.clock.advance(10 * 60 * minute)
    const asked = await writeByForm(house)
    await answerIt(house, asked)
    await raiseAlerts(house.context)
    expect((await alertsOf(house)).notices).toEqual([])
    house.clock.advance(14 * 60 * minute)
    await raiseAlerts(house.context)
    expect((await alertsOf(house)).notices).toMatchObject([{ lines: [{ inDoubt: true }] }])
    const [, answer] = (await read(house, asked.conversation)).messages
    await arrived(house, answer?.id ?? 0, true)
    await sendMails(house.context, alertMails)
    expect(house.smtp.mails).toHaveLength(1)
  })

  it('takes one of two opposite presses, and says so to the other', async () => {
    const { here, answer } = await cutOff()
    const pressed = await Promise.all([again(here, answer), arrived(here, answer, true)])
    expect(pressed.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('is nobody’s to judge who may not answer, and no message is that is not in doubt', async () => {
    const { here, message, answer } = await cutOff()
    expect((await again(here, answer, 'councillor')).status).toBe(403)
    expect((await arrived(here, answer, true, 'councillor')).status).toBe(403)
    expect((await again(here, message)).status).toBe(409)
    expect((await arrived(here, message, true)).status).toBe(409)
    expect((await again(here, 99_999)).status).toBe(404)
  })
})
