import type { Reading } from './chapters.tsx'

export const accessibility: Reading = {
  title: 'Accessibility',
  lead: 'This service partially complies with the French accessibility standard (RGAA), version 4.1.2.',
  chapters: [
    {
      key: 'engagement',
      title: 'Commitment',
      paragraphs: [
        'The mairie commits to making this service accessible, as article 47 of the law no. 2005-102 of 11 February 2005 asks. This statement holds for its screens, its public agenda and its forms.',
      ],
    },
    {
      key: 'etat',
      title: 'State of compliance',
      paragraphs: [
        'The audit carried out on 30 November 2026 by the authors of the software Tambour, on its version 0.1.0, shows that 97% of the applicable criteria are met: 76 of 78.',
        'It is an audit of themselves, on twenty-four pages: no disabled person took part, and no screen reader was listened to. The answer to each of the 106 criteria is in the software’s file docs/rgaa.md.',
      ],
    },
    {
      key: 'limites',
      title: 'Content that is not accessible',
      paragraphs: ['These do not comply:'],
      list: [
        'The two charts of “Reply times”: their caption is not tied as the standard asks (criterion 1.9). The “As a table” button gives the same figures.',
        'The mail shown in “Digest”, laid out as mail programs ask (criterion 10.1). “Text only” says the same.',
      ],
    },
    {
      key: 'exemptes',
      title: 'Content outside the obligation',
      paragraphs: [
        'What residents and other bodies send is shown as it is: a picture or a voice message without text stays so. No exemption for a disproportionate burden is claimed.',
      ],
    },
    {
      key: 'etablissement',
      title: 'How this statement was made',
      paragraphs: [
        'This statement was made on 30 November 2026. Technologies: HTML, CSS, JavaScript, ARIA, SVG. Means: Chromium, axe-core, html-validate, the keyboard alone, larger and wider text, forced colours.',
        'Pages checked: sign-in, Today, Messages, a conversation, Reply times, Events, an event, Announce an event, Calendar, Channels, Settings, My account, Help and its page “Announcing”, Digest, this page; the public agenda, an event’s page, the week’s poster, Personal data, the public help and the same page, Write to the mairie, Propose an event.',
      ],
    },
    {
      key: 'contact',
      title: 'Reporting a difficulty',
      paragraphs: [
        'If you cannot reach some content or service, write to or phone the mairie: say which page, and what you wanted to do there. A reply or another way will be offered to you.',
      ],
    },
    {
      key: 'recours',
      title: 'Appeal',
      paragraphs: [
        'If the mairie does not answer or offers nothing that suits, you may turn to the Défenseur des droits: by the form at defenseurdesdroits.fr, through its delegate in your region, by phone at 09 69 39 00 00, or by free post, without a stamp, to Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
      ],
    },
  ],
}
