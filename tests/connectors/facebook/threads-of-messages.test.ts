import { describe, expect, it } from 'vitest'
import { MINUTE, tuesday } from '../meta-world.ts'
import { openVillage } from './village.ts'

describe('a private conversation', () => {
  it('is the citizen’s, with both sides', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const resident = 'Émile Perrin'
    const said = sandbox.write({ page, kind: 'message', resident, text: 'Bonjour, une question' })
    village.clock.advance(5 * MINUTE)
    const answer = sandbox.post({ page, kind: 'message', target: resident, text: 'Bonjour' }).id
    await village.poll()
    const thread = said.conversation ?? ''
    expect(village.threads.get(thread)).toMatchObject({
      remoteId: thread,
      visibility: 'private',
      subject: resident,
      url: expect.stringMatching(/^https:\/\/www\.facebook\.com\/\d+\/inbox\//),
    })
    expect(village.inbox.get(said.id)).toMatchObject({
      direction: 'inbound',
      author: { remoteId: said.resident?.scopedId, name: resident },
      sentAt: tuesday,
    })
    expect(village.inbox.get(answer)).toMatchObject({ direction: 'outbound', author: null })
  })

  it('longer than Facebook tells is read as far as it goes, and the rest is said', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const resident = 'Émile Perrin'
    for (let n = 0; n < 33; n++) {
      sandbox.write({
        page,
        kind: 'message',
        resident,
        text: `${n}`,
        at: tuesday - (33 - n) * MINUTE,
      })
    }
    const poll = await village.poll()
    expect(poll.messages.map(message => message.text)).toEqual(
      Array.from({ length: 20 }, (_, n) => `${n + 13}`),
    )
    expect(poll.requests).toBe(3)
    expect(poll.gaps).toHaveLength(1)
    expect(poll.gaps[0]).toMatch(
      /^Conversation privée t_\d+\u00a0: 13\u00a0messages plus anciens ne se lisent pas, Facebook ne donne que les 20 derniers\.$/,
    )
    // The sentence reaches the weekly mail.
    expect(poll.gaps[0]).not.toContain('Perrin')
    village.clock.advance(MINUTE)
    sandbox.write({ page, kind: 'message', resident, text: 'Encore' })
    expect((await village.poll()).gaps).toEqual([])
  })

  it('marks the text that Facebook sends by itself, once it is seen twice', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    sandbox.setInstantReply(page, 'Bonjour, merci de votre message. La mairie vous répond bientôt.')
    const thread = async (resident: string) => {
      sandbox.write({ page, kind: 'message', resident, text: 'Bonjour, une question' })
      village.clock.advance(MINUTE)
      await village.poll()
    }
    const automatic = () =>
      [...village.inbox.values()]
        .filter(one => one.direction === 'outbound')
        .map(one => one.automatic)
    await thread('Émile Perrin')
    expect(automatic()).toEqual([false])
    await thread('Julie Renard')
    expect(automatic()).toEqual([true, true])
    await thread('Anne Colin')
    expect(automatic()).toEqual([true, true, true])
    sandbox.post({
      page,
      kind: 'message',
      target: 'Anne Colin',
      text: 'Oui, samedi de 9 h à 12 h.',
    })
    village.clock.advance(MINUTE)
    await village.poll()
    expect(automatic().at(-1)).toBe(false)
  })

  it('marks the texts that the commune wrote down from the first one on', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    sandbox.setInstantReply(page, 'Merci !')
    sandbox.write({ page, kind: 'message', resident: 'Émile Perrin', text: 'Bonjour' })
    village.clock.advance(MINUTE)
    const call = village.call
    village.call = changes =>
      call({ ...changes, config: { page, automatic_texts: 'Absent | Merci !' } })
    await village.poll()
    expect([...village.inbox.values()].map(one => one.automatic)).toEqual([false, true])
  })
})
