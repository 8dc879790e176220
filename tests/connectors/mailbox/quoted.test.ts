import { describe, expect, it } from 'vitest'
import { withoutQuoted } from '../../../server/connectors/mailbox/quoted.ts'
import { workOf } from '../../support/network/counted-work.ts'

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
    [
      'Zimbra, at Free',
      [
        'Oui.',
        '',
        '----- Mail original -----',
        'De: "Julie Renard" <julie@exemple.org>',
        'À: mairie@exemple.fr',
        'Envoyé: Vendredi 27 Novembre 2026 10:00:12',
        'Objet: Horaires',
        '',
        'Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'Orange',
      [
        'Oui.',
        '',
        '> Message du 27/11/26 10:00',
        '> De : "Julie Renard" <julie@exemple.org>',
        '> A : mairie@exemple.fr',
        '> Copie à : ',
        '> Objet : Horaires',
        '> ',
        '> Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'Orange and La Poste, of today',
      [
        'Oui.',
        '',
        'envoyé : 27 novembre 2026 à 10:00',
        'de : Julie Renard <julie@exemple.org>',
        'à : mairie@exemple.fr',
        'objet : Horaires',
        '',
        'Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'GMX',
      [
        'Oui.',
        '',
        'Gesendet:\u00a0Freitag, 27. November 2026 um 10:00 Uhr',
        'Von:\u00a0"Julie Renard" <julie@exemple.org>',
        'An:\u00a0mairie@exemple.fr',
        'Betreff:\u00a0Horaires',
        'Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'GMX in French',
      [
        'Oui.',
        'Envoyé: vendredi 27 novembre 2026 à 10:00',
        'De: "Julie Renard" <julie@exemple.org>',
        'À: mairie@exemple.fr',
        'Objet: Horaires',
        'Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'SFR',
      [
        'Oui.',
        '========================================',
        ' ',
        'Message du : 27/11/2026 10:00',
        'De : "Julie Renard" <julie@exemple.org>',
        'A : mairie@exemple.fr',
        'Copie à : ',
        'Sujet : Horaires',
        '',
        'Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'Yahoo',
      [
        'Oui.',
        '',
        '    Le vendredi 27 novembre 2026 à 10:00:12 UTC+1, Julie Renard <julie@exemple.org> a écrit\u00a0:  ',
        ' ',
        ' Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'Apple Mail',
      [
        'Oui.',
        '',
        '> Le 27 nov. 2026 à 10:00, Julie Renard <julie@exemple.org> a écrit :',
        '> ',
        '> Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'Outlook on a telephone',
      [
        'Oui.',
        '',
        '________________________________',
        'De : Julie Renard <julie@exemple.org>',
        'Envoyé : Friday, November 27, 2026 10:00:00 AM',
        'À : Mairie <mairie@exemple.fr>',
        'Objet : Horaires',
        '',
        'Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'a Samsung telephone',
      [
        'Oui.',
        '-------- Message d’origine --------',
        'De : Julie Renard <julie@exemple.org>',
        'Date : 27/11/2026 10:00 (GMT+01:00)',
        'À : mairie@exemple.fr',
        'Objet : Horaires',
        'Bonjour, est-ce ouvert ?',
      ],
    ],
    [
      'Zoho',
      [
        'Oui.',
        '---- Le ven., 27 nov. 2026 10:00:00 +0100 julie@exemple.org a écrit ----',
        '',
        'Bonjour, est-ce ouvert ?',
      ],
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
      'Bonjour\nDate : samedi 3 mai\nDe : 10 h\nÀ : 12 h\nObjet : la fête des voisins',
      'Programme\n====================\nDe la musique',
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
  ['dividers that tell of others', '---- Le 27 nov. 2026 julie a écrit --\n'],
  ['lines under titles', `${'='.repeat(20)}\n`],
  ['when it was sent', 'Envoyé : x\nDe : x@y\n'],
  ['header lines', 'De : x\nÀ : y\n'],
  ['quotes', '> x\n'],
])('costs at most twice as much for twice as many %s', (_what, piece) => {
  const [once, twice] = [500, 1_000].map(times => workOf(() => withoutQuoted(piece.repeat(times))))
  expect(twice).toBeLessThanOrEqual(2 * (once ?? 0) + 1_000)
})
