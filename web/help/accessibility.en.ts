import type { Reading } from './chapters.tsx'

export const accessibility: Reading = {
  title: 'Accessibility',
  lead: 'This service does not comply with the French accessibility standard (RGAA), for want of an audit.',
  chapters: [
    {
      key: 'etat',
      title: 'State of compliance',
      paragraphs: [
        'No audit has been carried out yet: French law wants the service to be called “not compliant” until an audit establishes its actual level. A declaration holds for three years.',
        'The service is designed and checked to be usable by all: with a keyboard alone, with a screen reader, zoomed to 200%, in forced colours, on a screen of 360 pixels. An automatic check passes on every screen in every version; it does not replace an audit.',
      ],
    },
    {
      key: 'limites',
      title: 'Known limits',
      paragraphs: ['These points are known and recorded.'],
      list: [
        'Messages and pictures received from networks are shown as they are: a picture without alternative text stays so.',
        'The line of reply times is a drawing; its figures are in the table that the “As a table” button shows.',
      ],
    },
    {
      key: 'contact',
      title: 'Reporting a difficulty',
      paragraphs: [
        'Write to or phone the mairie: say which page, and what you wanted to do there. A reply or another way will be offered to you.',
        'Without a satisfying answer, you may turn to the Défenseur des droits: form at defenseurdesdroits.fr, phone 09 69 39 00 00, or free post to Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
      ],
    },
  ],
}
