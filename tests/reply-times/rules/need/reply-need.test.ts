import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  moderatedSince,
  needOf,
  textNeedOf,
} from '../../../../server/reply-times/rules/need/reply-need.ts'
import { emoticons } from '../../../../server/reply-times/rules/need/rules/plain-terms.ts'
import { reasonAgainst } from '../../../../server/reply-times/rules/need/rules.ts'
import { knownAt, type ReplyMessage } from '../../../../server/reply-times/rules/reply-message.ts'
import { timelines } from '../../../support/reply-times/reply-timelines.ts'

function message(more: Partial<ReplyMessage>): ReplyMessage {
  return {
    id: 'm',
    thread: 'T',
    author: 'Ann',
    direction: 'inbound',
    sentAt: 1000,
    text: 'La salle est-elle libre ?',
    ...more,
  }
}

describe('reasonAgainst', () => {
  it.each([
    'Merci 👍',
    'merci',
    'MERCI !!!',
    'Merci beaucoup pour votre réponse',
    'Merciiii 🙏🏽🙏🏽',
    'Merci beaucoup, bonne journée !',
    'Bonjour',
    'bonjour madame,',
    'Bonsoir à tous',
    'OK merci',
    'D’accord, merci beaucoup',
    "D'accord merci",
    'Merci d\u2019avance pour cette belle fête',
    'Merci pour l’info :)',
    'Merci :D',
    'Merci pour votre réponse rapide. Bonne fin de journée à vous aussi.',
    'Merci\u202f!',
    'À bientôt',
    'A bientot',
    'De rien ;-)',
    'Meilleurs voeux',
    'Meilleurs vœux à toute l’équipe !',
    'Merci @Julie',
    'Merci beaucoup et à bientôt',
    'Je vous remercie ❤️',
    'bon week-end\nmerci',
    'Bravo !',
    'Magnifique',
    'Quelle belle initiative',
    'Félicitations aux mariés',
    'J’y serai',
    'jy serai lol',
    'Sincères condoléances à la famille',
    'mdr',
    'c vrmt réussi',
    'OK',
    'Super !',
  ])('%j is courtesy', text => {
    expect(reasonAgainst(text)).toBe('courtesy')
  })

  it.each(['👍', '👍👍 ❤️', '❤', '👨‍👩‍👧‍👦', '🇫🇷', '1️⃣', '👏🏽 !', ':-)', '<3', '^^', '☀️…', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'])(
    '%j is emoji only',
    text => {
      expect(reasonAgainst(text)).toBe('emoji')
    },
  )

  it.each([
    '@Julie',
    '@Julie !',
    ' @Julie, @Marc_51 👍',
    '@Julie ?',
    '@julie@mastodon.example',
    '@Jean-Noël.',
    '@Julie @Éric',
  ])('%j only tags somebody', text => {
    expect(reasonAgainst(text)).toBe('tag')
  })

  it.each([
    'Merci ! Et samedi ?',
    'Merci ?',
    'Merci ❓',
    'Merci beaucoup pour votre réponse, mais cela ne règle rien',
    'Bonjour ?',
    '@Julie c’est ouvert ?',
    '@Julie Martin',
    '@ Julie',
    'merci@mairie.fr',
    'Merci de me rappeler',
    'Merci de votre réponse',
    'Merci pour rien',
    'C’est pas beau ça ??',
    'Bonjour, la mairie est ouverte',
    'à vous',
    'Oui',
    'votre réponse',
    'beaucoup',
    'Merci 12 h',
    'Merci 06 39 98 12 34',
    'Merci d’avance pour votre réponse',
    '12',
    '#',
    '',
    '   ',
    '???',
    '❓',
    '👍 ?',
    '🤔⁉️',
    'xDébut',
    '<30',
    'Ça ne marche pas 😡',
  ])('%j needs an answer', text => {
    expect(reasonAgainst(text)).toBeNull()
  })

  it.each([
    '@Julie on y va ?',
    '@Julie tu sais si c’est ouvert samedi ?',
    '@Julie pour toi 😉',
    '@Julie n’oublie pas d’inscrire les jumeaux',
  ])('%j speaks to the one who is tagged', text => {
    expect(reasonAgainst(text)).toBe('tag')
  })

  it.each([
    '@Julie la mairie a dit quoi, tu sais ?',
    '@Julie vous répondez quand ?',
    'Magnifique exposition. Est-elle visible le dimanche',
    'Superbe, y a-t-il un loto',
    'idem au Clos Fleuri',
    'Superbe soirée, un micro la prochaine fois et ce sera parfait',
    '@Julie tu as vu, il y a une fuite',
    '@Julie combien ça coûte ?',
    'Bravo, par contre le banc est cassé',
    'Magnifique ! On peut s’inscrire où',
    'Félicitations pour le déneigement, on est en quelle année déjà',
    'Merci la mairie, on patauge dans la boue',
    'Bravo « on fait le nécessaire »',
    'Bravo 🙄',
    'Bonjour c’est Martine Duval',
    // Words that another one was taken for: « cc », « mmm », « mooi », « cool », « moin ».
    'C’est chez moi',
    'c’était pour mars',
    'Marche trop haute pour moi',
    'le col du Loup',
    'un peu moins',
    'filet déchiré',
    'C’est quel artiste',
    'merci, et le dimanche',
    'Bravo aux équipes, on n’a encore vu personne',
    'Merci www.mairie.example',
  ])('%j needs an answer all the same', text => {
    expect(reasonAgainst(text)).toBeNull()
  })

  it('takes the whole of a mentioned name for the mention', () => {
    expect(reasonAgainst('@Julie Martin', ['Julie Martin'])).toBe('tag')
    expect(reasonAgainst('@Julie Martin 👍', ['Julie', 'Julie Martin'])).toBe('tag')
    expect(reasonAgainst('Merci @Julie Martin !', ['Julie Martin'])).toBe('courtesy')
    expect(reasonAgainst('@Julie Martin c’est ouvert ?', ['Julie Martin'])).toBeNull()
    expect(reasonAgainst('@Julie Martinez', ['Julie Martin'])).toBeNull()
    expect(reasonAgainst('@(a.b) c’est ouvert', ['(a.b)', ''])).toBeNull()
    expect(reasonAgainst('@(a.b)', ['(a.b)', ''])).toBe('tag')
    expect(reasonAgainst('@Jean-Pierre Colin', ['Jean-Pierre Colin'])).toBe('tag')
  })

  it('finds mentions by their "@" alone: an author’s number may be in a text', () => {
    expect(reasonAgainst('12', ['12'])).toBeNull()
    expect(reasonAgainst('Rue 12', ['12'])).toBeNull()
    expect(reasonAgainst('Julie', ['Julie'])).toBeNull()
  })

  it.each([...emoticons])('takes %s for an emoji', face => {
    expect(reasonAgainst(face)).toBe('emoji')
    expect(reasonAgainst(`merci ${face}`)).toBe('courtesy')
  })

  it('reads a text the same way, whether or not its first words are plain', () => {
    const word = fc.constantFrom(
      ...['merci', 'Merciiii', 'bonjour', 'la', 'mairie', 'salle', 'xD', 'XD', 'xd', 'D', 'ok'],
      ...[
        'église',
        'l’église',
        "c'est",
        '@Julie',
        ':D',
        ':)',
        '<3',
        '👍',
        '?',
        '😀merci',
        '3',
        'À',
      ],
      ...['vous', 'aussi', 'fermée', 'bravo', 'zzz', 'merci_', 'merci2'],
    )
    const space = fc.constantFrom(
      ...["'", '’', '-', '-)', ' -'],
      ...[' ', '  ', ', ', '. ', ' ! ', '!', '\n', '\u202f', '', ';'],
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(word, space), { maxLength: 6 }), parts => {
        const text = parts.flat().join('')
        // A sign that says nothing, and that no plain text has.
        expect(reasonAgainst(text)).toBe(reasonAgainst(`\u200b${text}`))
      }),
      { numRuns: 300 },
    )
  })

  it('is quick on long texts, and leaves out none that nobody writes out of courtesy', () => {
    const long = `${'merci '.repeat(3_000)}lundi ouvrent zinzin`
    expect(reasonAgainst(long)).toBeNull()
    expect(reasonAgainst('merci '.repeat(3_000))).toBe('courtesy')
    expect(reasonAgainst('merci '.repeat(20_000))).toBeNull()
    expect(reasonAgainst('@'.repeat(100_000))).toBeNull()
  })
})

describe('needOf', () => {
  it('is none of what was sent by itself, whatever its words, unless a person says so', () => {
    const automatic = { text: 'La mairie est-elle ouverte ?', automatic: true }
    expect(needOf(message(automatic))).toEqual({ needed: false, reason: 'automatic' })
    const marks = [{ at: 2000, needsReply: true, reason: null }]
    expect(needOf(message({ ...automatic, marks }))).toEqual({ needed: true, at: 1000 })
    expect(needOf(message({ ...automatic, automatic: false }))).toMatchObject({ needed: true })
  })

  it('is needed from the message’s own time', () => {
    expect(needOf(message({}))).toEqual({ needed: true, at: 1000 })
  })

  it('gives the reason of the text as sent', () => {
    const edits = [{ at: 2000, text: '👍' }]
    expect(needOf(message({ text: 'Merci', edits }))).toEqual({ needed: false, reason: 'courtesy' })
  })

  it('begins with the first edit that needs an answer, in whatever order they come', () => {
    const edits = [
      { at: 4000, text: 'Et dimanche ?' },
      { at: 2000, text: 'Merci !' },
      { at: 3000, text: 'Et samedi ?' },
    ]
    expect(needOf(message({ text: 'Merci', edits }))).toEqual({ needed: true, at: 3000 })
  })

  it('keeps a need that an edit takes back', () => {
    const edits = [{ at: 2000, text: 'Merci' }]
    expect(needOf(message({ edits }))).toEqual({ needed: true, at: 1000 })
  })

  it('never begins before the message, nor after its removal', () => {
    const edits = [{ at: 500, text: 'Et samedi ?' }]
    expect(needOf(message({ text: 'Merci', edits }))).toEqual({ needed: true, at: 1000 })
    const late = message({ text: 'Merci', removedAt: 1500, edits: [{ at: 1501, text: 'Et ?' }] })
    expect(needOf(late)).toEqual({ needed: false, reason: 'courtesy' })
  })

  it('is what the last mark says, from the message’s own time', () => {
    const spam = { at: 2000, needsReply: false, reason: 'spam' }
    const yes = { at: 3000, needsReply: true, reason: null }
    expect(needOf(message({ marks: [spam] }))).toEqual({ needed: false, reason: 'spam' })
    expect(needOf(message({ marks: [yes, spam] }))).toEqual({ needed: true, at: 1000 })
    const merci = message({ text: 'Merci', edits: [{ at: 1500, text: 'Et ?' }], marks: [yes] })
    expect(needOf(merci)).toEqual({ needed: true, at: 1000 })
    const twice = [spam, { ...yes, at: 2000 }]
    expect(needOf(message({ marks: twice }))).toEqual({ needed: true, at: 1000 })
  })
})

describe('moderatedSince', () => {
  it('is the beginning of a hiding that lasts', () => {
    expect(moderatedSince(message({}))).toBeNull()
    expect(moderatedSince(message({ hidden: [{ from: 2000, to: 3000 }] }))).toBeNull()
    const hidden = [
      { from: 2000, to: 3000 },
      { from: 5000, to: null },
      { from: 4000, to: null },
    ]
    expect(moderatedSince(message({ hidden }))).toBe(4000)
  })

  it('gives way to a later judgement that an answer is needed', () => {
    const hidden = [{ from: 2000, to: null }]
    const mark = (at: number, needsReply: boolean) =>
      message({ hidden, marks: [{ at, needsReply, reason: 'à revoir' }] })
    expect(moderatedSince(mark(1999, true))).toBe(2000)
    expect(moderatedSince(mark(2000, true))).toBeNull()
    expect(moderatedSince(mark(3000, false))).toBe(2000)
  })
})

describe('textNeedOf', () => {
  it('says all that the texts say, at whatever moment, once they are erased', () => {
    fc.assert(
      fc.property(timelines, fc.integer({ min: -60, max: 6 * 1440 }), (timeline, minutes) => {
        const at = timeline.now + minutes * 60_000
        const erased = timeline.messages.map(({ edits, ...one }) =>
          one.direction === 'outbound'
            ? one
            : { ...one, text: '', erased: textNeedOf({ ...one, ...(edits && { edits }) }) },
        )
        const needs = (messages: readonly ReplyMessage[]) =>
          knownAt(messages, at)
            .filter(({ direction }) => direction === 'inbound')
            .map(needOf)
        expect(needs(erased)).toEqual(needs(timeline.messages))
      }),
    )
  })
})
