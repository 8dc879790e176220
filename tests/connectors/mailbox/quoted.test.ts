import { describe, expect, it } from 'vitest'
import { withoutQuoted } from '../../../server/connectors/mailbox/quoted.ts'
import { workOf } from '../../support/work/counted-work.ts'

const question = ['> Bonjour, la mairie est-elle', '> ouverte samedi ?', '>', '> Julie']

describe('what somebody wrote, without what their program quoted', () => {
  it.each([
    ['Thunderbird', ['Oui.', '', 'Le 27/11/2026 à 10:00, Julie Renard a écrit :', ...question]],
    [
      'Gmail, wrapped',
      [
        'Oui.',
        '',
        'Le ven. 27 nov. 2026 à 10:00, Julie Renard <julie@exemple.org> a',
        'écrit :',
        '',
        ...question,
      ],
    ],
    [
      'English',
      ['Oui.', '', 'On Fri, Nov 27, 2026 at 10:00 AM Julie <j@x.org> wrote:', ...question],
    ],
    ['a short one', ['Oui.', 'Julie Renard <julie@exemple.org> a écrit :', '', ...question]],
    [
      'Outlook',
      [
        'Oui.',
        '',
        'De : Julie Renard <julie@exemple.org>',
        'Envoyé : vendredi 27 novembre 2026 10:00',
        'À : mairie@exemple.fr',
        'Objet : Horaires',
        '',
        'Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'Outlook, with a line',
      [
        'Oui.',
        '________________________________',
        'From: Julie Renard',
        'Sent: Friday, November 27, 2026 10:00',
        'To: mairie@exemple.fr',
        'Subject: Horaires',
        '',
        'Bonjour',
      ],
    ],
    ['an old one', ['Oui.', '', '-----Message d’origine-----', 'De : Julie', 'Bonjour']],
    [
      'a telephone that marks nothing',
      ['Oui.', '', 'Le 27 nov. 2026 à 10:00, Julie <julie@exemple.org> a écrit :', '', 'Bonjour'],
    ],
  ])('%s', (_, lines) => {
    expect(withoutQuoted(lines.join('\n'))).toBe('Oui.')
  })

  it('keeps what answers between the quotes, and signatures', () => {
    const text = [
      'Bonjour,',
      'Le 27/11/2026 à 10:00, Julie Renard a écrit :',
      '> La mairie est-elle ouverte samedi ?',
      'Oui, de 9 h à 12 h.',
      '> Et la bibliothèque ?',
      'Non.',
      '',
      '-- ',
      'Le secrétariat',
    ].join('\n')
    expect(withoutQuoted(text)).toBe('Bonjour,\nOui, de 9 h à 12 h.\nNon.\n\n-- \nLe secrétariat')
  })

  it.each([
    ['somebody says that they answered below', 'Mes réponses ci-dessous, en rouge.'],
    ['nothing stands above', ''],
  ])('keeps all of it where %s', (_, above) => {
    const text = [
      above,
      'De : Julie Renard <julie@exemple.org>',
      'Envoyé : vendredi 27 novembre 2026 10:00',
      'À : mairie@exemple.fr',
      'Objet : Horaires',
      'Est-ce ouvert ? OUI',
    ].join('\n')
    expect(withoutQuoted(text)).toBe(text.trim())
  })

  it('keeps words that only look like the beginning of a quote', () => {
    for (const text of [
      'Le maire nous a écrit :\nrien depuis.',
      'De : la part de Julie\nbonjour',
      'Date : samedi\nLieu : la salle',
      'On a écrit :',
    ]) {
      expect(withoutQuoted(text)).toBe(text)
    }
  })

  it('takes its time over nothing', () => {
    // Work that grows with the square of these would not end.
    for (const unit of ['le ', '> ', '_', '-', 'a écrit : ', 'De : ', ' ', '\n', 'le 2026 <a@b '])
      withoutQuoted(unit.repeat(1_000_000))
    // Of lines as long as one that is looked at may be.
    for (const unit of [`${'1'.repeat(100)}${'@'.repeat(200)}`, '1111@'.repeat(60)])
      withoutQuoted(`le ${unit}\n`.repeat(200))
  })
})

it.each([
  ['introductions of quotes', 'Le 2020@a écrit :\n> x\n'],
  ['introductions of nothing', 'Le 2020@a écrit :\n'],
  ['introductions that wrap', 'Le lundi 3 mars 2020\nJulie <j@x.org> a écrit :\n> x\n'],
  ['dividers', `${'_'.repeat(20)}\n`],
  ['dividers with words', '-- Original Message --\n'],
  ['header lines', 'De : x\nÀ : y\n'],
  ['quotes', '> x\n'],
])('costs at most twice as much for twice as many %s', (_what, piece) => {
  const [once, twice] = [500, 1_000].map(times => workOf(() => withoutQuoted(piece.repeat(times))))
  expect(twice).toBeLessThanOrEqual(2 * (once ?? 0) + 1_000)
})
