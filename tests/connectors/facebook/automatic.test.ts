import { describe, expect, it } from 'vitest'
import type { IncomingMessage } from '../../../server/connectors/connector.ts'
import { createAutomatic } from '../../../server/connectors/meta/automatic.ts'

const now = Date.parse('2026-06-02T10:00:00+02:00')
const greeting = 'Bonjour, merci de votre message, la mairie vous répond bientôt.'

function message(
  id: string,
  direction: 'inbound' | 'outbound',
  seconds: number,
  text: string,
): IncomingMessage {
  return {
    remoteId: id,
    parentRemoteId: null,
    direction,
    author: null,
    text,
    attachments: [],
    mentions: [],
    url: null,
    sentAt: now + seconds * 1000,
    automatic: false,
    hidden: false,
  }
}

/** A thread in which the page says `text` so many seconds after the citizen's question. */
function thread(id: string, delay: number, text: string): IncomingMessage[] {
  return [
    message(`${id}.1`, 'inbound', 0, 'Bonjour ?'),
    message(`${id}.2`, 'outbound', delay, text),
  ]
}

function marks(threads: IncomingMessage[][], configured?: string, citizen: string | null = null) {
  const automatic = createAutomatic(configured, {})
  return threads.map((messages, index) => {
    automatic.mark(`t_${index}`, messages, citizen)
    return messages.at(-1)?.automatic
  })
}

describe('an automatic reply', () => {
  it('is a text that came within five seconds, twice', () => {
    expect(marks([thread('a', 3, greeting), thread('b', 5, greeting)])).toEqual([false, true])
  })

  it('is not one that took longer, nor one seen once, nor a short one', () => {
    expect(marks([thread('a', 6, greeting), thread('b', 60, greeting)])).toEqual([false, false])
    expect(marks([thread('a', 3, greeting), thread('b', 6, greeting)])).toEqual([false, false])
    expect(marks([thread('a', 2, greeting), thread('b', 2, `${greeting} À demain.`)])).toEqual([
      false,
      false,
    ])
    expect(marks([thread('a', 2, 'Oui bien sûr'), thread('b', 2, 'Oui bien sûr')])).toEqual([
      false,
      false,
    ])
  })

  it('is not one read twice in the same place', () => {
    const messages = thread('a', 3, greeting)
    expect(marks([messages, messages])).toEqual([false, false])
  })

  it('is not what follows another answer of the page', () => {
    const twoAnswers = (id: string) => [
      ...thread(id, 1, 'Bonjour, je regarde cela tout de suite.'),
      message(`${id}.3`, 'outbound', 3, greeting),
    ]
    expect(marks([twoAnswers('a'), twoAnswers('b')])).toEqual([false, false])
  })

  it('may greet each citizen by name', () => {
    const automatic = createAutomatic(undefined, {})
    const of = (name: string) => `Bonjour ${name}, merci de votre message, à bientôt !`
    const first = thread('a', 3, of('Julie'))
    const second = thread('b', 3, of('Paul'))
    automatic.mark('t_a', first, 'Julie Renard')
    automatic.mark('t_b', second, 'Paul Marchand')
    expect(second[1]?.automatic).toBe(true)
    expect(automatic.recognised()).toEqual([{ thread: 't_a', message: 'a.2' }])
  })

  it('is known by its text where what it answers could not be read', () => {
    const cut = [message('c.1', 'outbound', 0, greeting)]
    expect(marks([thread('a', 3, greeting), thread('b', 3, greeting), cut])).toEqual([
      false,
      true,
      true,
    ])
    expect(marks([[message('c.1', 'outbound', 0, greeting)]])).toEqual([false])
  })

  it('is what the commune wrote down, whatever its delay, with any name', () => {
    const configured = 'Fermé jusqu’à lundi (9 h).\nBonjour {prénom}, merci ! | '
    const texts = [
      'Fermé jusqu\u2019à lundi (9 h).',
      "Fermé  jusqu'à lundi (9 h).",
      'Bonjour Jean-Paul, merci !',
      'Bonjour, merci !',
      'Fermé jusqu’à lundi (9 h). Et mardi aussi.',
      '',
    ]
    expect(
      marks(
        texts.map((text, n) => thread(`${n}`, 600, text)),
        configured,
      ),
    ).toEqual([true, true, true, false, false, false])
  })
})
