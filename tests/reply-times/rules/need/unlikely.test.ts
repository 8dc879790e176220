import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isUnlikely,
  isUnlikelyNeed,
  type Setting,
} from '../../../../server/reply-times/rules/need/reply-need.ts'
import type { ReplyMessage } from '../../../../server/reply-times/rules/reply-message.ts'

const nowhere: Setting = { subject: null, toResident: false }
const judged = (text: string, where: Partial<Setting> = {}) =>
  isUnlikely(text, [], { ...nowhere, ...where })

describe('isUnlikely', () => {
  it.each([
    'ma mémé y lavait encore en 60',
    'On montait là-haut en vélo avec trois sous',
    'Le père Anselme sonnait les cloches',
    'je te garde une part de tarte',
    'Pourquoi tu y vas toi ?',
  ])('marks %j wherever it stands', text => {
    expect(judged(text)).toBe(true)
  })

  it.each([
    ['vert', 'Quelle couleur pour les volets de l’école ?'],
    ['derrière la chapelle ?', 'Devinez où est prise cette photo'],
    ['les encriers, la blouse, et le poêle', 'Photo ancienne de l’école'],
    ['mon village à la télé je pleure', 'La fête du village en photos'],
  ])('marks %j under %j, and not elsewhere', (text, subject) => {
    expect(judged(text, { subject })).toBe(true)
    expect(judged(text, { subject: 'Travaux rue du Four' })).toBe(false)
  })

  it('marks what is said to somebody who is tagged, but not of the mairie', () => {
    const tagged = (text: string) => isUnlikely(`@Léa ${text}`, ['Léa'], nowhere)
    expect(tagged('pour les 30 ans de Seb ??')).toBe(true)
    expect(tagged('le maire le sait')).toBe(false)
    expect(tagged('il y a une fuite')).toBe(false)
    expect(judged('@Mairie c’est ouvert ?')).toBe(false)
  })

  it('marks what answers a resident, but not what the mairie should hear', () => {
    const reply = (text: string) => judged(text, { toResident: true })
    expect(reply('si si c’est ouvert, j’y suis passée ce matin')).toBe(true)
    expect(reply('pareil rue du Stade')).toBe(false)
    expect(reply('la mairie était au courant')).toBe(false)
    expect(reply('toujours dans le noir')).toBe(false)
    expect(reply('et pour samedi ?')).toBe(false)
  })

  it('marks what a resident answers another, though it says no or names a street', () => {
    const reply = (text: string) => judged(text, { toResident: true })
    expect(reply('non moi j’ai un porte clé rouge')).toBe(true)
    expect(reply('oui il passe par la route de la levée')).toBe(true)
    expect(reply('on me l’a dit hier')).toBe(true)
    expect(reply('la route de la levée est barrée')).toBe(false)
    expect(reply('oui, toujours dans le noir')).toBe(false)
  })

  it.each([
    'Je pense plutôt que c’est 1966, mon mari est dessus et il avait 7 ans',
    'il n’était pas l’aîné, ma tante en avait 106',
    'ce n’est pas Marcel sur la photo de 1960, c’est Roger',
  ])('does not mark %j, which puts something right', text => {
    expect(judged(text)).toBe(false)
    expect(judged(text, { subject: 'Photo de classe de 1968' })).toBe(false)
  })

  it.each([
    'Toujours pas de lumière rue des Lilas',
    'Le distributeur de sacs est vide',
    'ma cousine viendrait volontiers gratuitement',
    'Gardez-moi un exemplaire, j’y étais hier',
    'j’avais un rendez-vous hier',
    'mon numéro c’était le 06 39 98 12 34',
    'je croyais que la mairie était au service de tous',
    'Et la buvette ?',
    '😡',
    '',
    '???',
  ])('does not mark %j', text => {
    expect(judged(text)).toBe(false)
    expect(judged(text, { subject: 'La fête du village en photos' })).toBe(false)
  })

  it('marks nothing more for a question or a word to the mairie', () => {
    const remembering = fc.constantFrom(
      'on montait là-haut',
      'ma mémé y lavait',
      'j’y étais en 1982',
    )
    const asking = fc.constantFrom(' ?', ' svp', '. Et vous, la mairie', '. Il faudrait un banc')
    fc.assert(
      fc.property(remembering, asking, (told, asked) => {
        expect(judged(told)).toBe(true)
        expect(judged(told + asked)).toBe(false)
      }),
    )
  })
})

describe('isUnlikelyNeed', () => {
  const message: ReplyMessage = {
    id: 'm',
    thread: 'T',
    author: 'Ann',
    direction: 'inbound',
    sentAt: 1000,
    text: 'ma mémé y lavait en 1960',
  }
  const asked = { at: 2000, text: 'c’est ouvert quand ?' }

  it.each<[string, Partial<ReplyMessage>, boolean]>([
    ['a memory', {}, true],
    ['one that became a question', { edits: [asked] }, false],
    ['one that was gone before it became one', { edits: [asked], removedAt: 1500 }, true],
    [
      'one of which a person said that it needs an answer',
      {
        marks: [{ at: 2000, needsReply: true, reason: null }],
      },
      false,
    ],
    [
      'an erased one that was marked',
      { text: '', erased: { rule: 'unlikely', needAt: 1000 } },
      true,
    ],
    ['any other erased one', { text: '', erased: { rule: null, needAt: 1000 } }, false],
  ])('of %s', (_, more, expected) => {
    expect(isUnlikelyNeed({ ...message, ...more }, nowhere)).toBe(expected)
  })
})
